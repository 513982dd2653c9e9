package dev.connectors.listings;

/** A store holds the listings of another host or dataset than those that were to be kept in it. Nothing was taken in or away. */
public final class OtherOriginException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String held;

    OtherOriginException(String held, String wanted) {
        super("This store holds the listings of " + held + ", not of " + wanted
                + ". Use another store, or clear this one, its checkpoints included.");
        this.held = held;
    }

    /** What the store holds, such as {@code bridge/actris_ref}. */
    public String held() {
        return held;
    }
}
