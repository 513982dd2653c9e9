package dev.connectors.domain.notes;

import static dev.connectors.domain.Effect.WRITE;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Guarded;
import dev.connectors.domain.Preview;
import dev.connectors.domain.Size;
import java.util.Set;

/** Writes a new note. An existing one is never replaced. */
public final class CreateNote {

    /** Where, and what. */
    public record Input(
            @Doc("Id from list_notebooks.") NotebookId notebook,
            @Doc("Title.") @Size(min = 1, max = 150) String title,
            @Doc("Markdown.") @Size(max = 50000) String text) {}

    /**
     * What was written.
     *
     * @param id of the note
     * @param notebook where it is
     */
    public record Output(NoteId id, NotebookId notebook) implements Guarded<Output> {
        @Override
        public Set<NotebookId> resources() {
            return Set.of(notebook);
        }
    }

    public static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                    "create_note", Input.class, Output.class)
            .domain(NotesDomain.DOMAIN)
            .description("Writes a new note. To add to one that exists use append_to_note.")
            .effects(WRITE)
            .preview(in -> Preview.of("Write this note?")
                    .line("Title", in.title())
                    .line("Text", in.text())
                    .buttons("Write", "Don't"))
            .build();

    private CreateNote() {}
}
