package dev.connectors.spring;

import dev.connectors.runtime.ConnectorsBuilder;

/**
 * Says more than properties can: a policy, budgets, a listener for results. Implemented by the host as beans; called once at start, in
 * their order, after the properties were applied.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ConnectorsBuilderCustomizer {

    /** Changes what the library is built from. */
    void customize(ConnectorsBuilder builder);
}
