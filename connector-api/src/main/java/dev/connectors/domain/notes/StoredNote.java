package dev.connectors.domain.notes;

import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import java.util.Set;

/**
 * A note as it is now, with the version on top of which a change is written: the facts of append. Immutable.
 *
 * @param id its id
 * @param title title
 * @param notebook where it is
 * @param version the provider's mark of this version; not shown, and not bound by an approval
 */
public record StoredNote(NoteId id, ForeignText title, NotebookId notebook, String version)
        implements Guarded<StoredNote> {
    @Override
    public Set<NotebookId> resources() {
        return Set.of(notebook);
    }
}
