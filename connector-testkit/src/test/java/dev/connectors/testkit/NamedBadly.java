package dev.connectors.testkit;

import dev.connectors.spi.ConnectorInfo;

/** Its id is none. */
public final class NamedBadly extends OneAction {

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.of("Lead-Book", "Leadbook", Sample.PROVIDER, "Your leads.");
    }
}
