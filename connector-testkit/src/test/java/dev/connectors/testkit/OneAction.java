package dev.connectors.testkit;

import dev.connectors.spi.Action;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.ResourceType;
import java.util.List;

/** What connectors of a class of their own share. */
abstract class OneAction implements Connector {

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.of("leadbook", "Leadbook", Sample.PROVIDER, "Your leads.");
    }

    @Override
    public List<Action<?, ?>> actions() {
        return List.of(Leads.listLeads());
    }

    @Override
    public List<ResourceType<?>> resources() {
        return List.of(Leads.LISTS);
    }
}
