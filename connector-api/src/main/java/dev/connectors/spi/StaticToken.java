package dev.connectors.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * A key that the user or the host has from the provider and gives to us once. Immutable.
 *
 * @param header name of the request header that carries it; never a query parameter
 * @param form the header's value, with {@code {key}} where the key goes, such as {@code Bearer {key}}
 * @param help where a person finds the key, such as "Leadbook > Settings > API keys"
 * @param checkedBy a path that answers 2xx when the key is good
 * @param removal how a person ends the key at the provider, as a sentence
 */
public record StaticToken(
        String header, String form, Optional<String> help, Optional<String> checkedBy, Optional<String> removal)
        implements Auth {

    public StaticToken {
        Objects.requireNonNull(header, "header");
        if (!form.contains("{key}")) {
            throw new IllegalArgumentException("the header's form must hold {key}: " + form);
        }
    }

    /** In this header, after this prefix, such as {@code "Authorization", "Bearer "}. */
    public static StaticToken inHeader(String header, String prefix) {
        return new StaticToken(header, prefix + "{key}", Optional.empty(), Optional.empty(), Optional.empty());
    }
}
