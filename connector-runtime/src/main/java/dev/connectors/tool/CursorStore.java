package dev.connectors.tool;

import dev.connectors.permission.Principal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Long cursors, kept so that a model repeats a short handle instead of them. Implemented by stores; thread-safe over all nodes.
 *
 * <p>What is kept is sealed already: the store cannot read it, and gives no right by holding it. It may forget the oldest of a
 * principal; the list then begins anew.
 *
 * @since 0.1
 */
public interface CursorStore {

    /**
     * A cursor that is kept.
     *
     * @param handle what the model gets: {@code h1.} and random characters
     * @param principal whose it is
     * @param sealed the cursor, as {@link CursorSeal} made it
     * @param expiry when it is good for nothing any more
     */
    record Kept(String handle, Principal principal, String sealed, Instant expiry) {
        public Kept {
            Objects.requireNonNull(handle, "handle");
            Objects.requireNonNull(principal, "principal");
            Objects.requireNonNull(sealed, "sealed");
            Objects.requireNonNull(expiry, "expiry");
        }

        /** Without the cursor. */
        @Override
        public String toString() {
            return "Kept[cursor of " + sealed.length() + " characters until " + expiry + "]";
        }
    }

    /** Keeps one. */
    void put(Kept cursor);

    /** The principal's cursor of that handle, unless it is over; never somebody else's. It can be asked for again. */
    Optional<Kept> find(Principal principal, String handle);
}
