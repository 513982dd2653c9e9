package dev.connectors.auth;

import java.util.Set;

/**
 * How a sign-in ended. Immutable.
 *
 * @param connection which one was made or changed
 * @param added whether it is new: another account than those that were connected
 * @param withheld scopes that were asked and that the user did not grant
 */
public record SignedIn(Connection connection, boolean added, Set<String> withheld) {

    public SignedIn {
        withheld = Set.copyOf(withheld);
    }
}
