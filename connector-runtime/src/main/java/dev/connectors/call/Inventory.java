package dev.connectors.call;

import dev.connectors.auth.Connection;
import dev.connectors.domain.ResourceId;
import dev.connectors.permission.Grant;
import dev.connectors.permission.ResourceState;
import dev.connectors.spi.Resource;
import dev.connectors.tool.TextCleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** What a connection has, as its owner sees it: everything, the hidden included. For settings only; nothing of it reaches a model. */
public final class Inventory {

    private final Services services;
    private final Routing routing;
    private final BiFunction<String, Caller, Call> start;

    Inventory(Services services, Routing routing, BiFunction<String, Caller, Call> start) {
        this.services = services;
        this.routing = routing;
        this.start = start;
    }

    /** Everything that a connector lists in a connection. */
    public List<ResourceState> items(Caller caller, String connector, Connection connection) {
        var found = services.catalog().connectors().get(connector);
        var items = new ArrayList<ResourceState>();
        if (found == null) {
            return items;
        }
        var grant = services.grants().grant(caller.principal(), connector);
        for (var type : found.connector().resources()) {
            items.addAll(items(caller, found, connection, grant, type.type()));
        }
        return items;
    }

    private List<ResourceState> items(
            Caller caller, Catalog.Found found, Connection connection, Grant grant, Class<? extends ResourceId> type) {
        var call = start.apply("settings", caller);
        var actions = found.connector().actions();
        var bound = new Bound(
                found.connector(),
                found.info(),
                found.provider(),
                found.connector().resources(),
                actions.get(0));
        return collect(routing.listing(call, new Routing.Source(bound, connection), grant, type), grant);
    }

    private static <R extends ResourceId> List<ResourceState> collect(Listings.Listing<R> listing, Grant grant) {
        var items = new ArrayList<ResourceState>();
        for (var resource : listing.all()) {
            items.add(new ResourceState(
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
