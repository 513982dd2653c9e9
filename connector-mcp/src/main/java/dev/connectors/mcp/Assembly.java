package dev.connectors.mcp;

import dev.connectors.mcp.config.Configuration;
import dev.connectors.mcp.config.Fault;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.ConnectorsBuilder;
import dev.connectors.runtime.StandIn;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/** The library, put together as a configuration says. */
final class Assembly {

    /** The start stops, for these reasons. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient List<Fault> faults;

        Refused(List<Fault> faults) {
            super(faults.size() + " faults");
            this.faults = List.copyOf(faults);
        }

        List<Fault> faults() {
            return faults;
        }
    }

    private Assembly() {}

    /**
     * Builds it.
     *
     * @param more what a configuration file does not say
     * @throws Refused with everything that is wrong
     */
    static Connectors connectors(Configuration configuration, UnaryOperator<ConnectorsBuilder> more) throws Refused {
        var builder = Connectors.builder();
        configuration.zone().ifPresent(builder::zone);
        configuration.deadline().ifPresent(builder::deadline);
        configuration.key().ifPresent(key -> builder.key(Base64.getDecoder().decode(key.value())));
        if (configuration.standIns().plainHttp()) {
            builder.allowPlainHttpOnLoopback();
        }
        if (configuration.standIns().elsewhere()) {
            builder.allowStandInElsewhere();
        }
        configuration.providers().forEach((id, provider) -> {
            provider.settings().forEach((name, value) -> builder.set(id + "." + name, value.value()));
            provider.endpoints().ifPresent(servers -> builder.standIn(new StandIn(id, servers.value())));
            provider.client()
                    .ifPresent(client -> client.secret()
                            .ifPresentOrElse(
                                    secret -> builder.oauthClient(id, client.clientId(), secret.value()),
                                    () -> builder.oauthClient(id, client.clientId())));
        });
        try {
            return more.apply(builder).build();
        } catch (IllegalStateException e) {
            throw new Refused(String.valueOf(e.getMessage())
                    .lines()
                    .map(sentence -> new Fault(0, sentence))
                    .toList());
        }
    }
}
