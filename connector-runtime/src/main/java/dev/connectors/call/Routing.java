package dev.connectors.call;

import dev.connectors.auth.Connection;
import dev.connectors.domain.Access;
import dev.connectors.domain.ResourceId;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.MissingScope;
import dev.connectors.error.NotFound;
import dev.connectors.error.ReauthorizationRequired;
import dev.connectors.http.ProviderHttp.Exchange;
import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Grant;
import dev.connectors.spi.ApiClient;
import dev.connectors.spi.ResourceType;
import dev.connectors.tool.TextCleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The second half of step 3, on the connection that was chosen: its scopes; ids become canonical, and one that is not in the account's
 * listing, or is hidden there, is not found.
 */
final class Routing {

    /** A connection that offers the action, and by whom. */
    record Source(Bound bound, Connection connection) {

        /** Tells it from all others of a principal. */
        String key() {
            return bound.info().id() + " " + connection.id();
        }

        /** Whether it was let do this when it was connected. */
        boolean hasScopes() {
            return bound.action().scopes().metBy(connection.scopes());
        }
    }

    private final Services services;
    private final Listings listings;

    Routing(Services services, Listings listings) {
        this.services = services;
        this.listings = listings;
    }

    /** To the source that was chosen. */
    void to(Call call, Source source) {
        call.bound = source.bound();
        call.connection = source.connection();
        call.grant = services.grants()
                .grant(call.caller.principal(), source.bound().info().id());
        if (!call.grant.on()) {
            throw Resolving.off(source.bound().info().title());
        }
        requireUsable(source);
        call.context = context(call, source);
        call.listings.clear();
        call.input = call.asked();
        canonicalIds(call);
    }

    /** Every connection of a connector that is on, in the order in which they were made. */
    List<Source> sources(Caller caller, Offer offer) {
        var sources = new ArrayList<Source>();
        var on = new ArrayList<Bound>(offer.bound().size());
        for (var bound : offer.bound()) {
            if (services.grants().grant(caller.principal(), bound.info().id()).on()) {
                on.add(bound);
            }
        }
        for (var connection : services.connections().all(caller.principal())) {
            for (var bound : on) {
                if (bound.provider().madeFor(connection)) {
                    sources.add(new Source(bound, connection));
                }
            }
        }
        return sources;
    }

    private static void requireUsableScopes(Source source) {
        var scopes = source.bound().action().scopes();
        if (!source.hasScopes()) {
            throw new MissingScope(
                    "The user did not let " + source.bound().info().title()
                            + " do this when they signed in; they were shown a button to allow it. Don't call again before they say it is done.",
                    scopes.missing(source.connection().scopes()));
        }
    }

    private static void requireUsable(Source source) {
        if (!source.connection().isActive()) {
            throw new ReauthorizationRequired("The user must sign in to "
                    + source.bound().provider().provider().title()
                    + " again; they were shown a button. Don't call again before they say it is done.");
        }
        requireUsableScopes(source);
    }

    private CallContext context(Call call, Source source) {
        return new CallContext(
                client(call, source, false, true),
                source.connection(),
                call.grant,
                services.settings().getOrDefault(source.bound().provider().id(), Map.of()),
                type -> listing(call, type),
                call.operationId,
                call.caller.zone(),
                services.clock(),
                call.deadline);
    }

    ApiClient client(Call call, Source source, boolean writes, boolean repeatSafe) {
        var credential =
                services.credentials().apply(source.connection(), source.bound().provider());
        return services.http()
                .open(new Exchange(
                        source.bound().provider().provider(),
                        source.connection().id(),
                        credential,
                        call.deadline,
                        writes,
                        repeatSafe,
                        call.accepted::incrementAndGet));
    }

    /** A listing for the owner of a connection, outside any tool's call. */
    Listings.Listing<?> listing(Call call, Source source, Grant grant, Class<?> type) {
        call.bound = source.bound();
        call.connection = source.connection();
        call.grant = grant;
        call.context = context(call, source);
        return listing(call, type);
    }

