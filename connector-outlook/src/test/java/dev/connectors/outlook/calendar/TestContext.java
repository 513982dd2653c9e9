package dev.connectors.outlook.calendar;

import dev.connectors.domain.Access;
import dev.connectors.domain.ResourceId;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.http.Credential;
import dev.connectors.http.Deadline;
import dev.connectors.http.HttpPolicy;
import dev.connectors.http.ProviderHttp;
import dev.connectors.http.ProviderHttp.Exchange;
import dev.connectors.http.WebClient;
import dev.connectors.outlook.Microsoft;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.ApiClient;
import dev.connectors.spi.Bearer;
import dev.connectors.spi.Origin;
import dev.connectors.spi.Provider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs an action against a server on loopback with the runtime's own client, each request sent once; permissions and confirmation of lost
 * answers are left out.
 */
final class TestContext implements ActionContext {

    static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final HttpPolicy ONCE = HttpPolicy.defaults()
            .with(new HttpPolicy.Retries(1, Duration.ofMillis(1), Duration.ofMillis(1), 500, 5))
            .with(new HttpPolicy.Flow(10_000, 8, 100))
            .with(new HttpPolicy.Circuit(1_000, 1_000, 100, Duration.ofMillis(1)));
    private static final ProviderHttp HTTP = ProviderHttp.create(WebClient.create(ONCE), ONCE, Clock.systemUTC());

    private final Provider provider;
    private final WebClient.Header token;
    private final Map<CalendarId, Access> visible = new LinkedHashMap<>();
    private ZoneId zone = DENVER;
    private Instant now = Instant.parse("2026-03-03T15:00:00Z");
    private String operationId = "0123456789abcdefghijklmnop";

    TestContext(URI api, String token) {
        this.provider =
                Microsoft.PROVIDER.at(Microsoft.PROVIDER.auth(), List.of(new Origin("api", api, Bearer.ALWAYS, false)));
        this.token = new WebClient.Header("Authorization", "Bearer " + token);
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
        return HTTP.open(
                new Exchange(provider, token.value(), new Token(), Deadline.in(Duration.ofSeconds(20)), true, false));
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
        return Optional.of("anna@acme-realty.example");
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

    /** A token that cannot be renewed. */
    private final class Token implements Credential {

        @Override
        public Optional<WebClient.Header> header(Deadline deadline) {
            return Optional.of(token);
        }

        @Override
        public boolean renew(WebClient.Header refused, Deadline deadline) {
            return false;
        }
    }
}
