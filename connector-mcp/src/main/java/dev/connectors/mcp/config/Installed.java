package dev.connectors.mcp.config;

import dev.connectors.spi.Connector;
import dev.connectors.spi.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The connectors on the class path or module path: what a configuration can speak of. Immutable. */
public final class Installed {

    private final Map<String, Connector> connectors = new LinkedHashMap<>();
    private final Map<String, Provider> providers = new LinkedHashMap<>();

    private Installed(Iterable<Connector> found) {
        for (var connector : found) {
            // Two with one name stop the start in the runtime, which names both jars; here the first counts.
            connectors.putIfAbsent(connector.info().id(), connector);
            providers.putIfAbsent(
                    connector.info().provider().id(), connector.info().provider());
        }
    }

    /** What {@link ServiceLoader} finds. */
    public static Installed find() {
        return new Installed(ServiceLoader.load(Connector.class));
    }

    /** These, whatever else is there. */
    public static Installed of(List<Connector> connectors) {
        return new Installed(connectors);
    }

    /** The connector of an id. */
    public Optional<Connector> connector(String id) {
        return Optional.ofNullable(connectors.get(id));
    }

    Optional<Provider> provider(String id) {
        return Optional.ofNullable(providers.get(id));
    }

    /** Ids, in the order in which they were found. */
    List<String> connectors() {
        return List.copyOf(connectors.keySet());
    }

    /** Ids, in the order in which they were found. */
    List<String> providers() {
        return List.copyOf(providers.keySet());
    }

    /** The connectors of a provider. */
    List<String> connectorsOf(String provider) {
        return connectors.values().stream()
                .map(Connector::info)
                .filter(info -> info.provider().id().equals(provider))
                .map(info -> info.id())
                .toList();
    }

    /** The names of a connector's actions. */
    static List<String> actions(Connector connector) {
        return connector.actions().stream()
                .map(action -> action.contract().name())
                .toList();
    }
}
