package dev.connectors.http;

import dev.connectors.error.ProviderUnavailable;
import dev.connectors.http.LostAnswer.Kind;
import dev.connectors.http.WebClient.Answer;
import dev.connectors.http.WebClient.Request;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** One request, sent on the caller's thread or aside, and what its end means. Used once. */
final class Sending {

    private static final long GRACE_NANOS =
            TimeUnit.MILLISECONDS.toNanos(100); // for the client's own timeout to come first

    private static final boolean JDK_SENDS_AGAIN = JvmSwitches.jdkSendsAgain();

    private static final class CalledOff extends Exception {
        private static final long serialVersionUID = 1L;

        CalledOff() {
            super("called off", null, false, false);
        }
    }

    private final Request request;
    private final HttpRequest http;
    private final OneShotBody body;
    private final Flight flight;
    private final Deadline deadline;
    private final boolean reads;

    Sending(Request request, HttpRequest http, OneShotBody body, Flight flight, Deadline deadline, boolean reads) {
        this.request = request;
        this.http = http;
        this.body = body;
        this.flight = flight;
        this.deadline = deadline;
        this.reads = reads;
    }

    /** On this thread; for reads, which an interrupt may break off. */
    Answer here(HttpClient client) {
        try (var hook = deadline.onCancel(this::callOff)) {
            return exchange(client);
        } catch (InterruptedException e) {
            if (flight.stopped() == Flight.Stop.NOT) {
                Thread.currentThread().interrupt(); // the host's, not ours
            }
            throw ended(e);
        } catch (IOException | RuntimeException e) {
            throw ended(e);
        }
    }

    /** On another thread, and waits for it: a write that may have left until the deadline, whoever interrupts. */
    Answer aside(HttpClient client, Executor threads) {
        var result = new CompletableFuture<Answer>();
        threads.execute(() -> {
            try {
                result.complete(exchange(client));
            } catch (InterruptedException | IOException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        var interrupted = false;
        try (var hook = deadline.onCancel(() -> breakOff(result))) {
            while (true) {
                try {
                    return result.get(Math.max(0, deadline.remainingNanos()) + GRACE_NANOS, TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    breakOff(result);
                } catch (TimeoutException e) {
                    body.withdraw();
                    flight.stop(Flight.Stop.LATE);
                    throw ended(e);
                } catch (ExecutionException e) {
                    throw ended(e.getCause() == null ? e : e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Answer exchange(HttpClient client) throws IOException, InterruptedException {
        flight.begin();
        var woken = false;
        try {
            var response = client.send(http, flight);
            return new Answer(response.statusCode(), flight.headers(), response.body());
        } catch (InterruptedException e) {
            woken = true;
            throw e;
        } finally {
            flight.end(woken);
        }
    }

    private void callOff() {
        flight.stop(Flight.Stop.CALLED_OFF);
    }

    private void breakOff(CompletableFuture<Answer> result) {
        if (reads || body.withdraw()) {
            callOff();
            result.completeExceptionally(new CalledOff());
        }
    }

    /** What it means for the caller. Nothing of the cause goes on but its kind: its message may hold bytes of the answer. */
    private RuntimeException ended(Throwable cause) {
        var kind = cause.getClass().getSimpleName();
        var stop = flight.stopped();
        if (cause instanceof CalledOff || (reads && stop == Flight.Stop.CALLED_OFF)) {
            return deadline.cancelledError();
        }
        if (reads && cause instanceof InterruptedException && stop == Flight.Stop.NOT) {
            return deadline.cancelledError();
        }
        if (stop == Flight.Stop.TOO_LARGE) {
            return LostAnswer.of(Kind.UNUSABLE, "an answer that is too large", flight.status(), flight.headers());
        }
        // A newer JDK's own timer covers the body too, and may be a moment ahead of ours.
        var timedOut = cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException);
        var late = stop == Flight.Stop.LATE
                || timedOut
                || cause instanceof TimeoutException
                || deadline.remainingNanos() <= 0;
        if (mayHaveLeft(cause)) {
            if (late && reads) {
                return Deadline.exceeded();
            }
            return LostAnswer.of(
                    late ? Kind.LATE : Kind.CUT,
                    late ? "no whole answer in time" : "no whole answer: " + kind,
                    flight.status(),
                    flight.headers());
        }
        if (late) {
            return Deadline.exceeded();
        }
        return new ProviderUnavailable(
                "The provider can't be reached now. Try once more in a minute, or answer with what you have.",
                "not sent to " + request.uri().getHost() + ": " + kind);
    }

    private boolean mayHaveLeft(Throwable cause) {
        if (http.bodyPublisher().isPresent()) {
            // When the peer goes away in the TLS handshake, the client asks for the body before it notices. The request
            // has not left, unless this
            // was the client's second attempt on its own.
            var handshake = cause instanceof SSLHandshakeException && !JDK_SENDS_AGAIN;
            return body.gone() && !handshake;
        }
        return !(cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException
                || cause instanceof UnresolvedAddressException);
    }
}
