package dev.connectors.google.service;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The JDK's client as the transport of Google's library, which would else bring its own. Thread-safe. */
final class JdkTransport extends HttpTransport {

    /** The JDK sets these itself, and throws where they are given. */
    private static final Set<String> RESTRICTED = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private static final Duration USUAL_TIME = Duration.ofSeconds(20);

    private final HttpClient client;
    private final UnaryOperator<URI> route;

    JdkTransport(HttpClient client) {
        this(client, UnaryOperator.identity());
    }

    /** With other servers in place of those that the library names; for tests. */
    JdkTransport(HttpClient client, UnaryOperator<URI> route) {
        this.client = client;
        this.route = route;
    }

    /** By default HEAD and PATCH are denied. */
    @Override
    public boolean supportsMethod(String method) {
        return true;
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
        return new Request(method, route.apply(URI.create(url)));
    }

    private final class Request extends LowLevelHttpRequest {

        private final String method;
        private final HttpRequest.Builder request;
        private Duration time = USUAL_TIME;

        Request(String method, URI uri) {
            this.method = method;
            this.request = HttpRequest.newBuilder(uri);
        }

        @Override
        public void addHeader(String name, String value) {
            if (!RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
                request.header(name, value);
            }
        }

        /** In milliseconds; 0 is for ever at Google, and the usual time here. */
        @Override
        public void setTimeout(int connect, int read) {
            time = connect <= 0 || read <= 0 ? USUAL_TIME : Duration.ofMillis((long) connect + read);
        }

        @Override
        public LowLevelHttpResponse execute() throws IOException {
            var body = new ByteArrayOutputStream();
            if (getStreamingContent() != null) {
                getStreamingContent().writeTo(body);
                if (getContentType() != null) {
                    request.header("Content-Type", getContentType());
                }
                if (getContentEncoding() != null) {
                    request.header("Content-Encoding", getContentEncoding());
                }
            }
            var publisher = getStreamingContent() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(body.toByteArray());
            try {
                return new Response(client.send(
                        request.timeout(time).method(method, publisher).build(), BodyHandlers.ofInputStream()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
    }

    private static final class Response extends LowLevelHttpResponse {

        private final HttpResponse<InputStream> answer;
        private final List<Map.Entry<String, String>> headers = new ArrayList<>();

        Response(HttpResponse<InputStream> answer) {
            this.answer = answer;
            answer.headers()
                    .map()
                    .forEach((name, values) -> values.forEach(value -> {
                        if (!name.startsWith(":")) {
                            headers.add(Map.entry(name, value));
                        }
                    }));
        }

        @Override
        public InputStream getContent() {
            return answer.body();
        }

        @Override
        public @Nullable String getContentEncoding() {
            return answer.headers().firstValue("Content-Encoding").orElse(null);
        }

        @Override
        public long getContentLength() {
            return answer.headers().firstValueAsLong("Content-Length").orElse(-1);
        }

        @Override
        public @Nullable String getContentType() {
            return answer.headers().firstValue("Content-Type").orElse(null);
        }

        @Override
        public String getStatusLine() {
            return "HTTP/1.1 " + answer.statusCode();
        }

        @Override
        public int getStatusCode() {
            return answer.statusCode();
        }

        @Override
        public @Nullable String getReasonPhrase() {
            return null;
        }

        @Override
        public int getHeaderCount() {
            return headers.size();
        }

        @Override
        public String getHeaderName(int index) {
            return headers.get(index).getKey();
        }

        @Override
        public String getHeaderValue(int index) {
            return headers.get(index).getValue();
        }

        @Override
        public void disconnect() throws IOException {
            answer.body().close();
        }
    }
}
