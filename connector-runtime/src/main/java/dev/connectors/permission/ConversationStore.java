package dev.connectors.permission;

import java.util.ArrayList;
import java.util.List;

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
     * @param confidential the confidential fields that were read, each once, the first first; {@value #MOST_FIELDS} at most
     */
    record Marks(boolean tainted, List<String> confidential) {

        /** So many fields are kept; of those that come after them is only known that there is something confidential. */
        public static final int MOST_FIELDS = 24;

        /** Nothing was read yet. */
        public static final Marks NONE = new Marks(false, List.of());

        public Marks {
            confidential = List.copyOf(confidential);
        }

        /** With foreign text. */
        public Marks foreign() {
            return tainted ? this : new Marks(true, confidential);
        }

        /** With a confidential field. */
        public Marks with(String field) {
            if (confidential.contains(field) || confidential.size() == MOST_FIELDS) {
                return this;
            }
            var all = new ArrayList<>(confidential);
            all.add(field);
            return new Marks(tainted, all);
        }
    }

    /** The marks of a conversation. */
    Marks marks(Principal principal, String conversation);

    /** Records that foreign text was read, before it is returned. */
    void taint(Principal principal, String conversation);

    /** Records that a confidential field was read. */
    void confidential(Principal principal, String conversation, String field);
}
