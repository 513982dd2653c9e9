package dev.connectors.store;

import dev.connectors.permission.ConversationStore;
import dev.connectors.permission.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

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
        change(principal, conversation, Marks::foreign);
    }

    @Override
    public void confidential(Principal principal, String conversation, String field) {
        change(principal, conversation, marked -> marked.with(field));
    }

    private void change(Principal principal, String conversation, UnaryOperator<Marks> change) {
        var key = new Key(principal, conversation);
        var now = marks.getOrDefault(key, Marks.NONE);
        if (!change.apply(now).equals(now)) { // most reads add nothing, and then nobody waits for anybody
            marks.compute(key, (same, old) -> change.apply(old == null ? Marks.NONE : old));
        }
    }
}