    private Listings.Listing<?> listing(Call call, Class<?> type) {
        var known = call.listings.get(type);
        if (known == null) {
            var resources = call.bound().resources().stream()
                    .filter(t -> t.type() == type)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "rule 4.1: " + call.bound().info().id() + " lists no " + type.getSimpleName()
                                    + ". Add the type to resources()."));
            known = fetch(call, resources);
            call.listings.put(type, known);
        }
        return known;
    }

    private <R extends ResourceId> Listings.Listing<R> fetch(Call call, ResourceType<R> type) {
        if (!type.scopes().metBy(call.connection().scopes())) {
            throw new MissingScope(
                    "The user did not let " + call.bound().info().title() + " list their " + type.plural()
                            + " when they signed in; they were shown a button to allow it.",
                    type.scopes().missing(call.connection().scopes()));
        }
        boolean writes = !call.bound().action().contract().readsOnly();
        return listings.of(call.connection().id(), type, writes, call.context());
    }

    /** The access to one id, by the grant and the account's listing. */
    Access access(Call call, ResourceId id) {
        return listing(call, id).map(listing -> listing.access(call.grant, id)).orElse(Access.HIDDEN);
    }

    /** The account's listing that such an id belongs to. */
    Optional<Listings.Listing<?>> listing(Call call, ResourceId id) {
        return call.bound().typeOf(id).map(type -> listing(call, type.type()));
    }

    void canonicalIds(Call call) {
        var shape = Reading.shape(call.offer().contract().input());
        if (!shape.mentions(ResourceId.class)) {
            return;
        }
        call.input = shape.mapResources(
                call.input(),
                id -> listing(call, id)
                        .map(listing -> listing.canonical(id, call.grant))
                        .orElse(id));
        for (var found : shape.resources(call.input(), Access.READ)) {
            if (access(call, found.id()) == Access.HIDDEN) {
                throw notFound(call, found.id());
            }
        }
    }

    /** Whether the source is still there and on. */
    boolean isOn(Caller caller, Source source) {
        return services.grants()
                        .grant(caller.principal(), source.bound().info().id())
                        .on()
                && services.connections()
                        .find(caller.principal(), source.connection().id())
                        .filter(connection -> connection.state() != Connection.State.REVOKED)
                        .isPresent();
    }

    /** Whether neither the person nor the workspace turned this action off for the source. */
    boolean permitted(Call call, Source source) {
        return permitted(call.caller, call.offer(), source);
    }

    /** Whether neither the person nor the workspace turned this action off for the source. */
    boolean permitted(Caller caller, Offer offer, Source source) {
        var contract = offer.contract();
        var connector = source.bound().info().id();
        return services.grants()
                        .grant(caller.principal(), connector)
                        .mode(contract)
                        .filter(ActionMode.OFF::equals)
                        .isEmpty()
                && services.policy().most(caller.principal(), connector, contract.name(), contract.effects())
                        != ActionMode.OFF;
    }

    /** The call as if it were led to a source, to look at what that has. */
    Call probe(Call call, Source source) {
        var probe = new Call(call.tool, call.caller, call.deadline);
        probe.offer = call.offer;
        probe.given = call.given();
        probe.input = call.given();
        probe.bound = source.bound();
        probe.connection = source.connection();
        probe.grant = services.grants()
                .grant(call.caller.principal(), source.bound().info().id());
        probe.context = context(probe, source);
        return probe;
    }

    /** Whether the account has it, by its id, an alias or its title, and lets the assistant do that much with it. */
    boolean knows(Call probe, ResourceId id, Access least) {
        return listing(probe, id)
                .map(listing -> listing.access(probe.grant, listing.canonical(id, probe.grant))
                        .includes(least))
                .orElse(true);
    }

    /** Whether there is anything to write to. */
    boolean hasWritable(Call probe) {
        var types = probe.bound().resources();
        return types.isEmpty()
                || types.stream()
                        .anyMatch(type ->
                                listing(probe, type.type()).visible(probe.grant).containsValue(Access.WRITE));
    }

    /** Hidden looks like absent. */
    ConnectorException notFound(Call call, ResourceId id) {
        return notFound(call, List.of(new Source(call.bound(), call.connection())), id);
    }

    /** The same over several accounts. */
    ConnectorException notFound(Call call, List<Source> sources, ResourceId id) {
        int visible = 0;
        int hidden = 0;
        var noun = "";
        var list = Optional.<String>empty();
        for (var source : sources) {
            var type = source.bound().typeOf(id);
            if (type.isPresent()) {
                var probe = probe(call, source);
                var listing = listing(probe, type.get().type());
                visible += listing.visible(probe.grant).size();
                hidden += listing.hidden(probe.grant);
                noun = type.get().noun();
                list = Optional.ofNullable(services.catalog()
                        .siblings(call.offer())
                        .get("list_" + type.get().plural()));
            }
        }
        return noun.isEmpty()
                ? new NotFound("Not found.")
                : new NotFound("No " + noun + " '" + TextCleaner.line(id.value(), 80) + "' among the " + visible
                        + " you may use"
                        + list.map(tool -> "; see " + tool + ".").orElse(".")
                        + (hidden == 0 ? "" : " The user has hidden " + hidden + "."));
    }
}
