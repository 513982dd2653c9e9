package dev.connectors.google.calendar;

import com.fasterxml.jackson.core.JsonFactory;
import dev.connectors.domain.Access;
import dev.connectors.domain.ResourceId;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.error.OutcomeUnknown;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.error.ReauthorizationRequired;
import dev.connectors.google.Google;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.ApiClient;
import dev.connectors.spi.ApiRequest;
import dev.connectors.spi.ErrorResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Runs an action against a server on loopback: what the runtime does around it, without its permissions and its retries. */
final class TestContext implements ActionContext {

    static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final JsonFactory JSON = new JsonFactory();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI api;
    private final String token;
    private final Map<CalendarId, Access> visible = new LinkedHashMap<>();
    private ZoneId zone = DENVER;
    private Instant now = Instant.parse("2026-03-03T15:00:00Z");
    private String operationId = "0123456789abcdefghijklmnop";

    TestContext(URI api, String token) {
        this.api = api;
        this.token = token;
    }

    TestContext sees(String calendar, Access access) {
        visible.put(new CalendarId(calendar), access);
        return this;
    }

    TestContext in(ZoneId zone) {
        this.zone = zone;
        return this;
    }

    TestContext at(Instant now) {
        this.now = now;
        return this;
    }

    TestContext operation(String id) {
        this.operationId = id;
        return this;
    }

    @Override
    public ApiClient http() {
        return new Client();
    }

    @Override
    public Optional<String> setting(String name) {
        return Optional.empty();
    }

    @Override
    public <R extends ResourceId> Map<R, Access> visible(Class<R> type) {
        var map = new LinkedHashMap<R, Access>();
        visible.forEach((id, access) -> map.put(type.cast(id), access));
        return map;
    }

    @Override
    public Optional<String> accountName() {
        return Optional.empty();
    }

    @Override
    public String operationId() {
        return operationId;
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public Clock clock() {
        return Clock.fixed(now, zone);
    }

    @Override
    public void checkpoint() {}

    private final class Client implements ApiClient {

        @Override
        public ApiRequest get(String template, Object... segments) {
            return new Request("GET", template, segments);
        }

        @Override
        public ApiRequest readByPost(String template, Object... segments) {
            return new Request("POST", template, segments);
        }

        @Override
        public ApiRequest follow(String link) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ApiRequest post(String template, Object... segments) {
            return new Request("POST", template, segments);
        }

        @Override
        public ApiRequest put(String template, Object... segments) {
            return new Request("PUT", template, segments);
        }

        @Override
        public ApiRequest patch(String template, Object... segments) {
            return new Request("PATCH", template, segments);
        }

        @Override
        public ApiRequest delete(String template, Object... segments) {
            return new Request("DELETE", template, segments);
        }

        @Override
        public ApiClient at(String origin) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Request implements ApiRequest {

        private final String method;
        private final StringBuilder url;
        private final HttpRequest.Builder request = HttpRequest.newBuilder().timeout(Duration.ofSeconds(10));
        private char separator = '?';
        private HttpRequest.BodyPublisher body = BodyPublishers.noBody();

        Request(String method, String template, Object... segments) {
            this.method = method;
            var path = template;
            for (var segment : segments) {
                path = path.replaceFirst("\\{[^}]+}", encoded(segment.toString()));
            }
            this.url = new StringBuilder(api + path);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }

        @Override
        public ApiRequest query(String name, String value) {
            url.append(separator).append(encoded(name)).append('=').append(encoded(value));
            separator = '&';
            return this;
        }

        @Override
        public ApiRequest header(String name, String value) {
            request.header(name, value);
            return this;
        }

        @Override
        public ApiRequest json(Writer writer) {
            var bytes = new ByteArrayOutputStream();
            try (var out = JSON.createGenerator(bytes)) {
                writer.write(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            body = BodyPublishers.ofByteArray(bytes.toByteArray());
            request.header("Content-Type", "application/json");
            return this;
        }

        @Override
        public ApiRequest json(Map<String, ?> values) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T send(Reader<T> reader) {
            try (var in = JSON.createParser(exchange())) {
                return reader.read(in);
            } catch (IOException e) {
                throw new ProviderUnavailable("unreadable", "unreadable", e);
            }
        }

        @Override
        public <T> T send(Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void send() {
            exchange();
        }

        private byte[] exchange() {
            request.uri(URI.create(url.toString()))
                    .header("Authorization", "Bearer " + token)
                    .method(method, body);
            HttpResponse<byte[]> response;
            try {
                response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            } catch (IOException e) {
                if (method.equals("GET") || url.toString().contains("/freeBusy")) {
                    throw new ProviderUnavailable("lost", "lost", e);
                }
                throw new OutcomeUnknown("lost", "lost", e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (response.statusCode() / 100 != 2) {
                throw error(response);
            }
            return response.body();
        }

        private RuntimeException error(HttpResponse<byte[]> response) {
            var read = Google.PROVIDER.errors().read(new Failure(response.statusCode(), response.body()));
            if (read.isPresent()) {
                return read.get();
            }
            return response.statusCode() == 401
                    ? new ReauthorizationRequired("sign in")
                    : new ProviderUnavailable("status " + response.statusCode());
        }
    }

    /** An error answer without headers. */
    record Failure(int status, byte[] body) implements ErrorResponse {

        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> retryAt() {
            return Optional.empty();
        }
    }
}
