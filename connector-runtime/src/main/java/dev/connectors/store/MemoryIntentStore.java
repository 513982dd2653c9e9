package dev.connectors.store;

import dev.connectors.audit.Intent;
import dev.connectors.audit.IntentStore;
import dev.connectors.permission.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Open intents in memory; what is over is forgotten. */
final class MemoryIntentStore implements IntentStore {

    private record Key(Principal principal, String connection, String action, String arguments) {}

    private static final int CLEANED_ABOVE = 1_000;

    private final Map<Key, Intent> open = new ConcurrentHashMap<>();

    @Override
    @SuppressWarnings("ReferenceEquality") // an equal one of another call is not this one
    public Optional<Intent> start(Intent intent, Instant oldest) {
        if (open.size() > CLEANED_ABOVE) {
            open.values().removeIf(old -> old.since().isBefore(oldest));
        }
        // One that is old is taken away first; of several who then come at once, one is recorded.
        open.computeIfPresent(key(intent), (key, there) -> there.since().isBefore(oldest) ? null : there);
        return Optional.ofNullable(open.putIfAbsent(key(intent), intent));
    }

    @Override
    public void update(Intent intent) {
        switch (intent.state()) {
            case DONE, FAILED ->
                open.computeIfPresent(
                        key(intent), (key, now) -> now.operationId().equals(intent.operationId()) ? null : now);
            // What was replaced, being old, says nothing any more.
            case STARTED, UNKNOWN ->
                open.merge(
                        key(intent), intent, (now, next) -> now.operationId().equals(next.operationId()) ? next : now);
        }
    }

    private static Key key(Intent intent) {
        return new Key(intent.principal(), intent.connection(), intent.action(), intent.arguments());
    }
}
