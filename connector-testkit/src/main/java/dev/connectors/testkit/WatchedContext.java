package dev.connectors.testkit;

import dev.connectors.domain.Access;
import dev.connectors.domain.ResourceId;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.ApiClient;
import dev.connectors.spi.ApiReader;
import dev.connectors.spi.ApiRequest;
import dev.connectors.spi.ReadContext;
import dev.connectors.testkit.Watch.Verb;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The runtime's context, with its client watched. As immutable as the runtime's. */
final class WatchedContext implements ActionContext {

    private final ReadContext inner;
    private final Watch watch;

    WatchedContext(ReadContext inner, Watch watch) {
        this.inner = inner;
        this.watch = watch;
    }

    @Override
    public ApiClient http() {
        return new Client(inner.http(), watch);
    }

    @Override
    public Optional<String> setting(String name) {
        return inner.setting(name);
    }

    @Override
    public <R extends ResourceId> Map<R, Access> visible(Class<R> type) {
        return inner.visible(type);
    }

    @Override
    public Optional<String> accountName() {
        return inner.accountName();
    }

    @Override
    public String operationId() {
        return inner.operationId();
    }

    @Override
    public ZoneId zone() {
        return inner.zone();
    }

    @Override
    public Clock clock() {
        return inner.clock();
    }

    @Override
    public void checkpoint() {
        inner.checkpoint();
    }

    private record Client(ApiReader inner, Watch watch) implements ApiClient {

        @Override
        public ApiRequest get(String template, Object... segments) {
            return asked(Verb.READ, "GET " + template, () -> inner.get(template, segments));
        }

        @Override
        public ApiRequest readByPost(String template, Object... segments) {
            return asked(Verb.READ_BY_POST, "POST " + template, () -> inner.readByPost(template, segments));
        }

        @Override
        public ApiRequest follow(String link) {
            return asked(Verb.READ, "GET of a link", () -> inner.follow(link));
        }

        @Override
        public ApiRequest post(String template, Object... segments) {
            return asked(Verb.WRITE, "POST " + template, () -> writer().post(template, segments));
        }

        @Override
        public ApiRequest put(String template, Object... segments) {
            return asked(Verb.WRITE, "PUT " + template, () -> writer().put(template, segments));
        }

        @Override
        public ApiRequest patch(String template, Object... segments) {
            return asked(Verb.WRITE, "PATCH " + template, () -> writer().patch(template, segments));
        }

        @Override
        public ApiRequest delete(String template, Object... segments) {
            return asked(Verb.WRITE, "DELETE " + template, () -> writer().delete(template, segments));
        }

        @Override
        public ApiClient at(String origin) {
            return new Client(inner.at(origin), watch);
        }

        private ApiRequest asked(Verb verb, String shown, Supplier<ApiRequest> request) {
            watch.asks(verb, shown);
            return new Request(request.get(), verb, watch);
        }

        /** The runtime's own client refuses by itself where it may not write. */
        private ApiClient writer() {
            if (inner instanceof ApiClient client) {
                return client;
            }
            throw new IllegalStateException(
                    "rule 3.2: a listing, a look or a READ action has a client that can't write");
        }
    }

    private record Request(ApiRequest inner, Verb verb, Watch watch) implements ApiRequest {

        @Override
        public ApiRequest query(String name, String value) {
            inner.query(name, value);
            return this;
        }

        @Override
        public ApiRequest header(String name, String value) {
            inner.header(name, value);
            return this;
        }

        @Override
        public ApiRequest json(Writer body) {
            inner.json(body);
            return this;
        }

        @Override
        public ApiRequest json(Map<String, ?> body) {
            inner.json(body);
            return this;
        }

        @Override
        public <T> T send(Reader<T> reader) {
            return watch.sending(verb, () -> inner.send(reader));
        }

        @Override
        public <T> T send(Class<T> type) {
            return watch.sending(verb, () -> inner.send(type));
        }

        @Override
        public <T> T sendFor(String mediaType, AnswerReader<T> reader) {
            return watch.sending(verb, () -> inner.sendFor(mediaType, reader));
        }

        @Override
        public void send() {
            watch.sending(verb, () -> {
                inner.send();
                return true;
            });
        }
    }
}
