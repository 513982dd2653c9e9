package dev.connectors.spi;

import dev.connectors.domain.ResourceId;
import java.util.List;
import java.util.Objects;

/**
 * A kind of thing that a user allows one by one, and how to list it. Immutable.
 *
 * @param <R> the type of its ids, which is how the runtime finds them in inputs and outputs
 */
public final class ResourceType<R extends ResourceId> {

    /**
     * Lists what the account has. Called by the runtime, with a client that cannot write, on the caller's thread; its answer is
     * kept for a short time. All pages, at most some thousands of entries.
     *
     * @since 0.1
     */
    @FunctionalInterface
    public interface Lister<R extends ResourceId> {

        /** Every resource of this type that the account can see, in the provider's order. */
        List<Resource<R>> list(ReadContext context);
    }

    private final String noun;
    private final Class<R> type;
    private final Scopes scopes;
    private final Lister<R> lister;

    private ResourceType(String noun, Class<R> type, Scopes scopes, Lister<R> lister) {
        this.noun = Objects.requireNonNull(noun, "noun");
        this.type = Objects.requireNonNull(type, "type");
        this.scopes = Objects.requireNonNull(scopes, "scopes");
        this.lister = Objects.requireNonNull(lister, "lister");
    }

    /**
     * A resource type.
     *
     * @param noun in the singular, such as "calendar"; its plural takes an s
     * @param type a record with one text component
     * @param lister lists them
     */
    public static <R extends ResourceId> ResourceType<R> of(String noun, Class<R> type, Lister<R> lister) {
        return new ResourceType<>(noun, type, Scopes.none(), lister);
    }

    /** The scopes that listing needs. */
    public ResourceType<R> scopes(Scopes scopes) {
        return new ResourceType<>(noun, type, scopes, lister);
    }

    /** In the singular, such as "calendar". */
    public String noun() {
        return noun;
    }

    /** In the plural, such as "calendars". */
    public String plural() {
        return noun + "s";
    }

    /** The type of its ids. */
    public Class<R> type() {
        return type;
    }

    /** The scopes that listing needs. */
    public Scopes scopes() {
        return scopes;
    }

    /** Lists them. */
    public Lister<R> lister() {
        return lister;
    }
}
