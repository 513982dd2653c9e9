package dev.connectors.http;

import dev.connectors.http.Attempts.Outgoing;
import dev.connectors.http.Attempts.Shared;
import dev.connectors.http.ProviderHttp.Exchange;
import dev.connectors.spi.ApiClient;
import dev.connectors.spi.ApiRequest;
import dev.connectors.spi.Origin;
import java.util.Optional;

/** One call's client for one origin of its provider. Immutable, so it may be handed to other threads. */
final class ProviderClient implements ApiClient {

    private final Shared shared;
    private final JsonBodies bodies;
    private final Exchange exchange;
    private final Refusals refusals;
    private final Origins origins;
    private final Optional<Origin> chosen;

    ProviderClient(
            Shared shared,
            JsonBodies bodies,
            Exchange exchange,
            Refusals refusals,
            Origins origins,
            Optional<Origin> chosen) {
        this.shared = shared;
        this.bodies = bodies;
        this.exchange = exchange;
        this.refusals = refusals;
        this.origins = origins;
        this.chosen = chosen;
    }

    @Override
    public ApiRequest get(String template, Object... segments) {
        return request("GET", Kind.READ, template, segments);
    }

    @Override
    public ApiRequest readByPost(String template, Object... segments) {
        return request("POST", Kind.READ, template, segments);
    }

    @Override
    public ApiRequest post(String template, Object... segments) {
        return write("POST", template, segments);
    }

    @Override
    public ApiRequest put(String template, Object... segments) {
        return write("PUT", template, segments);
    }

    @Override
    public ApiRequest patch(String template, Object... segments) {
        return write("PATCH", template, segments);
    }

    @Override
    public ApiRequest delete(String template, Object... segments) {
        return write("DELETE", template, segments);
    }

    @Override
    public ApiRequest follow(String link) {
        var target = origins.follow(link, limits().urlChars())
                .orElseThrow(() -> refusals.unusable("a link that leads elsewhere", 0));
        return new OneRequest(
                this, "GET", Kind.READ, target.origin(), "(link)", target.uri().toString());
    }

    @Override
    public ApiClient at(String name) {
        return new ProviderClient(shared, bodies, exchange, refusals, origins, Optional.of(origins.named(name)));
    }

    private ApiRequest write(String method, String template, Object[] segments) {
        if (!exchange.writes()) {
            throw new IllegalStateException("rule 3.2: " + method + " " + template
                    + ": a READ action holds a client that can't write. Write: .effects(WRITE)."
                    + " For a POST that only reads: http().readByPost(path).");
        }
        return request(method, exchange.repeatSafe() ? Kind.SAFE_WRITE : Kind.WRITE, template, segments);
    }

    private ApiRequest request(String method, Kind kind, String template, Object[] segments) {
        var path = PathTemplate.of(template).fill(segments, limits().segmentChars());
        var origin = chosen.orElseGet(origins::first);
        return new OneRequest(this, method, kind, origin, template, origin.base() + named(path));
    }

    /** The path for a token that does not say whose it is. */
    private String named(String path) {
        var self = exchange.provider().self();
        if (self.isEmpty() || exchange.credential().actingFor().isEmpty()) {
            return path;
        }
        var own = self.get().own();
        if (!path.equals(own) && !path.startsWith(own + "/")) {
            return path;
        }
        var account = new Object[] {exchange.credential().actingFor().get()};
        return PathTemplate.of(self.get().named()).fill(account, limits().segmentChars())
                + path.substring(own.length());
    }

    /** A write was accepted. */
    void accepted() {
        exchange.accepted().run();
    }

    Attempts attempts(Outgoing out) {
        return new Attempts(shared, exchange, out, refusals);
    }

    JsonBodies bodies() {
        return bodies;
    }

    Refusals refusals() {
        return refusals;
    }

    HttpPolicy.Limits limits() {
        return shared.policy().limits();
    }

    String title() {
        return exchange.provider().title();
    }
}
