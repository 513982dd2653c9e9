package dev.connectors.http;

/** What a request may do, and so how often it may be sent. */
enum Kind {
    /** It changes nothing. */
    READ,
    /** It writes, and sent again it can't happen twice. */
    SAFE_WRITE,
    /** It writes, once. */
    WRITE;

    boolean maySend(Failed.Again again) {
        return switch (again) {
            case ALL -> true;
            case SAFE -> this != WRITE;
            case READS -> this == READ;
            case NONE -> false;
        };
    }
}
