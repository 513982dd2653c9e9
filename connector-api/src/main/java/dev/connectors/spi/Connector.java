package dev.connectors.spi;

import java.util.List;

/**
 * One surface of a provider that a user can switch on, such as Google Calendar.
 *
 * <p>Implemented by connector authors; found by {@link java.util.ServiceLoader}. Stateless and thread-safe, with a public
 * constructor without arguments that does no I/O. The runtime asks each method once, at start, and expects equal answers ever after.
 *
 * @since 0.1
 */
public interface Connector {

    /** What it is called, whose it is, and what the assistant can see through it. */
    ConnectorInfo info();

    /** Its actions, in the order in which a person should read them. */
    List<Action<?, ?>> actions();

    /** What a user can allow one by one: calendars, labels, folders, notebooks. */
    default List<ResourceType<?>> resources() {
        return List.of();
    }
}
