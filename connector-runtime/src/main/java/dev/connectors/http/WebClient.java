package dev.connectors.http;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Sends one request and gives the whole answer: no redirect is followed, no cookie kept, nothing sent again. Thread-safe.
 *
 * <p>The deadline covers connecting, waiting and reading the body. Nothing of an answer, of a query or of a header's value is
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

    /** A request. Only its method, scheme, host and port are shown. */
    public record Request(String method, URI uri, List<Header> headers, Optional<byte[]> body) {
        public Request {
            Objects.requireNonNull(method, "method");
            Objects.requireNonNull(uri, "uri");
            headers = List.copyOf(headers);
        }

        @Override
        public String toString() {
            return method + " " + uri.getScheme() + "://" + uri.getHost()
                    + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + "/[redacted]";
        }
    }

    /** The headers of an answer. */
    @FunctionalInterface
    public interface Headers {

        /** The first header of that name, in any spelling of its case. */
        Optional<String> first(String name);
    }

    /** A whole answer, its body decompressed. Only its status and size are shown. */
    public record Answer(int status, Headers headers, byte[] body) {

        /** The first header of that name, in any spelling of its case. */
        public Optional<String> header(String name) {
            return headers.first(name);
        }

        @Override
        public String toString() {
            return status + ", " + body.length + " bytes";
        }
    }

    private WebClient() {}

    /** A client with these limits. */
    public static WebClient create(HttpPolicy policy) {
        throw new UnsupportedOperationException(policy.toString());
    }

    /**
     * Sends it, once.
     *
     * <p>A {@code GET} or {@code HEAD} is called off at once with its deadline. Any other request, once it may have left, is waited
     * for until the deadline.
     *
     * @param maxBytes cap on the body as received and as decompressed
     * @throws dev.connectors.error.ProviderUnavailable if nothing of the request can have left
     * @throws LostAnswer if it may have left and no whole answer within the caps came back
     * @throws dev.connectors.error.DeadlineExceeded if the time is over and nothing can have been written
     * @throws dev.connectors.error.Cancelled if the call was called off and nothing can have been written
     */
    public Answer send(Request request, Deadline deadline, long maxBytes) {
        throw new UnsupportedOperationException(request.toString());
    }

    /** Takes no more requests; those in flight end by themselves. */
    @Override
    public void close() {}
}
