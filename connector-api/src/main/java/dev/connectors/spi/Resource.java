package dev.connectors.spi;

import dev.connectors.domain.Access;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.ResourceId;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * One resource of an account, as the provider lists it. Immutable.
 *
 * @param id the canonical id
 * @param title what the user calls it; somebody else may have written it
 * @param aliases other spellings that the provider accepts for the same resource, such as {@code primary}
 * @param sharing who else can see what is written there
 * @param owned whether the account owns it
 * @param most the most that the provider lets this account do with it
 */
public record Resource<R extends ResourceId>(
        R id, ForeignText title, Set<String> aliases, Sharing sharing, boolean owned, Access most) {

    /** Who else can see what is written to a resource. */
    public enum Sharing {
        /** Only the account. */
        PRIVATE,
        /** Others, too. */
        SHARED,
        /** The listing does not say; counts as shared until the user says otherwise. */
        UNKNOWN
    }

    public Resource {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(sharing, "sharing");
        Objects.requireNonNull(most, "most");
        aliases = Set.copyOf(aliases);
    }

    /** A resource that the account owns, writable, with unknown sharing. */
    public static <R extends ResourceId> Resource<R> of(R id, String title) {
        return new Resource<>(id, new ForeignText(title), Set.of(), Sharing.UNKNOWN, true, Access.WRITE);
    }

    /** One more spelling that the provider accepts. */
    public Resource<R> alias(String alias) {
        var more = new LinkedHashSet<>(aliases);
        more.add(alias);
        return new Resource<>(id, title, more, sharing, owned, most);
    }

    /** Who else can see it. */
    public Resource<R> sharing(Sharing sharing) {
        return new Resource<>(id, title, aliases, sharing, owned, most);
    }

    /** Not the account's own; at most this may be done with it. */
    public Resource<R> ofOthers(Access most) {
        return new Resource<>(id, title, aliases, sharing, false, most);
    }
}
