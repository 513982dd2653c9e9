package dev.connectors.mcp;

import dev.connectors.error.ConnectorException;
import dev.connectors.mcp.config.Configuration;
import dev.connectors.mcp.config.Configuration.GivenConnection;
import dev.connectors.mcp.config.Configuration.Grants;
import dev.connectors.mcp.config.Fault;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.GivenTokens;
import dev.connectors.runtime.Settings;
import dev.connectors.spi.Auth;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.StaticToken;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Does with the person's hands what the configuration says. Thread-safe.
 *
 * <p>An account is restricted before its connector is on: where a restriction cannot be set, the connector stays off.
 */
final class Permissions {

    /**
     * What could not be done.
     *
     * @param faults of the configuration, which stay until it is changed
     * @param unreachable connectors that stay off because their provider did not answer, with the reason's code
     */
    record Outcome(List<Fault> faults, Map<String, String> unreachable) {

        /** For the person's log. */
        List<String> notices(Path file) {
            var name = String.valueOf(file.getFileName());
            return Stream.concat(
                            faults.stream().map(fault -> fault.in(name)),
                            unreachable.entrySet().stream()
                                    .map(entry -> entry.getKey()
                                            + " stays off for now: what you restricted cannot be set"
                                            + " while its provider does not answer (" + entry.getValue() + ")."))
                    .toList();
        }
    }

    private final Configuration configuration;
    private final Settings settings;
    private final Map<String, ConnectorInfo> connectors;
    private final boolean titles;

    /** @param titles whether faults may name what an account has: to a person, not to a log */
    Permissions(Configuration configuration, Connectors connectors, boolean titles) {
        this.titles = titles;
        this.configuration = configuration;
        this.settings = connectors.settings(configuration.principal());
        this.connectors = connectors.connectors().stream().collect(Collectors.toMap(ConnectorInfo::id, info -> info));
    }

    /** Everything, at start. */
    Outcome apply() {
        var faults = new ArrayList<Fault>();
        for (var recipient : configuration.recipients()) {
            attempt(recipient.line(), faults, () -> settings.allowRecipient(recipient.value()));
        }
        configuration
                .grants()
                .forEach((id, grants) -> grants.actions()
                        .forEach((action, mode) ->
                                attempt(mode.line(), faults, () -> settings.set(id, action, mode.value()))));
        for (var given : configuration.connections()) {
            attempt(given.line(), faults, () -> connect(given.value()));
        }
        configuration
                .providers()
                .forEach((id, provider) -> provider.apiKey()
                        .ifPresent(key -> withKey(id)
                                .ifPresent(connector -> attempt(
                                        key.line(),
                                        faults,
                                        () -> settings.connect(
                                                connector, key.value().value())))));
        var on = switchOn(configuration.grants().keySet());
        faults.addAll(on.faults());
        return new Outcome(List.copyOf(faults), on.unreachable());
    }

    /** Restricts the accounts of these connectors, then switches on those that the configuration has on. */
    Outcome switchOn(Set<String> ids) {
        var faults = new ArrayList<Fault>();
        var unreachable = new LinkedHashMap<String, String>();
        for (var id : ids) {
            var grants = configuration.grants().get(id);
            if (grants != null && grants.on()) {
                int before = faults.size();
                try {
                    restrict(id, grants, faults);
                    if (faults.size() == before) {
                        settings.turnOn(id);
                    }
                } catch (ConnectorException e) {
                    settings.turnOff(id);
                    unreachable.put(id, e.code());
                }
            }
        }
        return new Outcome(List.copyOf(faults), Map.copyOf(unreachable));
    }

    /** The connectors of a provider that the configuration speaks of: one account serves them all. */
    Set<String> ofProvider(String provider) {
        return configuration.grants().keySet().stream()
                .filter(id -> info(id).provider().id().equals(provider))
                .collect(Collectors.toUnmodifiableSet());
    }

    ConnectorInfo info(String connector) {
        return Optional.ofNullable(connectors.get(connector)).orElseThrow();
    }

    private void restrict(String id, Grants grants, List<Fault> faults) {
        if (grants.resources().isEmpty() && grants.others().isEmpty()) {
            return;
        }
        Auth auth = info(id).provider().auth();
        if (auth instanceof Auth.None && !isConnected(id)) {
            settings.turnOn(id); // which makes its connection, at start, when nobody is served yet
            settings.turnOff(id);
        }
        if (!isConnected(id)) {
            return; // the sign-in comes back here
        }
        grants.others().ifPresent(access -> settings.setOthers(id, access.value()));
        grants.resources().forEach((resource, access) -> {
            try {
                settings.set(id, resource, access.value());
            } catch (IllegalArgumentException e) {
                faults.add(new Fault(access.line(), titles ? String.valueOf(e.getMessage()) : noOne(id)));
            }
        });
    }

    private static String noOne(String id) {
        return "In 'resources' of " + id
                + " stands a name that fits none, or several. Run --check to see what there is.";
    }

    private boolean isConnected(String id) {
        var provider = info(id).provider().id();
        return settings.connections().stream()
                .anyMatch(connection -> connection.providerId().equals(provider) && connection.isActive());
    }

    private void connect(GivenConnection given) {
        var tokens = GivenTokens.of(given.accessToken().value()).scopes(Set.copyOf(given.scopes()));
        if (given.refreshToken().isPresent()) {
            tokens = tokens.refresh(given.refreshToken().get().value());
        }
        if (given.expires().isPresent()) {
            tokens = tokens.expiring(given.expires().get());
        }
        if (given.account().isPresent()) {
            tokens = tokens.accountName(given.account().get());
        }
        settings.connect(given.connector(), tokens);
    }

    private Optional<String> withKey(String provider) {
        return connectors.values().stream()
                .filter(info ->
                        info.provider().id().equals(provider) && info.provider().auth() instanceof StaticToken)
                .map(ConnectorInfo::id)
                .sorted()
                .findFirst();
    }

    private static void attempt(int line, List<Fault> faults, Runnable setting) {
        try {
            setting.run();
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(line, String.valueOf(e.getMessage())));
        }
    }
}
