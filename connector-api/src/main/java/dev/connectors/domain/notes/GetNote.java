package dev.connectors.domain.notes;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Doc;

/** Reads one note whole. */
public final class GetNote {

    /** Which one. */
    public record Input(@Doc("Id from search_notes.") NoteId note) {}

    public static final ActionContract<Input, Note> CONTRACT = ActionContract.of("get_note", Input.class, Note.class)
            .domain(NotesDomain.DOMAIN)
            .absent("No such note or notebook is there for you. Find its id with search_notes.")
            .description("Reads one note. Find it first with search_notes.")
            .build();

    private GetNote() {}
}
