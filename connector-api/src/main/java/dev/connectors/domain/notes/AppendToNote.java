package dev.connectors.domain.notes;

import static dev.connectors.domain.Effect.WRITE;

import dev.connectors.domain.Access;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Guarded;
import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.Preview;
import dev.connectors.domain.Size;
import java.util.Optional;
import java.util.Set;

/** Adds text at the end of a note. Nothing that is there is changed. */
public final class AppendToNote {

    /** To which note, and what. */
    public record Input(
            @Doc("Id from search_notes.") NoteId note,

            @Doc("Markdown; goes to the end.") @Size(min = 1, max = 50000)
            String text) {}

    /**
     * What was written.
     *
     * @param id of the note
     * @param notebook where it is
     * @param conflict says so where another program had changed the note at the same moment, and where its version was kept
     */
    public record Output(
            NoteId id,
            NotebookId notebook,

            @Doc(value = "How the name of the other version ends.", ours = true)
            Optional<String> conflict)
            implements Guarded<Output> {
        @Override
        public Set<NotebookId> resources() {
            return Set.of(notebook);
        }
    }

    public static final PlannedContract<Input, StoredNote, Output> CONTRACT = ActionContract.of(
                    "append_to_note", Input.class, Output.class)
            .domain(NotesDomain.DOMAIN)
            .absent("No such note or notebook is there for you. Find its id with search_notes.")
            .description("Adds text at the end of a note. Find it first with search_notes.")
            .effects(WRITE)
            .facts(StoredNote.class, Access.WRITE)
            .preview((in, now) -> Preview.of(
                            "Add this to the note \"" + now.title().value() + "\"?")
                    .line("Text", in.text())
                    .buttons("Add", "Don't"))
            .build();

    private AppendToNote() {}
}
