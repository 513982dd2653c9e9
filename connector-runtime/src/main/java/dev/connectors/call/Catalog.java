package dev.connectors.call;

import dev.connectors.auth.EffectiveProvider;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Domain;
import dev.connectors.domain.Shape;
import dev.connectors.spi.Action;
import dev.connectors.spi.Composite;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.Provider;
import dev.connectors.tool.Projection;
import dev.connectors.tool.ToolsBy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * All connectors of the application and what they offer, checked once at start. Immutable and thread-safe.
 */
public final class Catalog {

    /**
     * A connector that was found.
     *
     * @param connector the connector
     * @param info what it says about itself
     * @param provider the provider that is really asked
     */
    public record Found(Connector connector, ConnectorInfo info, EffectiveProvider provider) {}

    private final Map<String, Found> connectors;
    private final Map<String, Offer> offers;
    private final Map<String, Map<String, String>> siblings;

    private Catalog(
            Map<String, Found> connectors, Map<String, Offer> offers, Map<String, Map<String, String>> siblings) {
        this.connectors = connectors;
        this.offers = offers;
        this.siblings = siblings;
    }

    /**
     * Checks and collects.
     *
     * @param found the connectors
     * @param composites the composites
     * @param effective the provider that is really asked, for a declared one
     * @param toolsBy which tools are offered for actions that several connectors share
     * @param faults gets a sentence for everything that is wrong
     */
    public static Catalog of(
            Collection<Connector> found,
            Collection<Composite<?, ?>> composites,
            Function<Provider, EffectiveProvider> effective,
            ToolsBy toolsBy,
            List<String> faults) {
        var connectors = new LinkedHashMap<String, Found>();
        var providers = new LinkedHashMap<String, Connector>();
        var offers = new LinkedHashMap<String, Offer>();
        var owners = new LinkedHashMap<String, Object>();
        var siblings = new LinkedHashMap<String, Map<String, String>>();
        for (var connector : found) {
            var info = connector.info();
            var twin = connectors.get(info.id());
            if (twin != null) {
                faults.add("Two connectors are called '" + info.id() + "': " + jar(twin.connector()) + " and "
                        + jar(connector) + ". Remove one, or rename the newer.");
                continue;
            }
            var other = providers.putIfAbsent(info.provider().id(), connector);
            if (other != null && !other.info().provider().equals(info.provider())) {
                faults.add("Two jars describe the provider '" + info.provider().id() + "' differently: " + jar(other)
                        + " and " + jar(connector) + ". Its tokens go only where one description says: remove one.");
                continue;
            }
            var provider = effective.apply(info.provider());
            connectors.put(info.id(), new Found(connector, info, provider));
            for (var action : connector.actions()) {
                offer(connector, info, provider, action, toolsBy, offers, owners, siblings, faults);
            }
        }
        for (var composite : composites) {
            offer(composite, offers, owners, siblings, faults);
        }
        return new Catalog(Map.copyOf(connectors), new LinkedHashMap<>(offers), siblings);
    }

    private static void offer(
            Connector connector,
            ConnectorInfo info,
            EffectiveProvider provider,
            Action<?, ?> action,
            ToolsBy toolsBy,
            Map<String, Offer> offers,
            Map<String, Object> owners,
            Map<String, Map<String, String>> siblings,
            List<String> faults) {
        var contract = action.contract();
        try {
            Shape.of(contract.input()).schema();
            Shape.of(contract.output()).schema();
        } catch (IllegalStateException e) {
            faults.add(e.getMessage());
            return;
        }
        if (Arrays.stream(contract.input().getRecordComponents())
                .anyMatch(component -> component.getName().equals("account"))) {
            faults.add("rule 2.1: " + info.id() + "." + contract.name()
                    + " has an argument 'account', by which the runtime says which account is meant. Rename it.");
            return;
        }
        var name = Projection.name(contract, info.id());
        var bound = new Bound(connector, info, provider, connector.resources(), action);
        var known = offers.get(name);
        boolean listed = contract.domain().isEmpty() || toolsBy != ToolsBy.CONNECTOR;
        if (known == null) {
            offers.put(name, offer(name, contract.title(), listed, contract, List.of(bound)));
            owners.put(name, connector);
        } else if (known.contract().equals(contract) && known.composite().isEmpty()) {
            var all = new ArrayList<>(known.bound());
            all.add(bound);
            offers.put(name, offer(name, contract.title(), listed, contract, all));
        } else {
            faults.add("Two actions would be the tool '" + name + "': one of " + jar(owners.getOrDefault(name, name))
                    + " and one of " + jar(connector) + ". Rename the newer.");
            return;
        }
        siblings.computeIfAbsent(group(contract.domain(), info.id()), key -> new LinkedHashMap<>())
                .put(contract.name(), name);
        if (contract.domain().isPresent() && toolsBy != ToolsBy.DOMAIN) {
            var own = Projection.nameOf(info.id(), contract);
            var title = info.title() + ": " + contract.title();
            offers.put(own, offer(own, title, true, contract, List.of(bound)));
            siblings.computeIfAbsent(info.id(), key -> new LinkedHashMap<>()).put(contract.name(), own);
        }
    }

