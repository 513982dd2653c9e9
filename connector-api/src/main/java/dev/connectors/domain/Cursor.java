package dev.connectors.domain;

/**
 * Where the next page begins. In JSON it is one string.
 *
 * <p>Inside an action it is the provider's own page token; outside it is sealed. Nobody else reads it.
 *
 * @param value the opaque token
 */
public record Cursor(String value) {

    @Override
    public String toString() {
        return "cursor of " + value.length() + " characters";
    }
}
