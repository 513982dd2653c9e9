package dev.connectors.store;

import dev.connectors.audit.Intent;
import dev.connectors.audit.IntentStore;
import dev.connectors.permission.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Open intents in memory; what is over is forgotten. */
final class MemoryIntentStore implements IntentStore {

    private record Key(Principal principal, String connection, String action, String arguments) {}

    private final Map<Key, Intent> open = new ConcurrentHashMap<>();

    @Override
    public Optional<Intent> start(Intent intent) {
        return Optional.ofNullable(open.putIfAbsent(key(intent), intent));
    }

    @Override
    public void update(Intent intent) {
        switch (intent.state()) {
            case DONE, FAILED ->
                open.computeIfPresent(
                        key(intent), (key, now) -> now.operationId().equals(intent.operationId()) ? null : now);
            case STARTED, UNKNOWN -> open.put(key(intent), intent);
        }
    }

    private static Key key(Intent intent) {
        return new Key(intent.principal(), intent.connection(), intent.action(), intent.arguments());
    }
}
