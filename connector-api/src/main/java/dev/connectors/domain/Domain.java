package dev.connectors.domain;

import java.util.Objects;

/**
 * A vendor-neutral set of contracts that several connectors share, such as {@code calendar}. Immutable.
 *
 * @param id prefix of its tools' names: lower case letters only
 * @param title what a person reads, such as "Calendar"
 */
public record Domain(String id, String title) {

    public Domain {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        if (!id.matches("[a-z]{2,20}")) {
            throw new IllegalArgumentException("a domain's id is 2 to 20 lower case letters: " + id);
        }
    }
}
