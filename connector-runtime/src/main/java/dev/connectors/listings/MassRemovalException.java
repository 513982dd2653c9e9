package dev.connectors.listings;

import java.util.Optional;

/** A reconciliation would have taken away more than its guard allows, or the keys were not complete. Nothing was taken away. */
public final class MassRemovalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long gone;
    private final long kept;

    MassRemovalException(long gone, long kept, long seen, Optional<Long> counted) {
        super("The host named " + seen + " keys"
                + counted.map(count -> " and counts " + count).orElse("") + "; " + gone + " of " + kept
                + " listings that are kept were not among them. That looks like a change of licence or an incomplete answer, so"
                + " nothing was taken away. Look at the account; if it is right, reconcile with a wider guard.");
        this.gone = gone;
        this.kept = kept;
    }

    /** How many would have gone. */
    public long gone() {
        return gone;
    }

    /** How many are kept. */
    public long kept() {
        return kept;
    }
}