    private static Offer offer(
            String name, String title, boolean listed, ActionContract<?, ?> contract, List<Bound> bound) {
        return new Offer(name, title, listed, contract, bound, Optional.empty());
    }

    private static void offer(
            Composite<?, ?> composite,
            Map<String, Offer> offers,
            Map<String, Object> owners,
            Map<String, Map<String, String>> siblings,
            List<String> faults) {
        var contract = composite.contract();
        var name = Projection.name(contract, "tools");
        if (offers.containsKey(name)) {
            faults.add("Two actions would be the tool '" + name + "': one of " + jar(owners.getOrDefault(name, name))
                    + " and one of " + jar(composite) + ". Rename the newer.");
            return;
        }
        offers.put(name, new Offer(name, contract.title(), true, contract, List.of(), Optional.of(composite)));
        owners.put(name, composite);
        siblings.computeIfAbsent(group(contract.domain(), "tools"), key -> new LinkedHashMap<>())
                .put(contract.name(), name);
    }

    private static String group(Optional<Domain> domain, String connector) {
        return domain.map(Domain::id).orElse(connector);
    }

    /** The connectors by their ids. */
    public Map<String, Found> connectors() {
        return connectors;
    }

    /**
     * The connector of that id.
     *
     * @throws IllegalArgumentException if there is none; the message names those that there are
     */
    public Found required(String id) {
        var found = connectors.get(Objects.requireNonNull(id, "connector"));
        if (found == null) {
            throw new IllegalArgumentException("There is no connector '" + id + "'. You have: "
                    + String.join(", ", new TreeSet<>(connectors.keySet()))
                    + ". One that is not found by itself is given to the builder with add(connector).");
        }
        return found;
    }

    /** What stands behind a tool's name. */
    Optional<Offer> offer(String tool) {
        return Optional.ofNullable(offers.get(tool));
    }

    /** What stands behind a contract. */
    Optional<Offer> offer(ActionContract<?, ?> contract) {
        return offers.values().stream()
                .filter(offer -> offer.contract().equals(contract))
                .findFirst();
    }

    /** Everything that is offered, in the connectors' order. */
    Collection<Offer> offers() {
        return offers.values();
    }

    /** The tools' names by the names of their actions, in the same connector, or else domain. */
    Map<String, String> siblings(Offer offer) {
        var connector =
                offer.bound().isEmpty() ? "tools" : offer.bound().get(0).info().id();
        var names =
                new LinkedHashMap<>(siblings.getOrDefault(group(offer.contract().domain(), connector), Map.of()));
        if (!offer.tool().equals(Projection.name(offer.contract(), connector))) {
            names.putAll(siblings.getOrDefault(connector, Map.of()));
        }
        return names;
    }

    private static String jar(Object of) {
        var source = of.getClass().getProtectionDomain().getCodeSource();
        var path =
                source == null ? of.getClass().getName() : source.getLocation().getPath();
        return path.replaceAll("/$", "").replaceAll(".*/", "") + " ("
                + of.getClass().getName() + ")";
    }
}
