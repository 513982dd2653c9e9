package dev.connectors.http;

import dev.connectors.http.WebClient.Headers;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way: collects the body within a cap, and can be stopped from another thread.
 *
 * <p>The callbacks run on the client's selector thread, which serves all connections: they only copy bytes. While the answer
 * has not begun, stopping interrupts the thread that sends; later it cancels the subscription.
 */
final class Flight implements BodyHandler<byte[]>, BodySubscriber<byte[]> {

    /** Why it was stopped. */
    enum Stop {
        NOT,
        CALLED_OFF,
        LATE,
        TOO_LARGE
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    private static final int FIRST_BUFFER = 8 << 10;
    private static final int LARGEST_FIRST_BUFFER = 512 << 10; // a length in a header is a claim, not yet bytes

    private final Deadline deadline;
    private final int maxBytes;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();

    private byte[] buffer = new byte[0];
    private int count;
    private volatile int status;
    private volatile Headers headers = name -> Optional.empty();

    private @Nullable Thread sender; // these four are guarded by this
    private Flow.@Nullable Subscription subscription;
    private boolean interrupted;
    private Stop stop = Stop.NOT;

    Flight(Deadline deadline, int maxBytes) {
        this.deadline = deadline;
        this.maxBytes = maxBytes;
    }

    /** Called by the thread that sends, before it does. */
    synchronized void begin() {
        sender = Thread.currentThread();
    }

    /**
     * Called by the thread that sent, when it is back; from then on it is not interrupted.
     *
     * @param woken whether the interrupt, if there was one, was consumed by the sending
     */
    synchronized void end(boolean woken) {
        sender = null;
        if (interrupted && !woken) {
            // Ours, pending: it must not reach what this thread does next. A host's interrupt in this very moment goes
            // with it;
            // the call ends here either way.
            Thread.interrupted();
        }
    }

    /** Stops it, if it is still on its way; the first reason stays. */
    void stop(Stop why) {
        Flow.Subscription reading;
        synchronized (this) {
            if (stop != Stop.NOT || body.isDone()) {
                return;
            }
            stop = why;
            reading = subscription;
            if (reading == null && sender != null) {
                interrupted = true;
                sender.interrupt();
            }
        }
        if (reading != null) {
            reading.cancel();
            body.completeExceptionally(new Stopped());
        }
    }

    synchronized Stop stopped() {
        return stop;
    }

    /** The status; 0 where not even that arrived. */
    int status() {
        return status;
    }

    Headers headers() {
        return headers;
    }

    /** Stops it when its time is over; called now and then while the body is being read. */
    void check() {
        if (deadline.remainingNanos() <= 0) {
            stop(Stop.LATE);
        }
    }

    boolean done() {
        return body.isDone();
    }

    @Override
    public BodySubscriber<byte[]> apply(ResponseInfo info) {
        headers = headers(info.headers());
        status = info.statusCode();
        return this;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription reading) {
        var claimed = claimedLength();
        boolean refused;
        synchronized (this) {
            if (claimed > maxBytes && stop == Stop.NOT) {
                stop = Stop.TOO_LARGE;
            }
            refused = stop != Stop.NOT;
            subscription = reading;
        }
        if (refused) {
            reading.cancel();
            body.completeExceptionally(new Stopped());
            return;
        }
        if (claimed >= 0) {
            buffer = new byte[(int) Math.min(claimed, LARGEST_FIRST_BUFFER)];
        }
        reading.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (var part : parts) {
            var length = part.remaining();
            if (length > maxBytes - count) {
                stop(Stop.TOO_LARGE);
                return;
            }
            if (count + length > buffer.length) {
                var wanted = Math.max(Math.max(FIRST_BUFFER, count + length), 2L * buffer.length);
                buffer = Arrays.copyOf(buffer, (int) Math.min(wanted, maxBytes));
            }
            part.get(buffer, count, length);
            count += length;
        }
    }

    @Override
    public void onError(Throwable error) {
        body.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        body.complete(count == buffer.length ? buffer : Arrays.copyOf(buffer, count));
    }

    private long claimedLength() {
        var text = headers.first("content-length").orElse("");
        if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Long.parseLong(text);
    }

    private static Headers headers(HttpHeaders headers) {
        return new Headers() {
            @Override
            public Optional<String> first(String name) {
                return headers.firstValue(name);
            }

            @Override
            public List<String> all(String name) {
                return headers.allValues(name);
            }
        };
    }
}
