package dev.connectors.permission;

import java.util.Optional;

/**
 * What was read in a conversation. Implemented by stores; thread-safe over all nodes. Marks are only ever added.
 *
 * @since 0.1
 */
public interface ConversationStore {

    /**
     * The marks.
     *
     * @param tainted whether foreign text was read
     * @param confidential the field, where something confidential was read
     */
    record Marks(boolean tainted, Optional<String> confidential) {

        /** Nothing was read yet. */
        public static final Marks NONE = new Marks(false, Optional.empty());
    }

    /** The marks of a conversation. */
    Marks marks(Principal principal, String conversation);

    /** Records that foreign text was read, before it is returned. */
    void taint(Principal principal, String conversation);

    /** Records that a confidential field was read. */
    void confidential(Principal principal, String conversation, String field);
}
