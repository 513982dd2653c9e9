package dev.connectors.store;

import dev.connectors.permission.ConversationStore;
import dev.connectors.permission.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Marks of conversations in memory. */
final class MemoryConversationStore implements ConversationStore {

    private record Key(Principal principal, String conversation) {}

    private final Map<Key, Marks> marks = new ConcurrentHashMap<>();

    @Override
    public Marks marks(Principal principal, String conversation) {
        return marks.getOrDefault(new Key(principal, conversation), Marks.NONE);
    }

    @Override
    public void taint(Principal principal, String conversation) {
        var key = new Key(principal, conversation);
        var now = marks.get(key);
        if (now == null || !now.tainted()) {
            marks.merge(key, new Marks(true, Optional.empty()), (old, add) -> new Marks(true, old.confidential()));
        }
    }

    @Override
    public void confidential(Principal principal, String conversation, String field) {
        marks.merge(
                new Key(principal, conversation),
                new Marks(false, Optional.of(field)),
                (old, add) -> new Marks(old.tainted(), old.confidential().or(add::confidential)));
    }
}
