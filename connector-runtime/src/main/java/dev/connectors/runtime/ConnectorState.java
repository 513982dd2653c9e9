package dev.connectors.runtime;

import dev.connectors.spi.ConnectorInfo;
import java.util.List;

/**
 * A row of a settings page. Immutable.
 *
 * @param info the connector
 * @param state how it stands
 * @param sentence the same in words, such as "Off. The assistant can't see your Gmail."
 * @param accounts those that it can use, the oldest first
 */
public record ConnectorState(ConnectorInfo info, State state, String sentence, List<ConnectionState> accounts) {

    /** How a connector stands. */
    public enum State {
        /** The person has not turned it on. */
        OFF,
        /** On and usable. */
        ON,
        /** On; somebody must sign in first. */
        NEEDS_SIGN_IN,
        /** On; the provider ended the sign-in. */
        NEEDS_RECONNECT,
        /** On, with fewer scopes than its actions need. */
        LIMITED
    }

    public ConnectorState {
        accounts = List.copyOf(accounts);
    }
}
