package dev.connectors.domain;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom a call reaches. Immutable.
 *
 * @param named the people whose addresses are known, each once, in the order in which they are shown
 * @param others whether people beyond these may be reached: the audience is not a closed list
 */
public record Recipients(List<EmailAddress> named, boolean others) {

    private static final Recipients NONE = new Recipients(List.of(), false);

    public Recipients {
        named = List.copyOf(new LinkedHashSet<>(named));
    }

    /** Nobody. */
    public static Recipients none() {
        return NONE;
    }

    /** Exactly these. */
    public static Recipients of(Collection<EmailAddress> named) {
        return named.isEmpty() ? NONE : new Recipients(List.copyOf(named), false);
    }

    /** These, and people whom nobody can name: a group, the readers of a shared calendar. */
    public static Recipients andOthers(Collection<EmailAddress> named) {
        return new Recipients(List.copyOf(named), true);
    }

    /** Both together. */
    public Recipients and(Recipients more) {
        return new Recipients(Stream.concat(named.stream(), more.named.stream()).toList(), others || more.others);
    }

    /** Whether nobody is reached. */
    public boolean isEmpty() {
        return named.isEmpty() && !others;
    }
}
