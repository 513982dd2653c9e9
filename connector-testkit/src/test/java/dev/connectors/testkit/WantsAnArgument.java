package dev.connectors.testkit;

import dev.connectors.spi.ConnectorInfo;

/** Nobody but its author can make one. */
public final class WantsAnArgument extends OneAction {

    private final String id;

    WantsAnArgument(String id) {
        this.id = id;
    }

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.of(id, "Leadbook", Sample.PROVIDER, "Your leads.");
    }
}
