package dev.connectors.http;

import dev.connectors.error.ProviderUnavailable;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Sends one request and gives the whole answer: no redirect is followed, no cookie kept, nothing but a {@code GET} ever sent a second
 * time. Thread-safe.
 *
 * <p>The deadline covers connecting, waiting and reading the body. Nothing of an answer's body, of a query or of a header's value is
 * ever part of an exception.
 */
public final class WebClient implements AutoCloseable {

    /** A header. Its value may be a secret and is not shown. */
    public record Header(String name, String value) {
        public Header {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return name + ": [redacted]";
        }
    }

    /**
     * A request. Only its method, scheme, host and port are shown.
     *
     * @param method such as {@code GET}, in capitals
     * @param uri absolute, http or https
     * @param headers beside those that the client sets: Host, Content-Length, Accept-Encoding, User-Agent
     * @param body empty for none
     */
    public record Request(String method, URI uri, List<Header> headers, Optional<byte[]> body) {
        public Request {
            Objects.requireNonNull(method, "method");
            Objects.requireNonNull(uri, "uri");
            headers = List.copyOf(headers);
            Objects.requireNonNull(body, "body");
        }

        @Override
        public String toString() {
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return method + " " + uri.getScheme() + "://" + uri.getHost() + port + "/[redacted]";
        }
    }

    /** The headers of an answer. */
    @FunctionalInterface
    public interface Headers {

        /** The first header of that name, in any spelling of its case. */
        Optional<String> first(String name);

        /** All headers of that name, in their order. */
        default List<String> all(String name) {
            return first(name).stream().toList();
        }
    }

    /**
     * A whole answer. Only its status and size are shown.
     *
     * @param status 200 to 599
     * @param body decompressed; not copied
     */
    public record Answer(int status, Headers headers, byte[] body) {
        public Answer {
            Objects.requireNonNull(headers, "headers");
            Objects.requireNonNull(body, "body");
        }

        /** The first header of that name, in any spelling of its case. */
        public Optional<String> header(String name) {
            return headers.first(name);
        }

        @Override
        public String toString() {
            return status + ", " + body.length + " bytes";
        }
    }

    private final Transport transport;
    private volatile boolean closed;

    private WebClient(Transport transport) {
        this.transport = transport;
    }

    /** A client that opens connections in this way; of the policy only {@code connecting} counts here. */
    public static WebClient create(HttpPolicy policy) {
        return new WebClient(new Transport(policy.connecting(), Optional.empty()));
    }

    /** The same, trusting other certificates. */
    static WebClient create(HttpPolicy policy, SSLContext trust) {
        return new WebClient(new Transport(policy.connecting(), Optional.of(trust)));
    }

    /**
     * Sends it, once.
     *
     * <p>A {@code GET} or {@code HEAD} ends at once when the call is called off. Any other request, once it may have left, is waited
     * for until the deadline.
     *
     * @param maxBytes cap on the body as received and as decompressed
     * @throws ProviderUnavailable if nothing of the request can have left
     * @throws LostAnswer if it may have left and no whole answer within the caps came back
     * @throws dev.connectors.error.DeadlineExceeded if the time is over and nothing can have been written
     * @throws dev.connectors.error.Cancelled if the call was called off and nothing can have been written
     */
    public Answer send(Request request, Deadline deadline, long maxBytes) {
        var reads = request.method().equals("GET") || request.method().equals("HEAD");
        return send(request, deadline, maxBytes, reads);
    }

    /** The same, where the caller knows that it only reads, whatever the method. */
    Answer send(Request request, Deadline deadline, long maxBytes, boolean reads) {
        deadline.checkpoint();
        if (closed) {
            throw new ProviderUnavailable("The provider can't be reached: this application is shutting down.");
        }
        var most = (int) Math.min(maxBytes, Integer.MAX_VALUE - 16);
        return Encodings.decoded(transport.send(request, deadline, most, reads), most);
    }

    /** Takes no more requests; those in flight end by themselves. */
    @Override
    public void close() {
        closed = true;
        transport.close();
    }
}
