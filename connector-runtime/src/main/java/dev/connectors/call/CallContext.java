package dev.connectors.call;

import dev.connectors.auth.Connection;
import dev.connectors.domain.Access;
import dev.connectors.domain.ResourceId;
import dev.connectors.http.Deadline;
import dev.connectors.permission.Grant;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.ApiClient;
import dev.connectors.spi.ReadContext;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a call hands to a connector's code. A plain object: it may go to other threads. */
final class CallContext implements ActionContext {

    private final ApiClient http;
    private final Connection connection;
    private final Grant grant;
    private final Map<String, String> settings;
    private final Function<Class<?>, Listings.Listing<?>> listing;
    private final String operationId;
    private final ZoneId zone;
    private final Clock clock;
    private final Deadline deadline;

    CallContext(
            ApiClient http,
            Connection connection,
            Grant grant,
            Map<String, String> settings,
            Function<Class<?>, Listings.Listing<?>> listing,
            String operationId,
            ZoneId zone,
            Clock clock,
            Deadline deadline) {
        this.http = http;
        this.connection = connection;
        this.grant = grant;
        this.settings = settings;
        this.listing = listing;
        this.operationId = operationId;
        this.zone = zone;
        this.clock = clock;
        this.deadline = deadline;
    }

    /** The same with another client, operation id and grant. */
    CallContext with(ApiClient other, String operation, Grant now) {
        return new CallContext(other, connection, now, settings, listing, operation, zone, clock, deadline);
    }

    @Override
    public ApiClient http() {
        return http;
    }

    @Override
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    @Override
    public <R extends ResourceId> Map<R, Access> visible(Class<R> type) {
        @SuppressWarnings("unchecked") // the listing of a type holds its ids
        var found = (Listings.Listing<R>) listing.apply(type);
        return found.visible(grant);
    }

    @Override
    public Optional<String> accountName() {
        return connection.accountName();
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
        return clock;
    }

    @Override
    public void checkpoint() {
        deadline.checkpoint();
    }

    /** Nothing of it belongs into a log. */
    @Override
    public String toString() {
        return ReadContext.class.getSimpleName() + "[" + connection.id() + "]";
    }
}
