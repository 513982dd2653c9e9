package dev.connectors.call;

import dev.connectors.auth.EffectiveProvider;
import dev.connectors.domain.ResourceId;
import dev.connectors.spi.Action;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.ResourceType;
import java.util.List;
import java.util.Optional;

/**
 * An action of a connector, with the provider that is really asked. Immutable.
 *
 * @param connector who does it
 * @param info what it says about itself
 * @param provider the provider, with a stand-in's origins where the host replaced them
 * @param resources the connector's resource types
 * @param action the action
 */
record Bound(
        Connector connector,
        ConnectorInfo info,
        EffectiveProvider provider,
        List<ResourceType<?>> resources,
        Action<?, ?> action) {

    /** The type that lists such ids. */
    Optional<ResourceType<?>> typeOf(ResourceId id) {
        for (var type : resources) {
            if (type.type().isInstance(id)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
