package dev.connectors.http;

import java.time.Instant;
import java.util.Optional;

/** One attempt that failed, and what that allows. Stays in this package. */
final class Failed extends RuntimeException {

    /** What may be done about it. */
    enum Again {
        /** Nothing left, so anything may be sent again. */
        ALL,
        /** Reads, and writes that can't happen twice. */
        SAFE,
        /** Reads. */
        READS,
        /** It would fail again. */
        NONE
    }

    private static final long serialVersionUID = 1L;

    private final transient RuntimeException end;
    private final Again again;
    private final transient Optional<Instant> retryAt;

    /**
     * One attempt.
     *
     * @param end what the caller gets when this was the last attempt: a typed error, or {@link LostAnswer}
     */
    Failed(RuntimeException end, Again again, Optional<Instant> retryAt) {
        super("", null, false, false);
        this.end = end;
        this.again = again;
        this.retryAt = retryAt;
    }

    RuntimeException end() {
        return end;
    }

    Again again() {
        return again;
    }

    Optional<Instant> retryAt() {
        return retryAt;
    }
}
