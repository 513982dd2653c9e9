package dev.connectors.http;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A body that is given out once, so that no request but {@code GET} is ever sent twice without our doing.
 *
 * <p>The JDK's client sends a request again by itself when a kept-alive connection dies, any method where the host set {@code
 * jdk.httpclient.enableAllMethodRetry}, and in HTTP/2 what the peer says it did not process. Each attempt asks for the length once,
 * right before it writes the headers (read in the sources of 25, in the byte code of 17): so the first question marks the
 * request as gone, and a second one is refused before a byte leaves.
 */
final class OneShotBody implements HttpRequest.BodyPublisher {

    private enum State {
        HERE,
        GONE,
        WITHDRAWN
    }

    private final HttpRequest.BodyPublisher bytes;
    private final AtomicReference<State> state = new AtomicReference<>(State.HERE);

    OneShotBody(byte[] body) {
        bytes = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    }

    /** Keeps the request from leaving; false where it may have left. */
    boolean withdraw() {
        return state.compareAndSet(State.HERE, State.WITHDRAWN) || state.get() == State.WITHDRAWN;
    }

    /** Whether bytes of the request may have left. */
    boolean gone() {
        return state.get() == State.GONE;
    }

    @Override
    public long contentLength() {
        if (!state.compareAndSet(State.HERE, State.GONE)) {
            throw new IllegalStateException("sent once, or withdrawn");
        }
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        bytes.subscribe(subscriber);
    }
}
