package dev.connectors.call;

import dev.connectors.domain.Tier;
import dev.connectors.tool.Projection;
import dev.connectors.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The tools that a principal's assistant is offered: of connectors that are on, connected, and have the scopes. */
public final class Toolbox {

    private final Services services;
    private final Routing routing;
    private final Tier most;

    Toolbox(Services services, Routing routing, Tier most) {
        this.services = services;
        this.routing = routing;
        this.most = most;
    }

    /** The tools, in the connectors' order. */
    public List<Tool> tools(Caller caller) {
        var tools = new ArrayList<Tool>();
        if (services.killed().getAsBoolean()) {
            return tools;
        }
        var usableDomains = services.catalog().offers().stream()
                .filter(offer -> offer.composite().isEmpty()
                        && offer.contract().tier() != Tier.HOST
                        && offer.contract().domain().isPresent()
                        && !usable(caller, offer).isEmpty())
                .map(offer -> offer.contract().domain().orElseThrow())
                .collect(Collectors.toSet());
        for (var offer : services.catalog().offers()) {
            if (!offer.listed() || !inTier(offer)) {
                continue;
            }
            if (offer.composite().isPresent()) {
                if (offer.contract().domain().map(usableDomains::contains).orElse(true)) {
                    tools.add(tool(offer, List.of()));
                }
                continue;
            }
            var sources = usable(caller, offer);
            if (!sources.isEmpty()) {
                tools.add(tool(
                        offer,
                        sources.stream()
                                .map(source -> source.connection().label())
                                .distinct()
                                .toList()));
            }
        }
        return tools;
    }

    private boolean inTier(Offer offer) {
        var tier = offer.contract().tier();
        return tier != Tier.HOST && tier.compareTo(most) <= 0;
    }

    /** The accounts to choose from; none, unless one can be used at once: one that needs a sign-in first is still the person's. */
    private List<Routing.Source> usable(Caller caller, Offer offer) {
        var sources = routing.sources(caller, offer).stream()
                .filter(source -> source.hasScopes() && routing.permitted(caller, offer, source))
                .toList();
        return sources.stream().anyMatch(source -> source.connection().isActive()) ? sources : List.of();
    }

    private Tool tool(Offer offer, List<String> accounts) {
        return Projection.tool(
                offer.tool(),
                offer.title(),
                offer.contract(),
                services.catalog().siblings(offer),
                accounts);
    }
}
