package dev.connectors.testkit;

import dev.connectors.spi.Action;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.Provider;
import dev.connectors.spi.ResourceType;
import java.util.List;

/** A connector made of given parts; without any, it has none to speak of. */
public final class Sample implements Connector {

    static final Provider PROVIDER = Provider.apiKey("leadbook", "https://api.leadbook.example");

    private final Provider provider;
    private final List<Action<?, ?>> actions;

    public Sample() {
        this(PROVIDER, List.of());
    }

    Sample(Provider provider, List<Action<?, ?>> actions) {
        this.provider = provider;
        this.actions = List.copyOf(actions);
    }

    static Sample of(Action<?, ?>... actions) {
        return new Sample(PROVIDER, List.of(actions));
    }

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.of("leadbook", "Leadbook", provider, "Your leads.");
    }

    @Override
    public List<Action<?, ?>> actions() {
        return actions;
    }

    @Override
    public List<ResourceType<?>> resources() {
        return List.of(Leads.LISTS);
    }
}
