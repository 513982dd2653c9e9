package dev.connectors.domain.notes;

import dev.connectors.domain.Doc;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A note, whole. Immutable.
 *
 * @param id its id
 * @param title title
 * @param notebook where it is
 * @param changed day of the last change, in the user's zone
 * @param text Markdown
 * @param cut says so where the text is longer than what is shown
 */
public record Note(
        NoteId id,
        ForeignText title,
        NotebookId notebook,
        LocalDate changed,
        ForeignText text,

        @Doc(value = "Says so where the text is longer.", ours = true)
        Optional<String> cut)
        implements Guarded<Note> {
    @Override
    public Set<NotebookId> resources() {
        return Set.of(notebook);
    }
}
