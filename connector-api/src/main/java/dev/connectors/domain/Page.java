package dev.connectors.domain;

import java.util.List;
import java.util.Optional;

/**
 * One page of a longer list. In JSON it is the list alone: the cursor goes to the envelope.
 *
 * @param items what is on this page
 * @param next where the next page begins; empty on the last one
 * @param <T> the type of an item
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {

    /** The name under which the runtime adds the account to an item, where a list is of several; no record on a page may use it. */
    static final String ACCOUNT = "account";

    public Page {
        items = List.copyOf(items);
    }

    /** The only page. */
    public static <T> Page<T> of(List<T> items) {
        return new Page<>(items, Optional.empty());
    }

    /** A page after which another one begins. */
    public static <T> Page<T> of(List<T> items, Cursor next) {
        return new Page<>(items, Optional.of(next));
    }
}
