package dev.connectors.testkit;

import dev.connectors.domain.ResourceId;
import dev.connectors.domain.Shape;
import dev.connectors.spi.Action;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.PlannedAction;
import dev.connectors.spi.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a connector says about itself, asked once. Immutable.
 *
 * @param connector the connector
 * @param info its name, and whose it is
 * @param actions its actions
 * @param resources what it lists
 */
record Declared(Connector connector, ConnectorInfo info, List<Action<?, ?>> actions, List<ResourceType<?>> resources) {

    static Declared of(Connector connector) {
        return new Declared(
                connector, connector.info(), List.copyOf(connector.actions()), List.copyOf(connector.resources()));
    }

    /** Such as {@code leadbook.list_leads}. */
    String place(Action<?, ?> action) {
        return info.id() + "." + action.contract().name();
    }

    /** What a person calls the provider. */
    String provider() {
        return info.provider().title();
    }

    boolean lists(Class<?> id) {
        return resources.stream().anyMatch(type -> type.type() == id);
    }

    Optional<ResourceType<?>> typeOf(Class<?> id) {
        return resources.stream().filter(type -> type.type() == id).findFirst();
    }

    boolean hasOrigins() {
        return !info.provider().origins().isEmpty();
    }

    /** The records of an action: of its input, its output and its facts. */
    static List<Class<?>> described(Action<?, ?> action) {
        var described = new ArrayList<Class<?>>();
        described.add(action.contract().input());
        described.add(action.contract().output());
        if (action instanceof PlannedAction<?, ?, ?> planned) {
            described.add(planned.contract().facts());
        }
        return described;
    }

    /** A record and all the records in it that have a component. */
    static Set<Class<?>> recordsOf(Class<?> described) {
        var records = new LinkedHashSet<Class<?>>();
        records.add(described);
        records.addAll(Shape.of(described).recordsNaming(Object.class));
        return records;
    }

    /** The records, at any depth, that name a resource. */
    static List<Class<?>> naming(Class<?> described) {
        return Shape.of(described).recordsNaming(ResourceId.class);
    }
}
