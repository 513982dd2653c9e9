package dev.connectors.auth;

import dev.connectors.error.NotConnected;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The providers of one host application, each once. Immutable. */
public final class Registrations {

    private final Map<String, Registration> byId;

    private Registrations(Map<String, Registration> byId) {
        this.byId = byId;
    }

    /**
     * These providers.
     *
     * @throws IllegalArgumentException if two have the same id
     */
    public static Registrations of(Collection<Registration> all) {
        var byId = new LinkedHashMap<String, Registration>();
        for (var registration : all) {
            if (byId.put(registration.provider().id(), registration) != null) {
                throw new IllegalArgumentException(
                        "provider '" + registration.provider().id() + "' is registered twice");
            }
        }
        return new Registrations(Map.copyOf(byId));
    }

    /** The provider of that id. */
    public Optional<Registration> find(String providerId) {
        return Optional.ofNullable(byId.get(providerId));
    }

    /**
     * The provider that a connection's tokens were made for.
     *
     * @throws NotConnected if there is none any more: its tokens are sent nowhere
     */
    Registration of(Connection connection) {
        return find(connection.providerId())
                .filter(registration -> registration.provider().madeFor(connection))
                .orElseThrow(
                        () -> new NotConnected(
                                "The account '" + connection.label()
                                        + "' was connected to another server than the one in use now. Ask the user to connect it again."));
    }
}
