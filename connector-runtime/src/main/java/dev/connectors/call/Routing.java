package dev.connectors.call;

import dev.connectors.auth.Connection;
import dev.connectors.domain.Access;
import dev.connectors.domain.ResourceId;
import dev.connectors.error.AccountAmbiguous;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.InvalidArguments;
import dev.connectors.error.MissingScope;
import dev.connectors.error.NotConnected;
import dev.connectors.error.NotFound;
import dev.connectors.error.NotPermitted;
import dev.connectors.error.ReauthorizationRequired;
import dev.connectors.http.ProviderHttp.Exchange;
import dev.connectors.permission.Grant;
import dev.connectors.spi.ApiClient;
import dev.connectors.spi.ResourceType;
import dev.connectors.tool.TextCleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Step 3: which connection, with which scopes; ids become canonical, and one that is not in the account's listing, or is hidden
 * there, is not found.
 */
final class Routing {

    /** A connection that offers the action, and by whom. */
    record Source(Bound bound, Connection connection) {}

    private final Services services;
    private final Listings listings;
    private final Reading reading;

    Routing(Services services, Listings listings, Reading reading) {
        this.services = services;
        this.listings = listings;
        this.reading = reading;
    }

    void route(Call call) {
        var sources = sources(call.caller, call.offer());
        call.severalAccounts = sources.size() > 1;
        to(call, choose(call, sources));
    }

    /** The same where the source is chosen already, as for each one of a composite. */
    void to(Call call, Source source) {
        call.bound = source.bound();
        call.connection = source.connection();
        call.grant = services.grants()
                .grant(call.caller.principal(), source.bound().info().id());
        if (!call.grant.on()) {
            throw off(source.bound());
        }
        requireUsable(source);
        call.context = context(call, source);
        call.listings.clear();
        call.input = call.given(); // what was opened for another connection is sealed again
        canonicalIds(call);
        reading.unseal(call, services);
    }

    /** Every connection of a connector that is on. */
    List<Source> sources(Caller caller, Offer offer) {
        var sources = new ArrayList<Source>();
        var all = services.connections().all(caller.principal());
        for (var bound : offer.bound()) {
            if (services.grants().grant(caller.principal(), bound.info().id()).on()) {
                for (var connection : all) {
                    if (bound.provider().madeFor(connection)) {
                        sources.add(new Source(bound, connection));
                    }
                }
            }
        }
        return sources;
    }

    private Source choose(Call call, List<Source> sources) {
        if (call.resumed.isPresent()) {
            var frozen = call.resumed.get().connection();
            return sources.stream()
                    .filter(source -> source.connection().id().equals(frozen))
                    .findFirst()
                    .orElseThrow(() -> new NotConnected(
                            "The account that this was approved for is not connected any more. Nothing was done."));
        }
        if (sources.isEmpty()) {
            var bound = call.offer().bound().stream()
                    .filter(b -> services.grants()
                            .grant(call.caller.principal(), b.info().id())
                            .on())
                    .findFirst()
                    .orElseThrow(() -> off(call.offer().bound().get(0)));
            call.bound = bound;
            throw new NotConnected(
                    "The user must sign in to " + bound.provider().provider().title()
                            + " first; they were shown a button. Don't call again before they say it is done.");
        }
        if (call.account.isPresent()) {
            var label = call.account.get();
            return sources.stream()
                    .filter(source -> source.connection().label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> InvalidArguments.at("account", "one of: " + labels(sources)));
        }
        if (sources.size() > 1) {
            throw new AccountAmbiguous(
                    sources.size() + " accounts fit: " + labels(sources) + ". Ask the user, then pass account.");
        }
        return sources.get(0);
    }

    private static void requireUsableScopes(Source source) {
        var scopes = source.bound().action().scopes();
        if (!scopes.metBy(source.connection().scopes())) {
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
                        repeatSafe));
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
        return listings.of(call.connection().id(), type, call.context());
    }

    /** The access to one id, by the grant and the account's listing. */
    Access access(Call call, ResourceId id) {
        return listing(call, id).map(listing -> listing.access(call.grant, id)).orElse(Access.HIDDEN);
    }

    /** The account's listing that such an id belongs to. */
    Optional<Listings.Listing<?>> listing(Call call, ResourceId id) {
        return call.bound().typeOf(id).map(type -> listing(call, type.type()));
    }

    private void canonicalIds(Call call) {
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

    /** Hidden looks like absent. */
    ConnectorException notFound(Call call, ResourceId id) {
        var type = call.bound().typeOf(id);
        if (type.isEmpty()) {
            return new NotFound("Not found.");
        }
        var listing = listing(call, type.get().type());
        int visible = listing.visible(call.grant).size();
        int hidden = listing.hidden(call.grant);
        var noun = type.get().noun();
        var list = services.catalog()
                .siblings(call.offer())
                .get("list_" + type.get().plural());
        return new NotFound("No " + noun + " '" + TextCleaner.line(id.value(), 80) + "' among the " + visible
                + " you may use" + (list == null ? "." : "; see " + list + ".")
                + (hidden == 0 ? "" : " The user has hidden " + hidden + "."));
    }

    private static NotPermitted off(Bound bound) {
        return new NotPermitted(bound.info().title()
                + " is off for this user. Say so if it matters; only they can turn it on, in Settings.");
    }

    private static String labels(List<Source> sources) {
        return sources.stream()
                .map(source -> source.connection().label() + " ("
                        + source.bound().info().title() + ")")
                .collect(Collectors.joining(", "));
    }
}
