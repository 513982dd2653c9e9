package dev.connectors.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Where intents are kept. Implemented by stores; thread-safe over all nodes.
 *
 * @since 0.1
 */
public interface IntentStore {

    /**
     * Records that a write is about to leave, unless the outcome of the same call (principal, connection, action, arguments) is open:
     * STARTED or UNKNOWN. One step, so that of two same calls at once one takes the other over.
     *
     * @param oldest an open one that was recorded before then is over: it is replaced, and may be forgotten at any time
     * @return empty if it was recorded, else the open one, and then nothing was recorded
     */
    Optional<Intent> start(Intent intent, Instant oldest);

    /** Records what became of an operation, or that one whose outcome was unknown starts again. */
    void update(Intent intent);
}
