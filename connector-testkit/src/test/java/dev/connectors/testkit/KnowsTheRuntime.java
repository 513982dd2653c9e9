package dev.connectors.testkit;

import dev.connectors.permission.Principal;
import dev.connectors.spi.ConnectorInfo;

/** Reaches past the API. */
public final class KnowsTheRuntime extends OneAction {

    @Override
    public ConnectorInfo info() {
        return super.info()
                .never("anything for " + Principal.of("acme-realty", "anna").user());
    }
}
