package dev.connectors.permission;

import java.util.Objects;

/**
 * Whose accounts, grants and records these are. Always given by the host, never by a model. Immutable.
 *
 * @param workspace the company or tenant, such as {@code acme-realty}
 * @param user the person within it
 */
public record Principal(String workspace, String user) {

    public Principal {
        workspace = checked(workspace, "workspace");
        user = checked(user, "user");
    }

    /** The person in the workspace. */
    public static Principal of(String workspace, String user) {
        return new Principal(workspace, user);
    }

    @Override
    public String toString() {
        return workspace + "/" + user;
    }

    private static String checked(String text, String name) {
        Objects.requireNonNull(text, name);
        if (text.isBlank() || text.length() > 200 || text.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            throw new IllegalArgumentException(name + " is 1 to 200 characters without control characters");
        }
        return text;
    }
}
