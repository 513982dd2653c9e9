package dev.connectors.domain.notes;

import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A note in a list. Immutable.
 *
 * @param id for get_note
 * @param title title
 * @param notebook where it is
 * @param changed day of the last change, in the user's zone
 * @param extract the words around what was found
 */
public record NoteSummary(
        NoteId id, ForeignText title, NotebookId notebook, LocalDate changed, Optional<ForeignText> extract)
        implements Guarded<NoteSummary> {
    @Override
    public Set<NotebookId> resources() {
        return Set.of(notebook);
    }
}
