package dev.connectors.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * What a connector says about itself to people. Immutable.
 *
 * @param id lower case letters, digits and underscores, such as {@code google_calendar}
 * @param title such as "Google Calendar"
 * @param provider who knows the user
 * @param sees what the assistant can see, in the words of a settings page: "Your events, and when you are free."
 * @param asksBefore what it asks before doing, for the same page
 * @param never what it never does, for the same page
 */
public record ConnectorInfo(
        String id, String title, Provider provider, String sees, Optional<String> asksBefore, Optional<String> never) {

    public ConnectorInfo {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(sees, "sees");
        if (!id.matches("[a-z][a-z0-9_]{1,39}")) {
            throw new IllegalArgumentException(
                    "rule 1.1: a connector's id is 2 to 40 lower case letters, digits and underscores: " + id);
        }
    }

    /** What every connector says. */
    public static ConnectorInfo of(String id, String title, Provider provider, String sees) {
        return new ConnectorInfo(id, title, provider, sees, Optional.empty(), Optional.empty());
    }

    /** What it asks before doing: "adds, changes or deletes an event". */
    public ConnectorInfo asksBefore(String what) {
        return new ConnectorInfo(id, title, provider, sees, Optional.of(what), never);
    }

    /** What it never does: "shares a calendar, deletes one". */
    public ConnectorInfo never(String what) {
        return new ConnectorInfo(id, title, provider, sees, asksBefore, Optional.of(what));
    }
}
