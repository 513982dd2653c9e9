package dev.connectors.audit;

import dev.connectors.permission.Principal;
import java.util.Optional;

/**
 * Where intents are kept. Implemented by stores; thread-safe over all nodes.
 *
 * @since 0.1
 */
public interface IntentStore {

    /** The newest intent of the same call whose outcome is open (STARTED or UNKNOWN). */
    Optional<Intent> open(Principal principal, String connection, String action, String arguments);

    /** Records that a write is about to leave. The same operation may start again after its outcome was unknown. */
    void start(Intent intent);

    /** Records what became of it. */
    void finish(Intent intent);
}
