package dev.connectors.runtime;

import dev.connectors.auth.Connection;
import dev.connectors.call.Catalog;
import dev.connectors.permission.Principal;
import dev.connectors.spi.Auth;
import dev.connectors.spi.Provider;
import java.util.List;

/** The accounts that a person connected. */
final class Accounts {

    private final Parts parts;
    private final Principal principal;

    Accounts(Parts parts, Principal principal) {
        this.parts = parts;
        this.principal = principal;
    }

    /** The oldest first. */
    List<Connection> all() {
        return parts.stores().connections().all(principal);
    }

    /** Those that a connector can use. */
    List<Connection> of(Catalog.Found found) {
        return all().stream().filter(found.provider()::madeFor).toList();
    }

    ConnectionState state(Connection connection) {
        return ConnectionState.of(connection, provider(connection));
    }

    /** One that no connector has any more is told by its id. */
    Provider provider(Connection connection) {
        var id = connection.providerId();
        return parts.registrations()
                .find(id)
                .map(at -> at.provider().provider())
                .orElseGet(() -> Provider.of(id, id, Auth.none()));
    }
}
