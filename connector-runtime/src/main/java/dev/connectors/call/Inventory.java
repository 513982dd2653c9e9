package dev.connectors.call;

import dev.connectors.auth.Connection;
import dev.connectors.domain.Access;
import dev.connectors.domain.ResourceId;
import dev.connectors.permission.Grant;
import dev.connectors.permission.ResourceKey;
import dev.connectors.spi.Resource;
import dev.connectors.tool.TextCleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** What a connection has, as its owner sees it: everything, the hidden included. For settings only; nothing of it reaches a model. */
public final class Inventory {

    /**
     * A resource and what the assistant may do with it.
     *
     * @param key which
     * @param title clean and in one line
     * @param access what the assistant may do
     * @param owned whether the account owns it
     * @param most the most that the provider lets the account do
     * @param shared whether others can see it, or may
     */
    public record Item(ResourceKey key, String title, Access access, boolean owned, Access most, boolean shared) {}

    private final Services services;
    private final Routing routing;
    private final BiFunction<String, Caller, Call> start;

    Inventory(Services services, Routing routing, BiFunction<String, Caller, Call> start) {
        this.services = services;
        this.routing = routing;
        this.start = start;
    }

    /** Everything that a connector lists in a connection. */
    public List<Item> items(Caller caller, String connector, Connection connection) {
        var found = services.catalog().connectors().get(connector);
        var items = new ArrayList<Item>();
        if (found == null) {
            return items;
        }
        var grant = services.grants().grant(caller.principal(), connector);
        for (var type : found.connector().resources()) {
            items.addAll(items(caller, found, connection, grant, type.type()));
        }
        return items;
    }

    private List<Item> items(
            Caller caller, Catalog.Found found, Connection connection, Grant grant, Class<? extends ResourceId> type) {
        var call = start.apply("settings", caller);
        var actions = found.connector().actions();
        var bound = new Bound(
                found.connector(), found.info(), found.provider(), found.connector().resources(), actions.get(0));
        return collect(routing.listing(call, new Routing.Source(bound, connection), grant, type), grant);
    }

    private static <R extends ResourceId> List<Item> collect(Listings.Listing<R> listing, Grant grant) {
        var items = new ArrayList<Item>();
        for (var resource : listing.all()) {
            items.add(new Item(
                    listing.key(resource),
                    TextCleaner.line(resource.title().value(), 80),
                    listing.access(grant, resource.id()),
                    resource.owned(),
                    resource.most(),
                    resource.sharing() != Resource.Sharing.PRIVATE
                            && !grant.unshared().contains(listing.key(resource))));
        }
        return items;
    }
}
