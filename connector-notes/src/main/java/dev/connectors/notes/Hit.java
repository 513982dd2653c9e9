package dev.connectors.notes;

import dev.connectors.domain.Cursor;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.notes.NoteId;
import dev.connectors.domain.notes.NotebookId;
import dev.connectors.error.InvalidArguments;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A note that was found, and where it stands among the others. Immutable. */
record Hit(Key key, ForeignText title, NotebookId notebook, Optional<ForeignText> extract) {

    /**
     * The order of the results: words in the title first, then how often, then the newest. The id makes it total, so a page begins
     * after a key, not after a number of notes: one that vanishes between two pages shifts nothing.
     */
    record Key(int inTitle, int count, long changedMillis, String id) implements Comparable<Key> {

        private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(-?\\d{1,18})\\.(.{1,1024})");

        private static final Comparator<Key> BEST_FIRST = Comparator.comparingInt(Key::inTitle)
                .thenComparingInt(Key::count)
                .thenComparingLong(Key::changedMillis)
                .reversed()
                .thenComparing(Key::id);

        /** Reads a key that {@link #cursor()} wrote. */
        static Key of(Cursor cursor) {
            var parts = FORM.matcher(cursor.value());
            if (!parts.matches()) {
                throw InvalidArguments.at("next", "what the result before gave");
            }
            return new Key(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Long.parseLong(parts.group(3)),
                    parts.group(4));
        }

        Cursor cursor() {
            return new Cursor(inTitle + "." + count + "." + changedMillis + "." + id);
        }

        Instant changed() {
            return Instant.ofEpochMilli(changedMillis);
        }

        @Override
        public int compareTo(Key other) {
            return BEST_FIRST.compare(this, other);
        }
    }

    NoteId id() {
        return new NoteId(key.id());
    }
}
