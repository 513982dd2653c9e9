package dev.connectors.domain.notes;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Domain;
import java.util.List;

/** The notes domain: its name and its contracts. */
public final class NotesDomain {

    /** The domain. */
    public static final Domain DOMAIN = new Domain("notes", "Notes");

    private NotesDomain() {}

    /** Every contract of the domain. */
    public static List<ActionContract<?, ?>> contracts() {
        return List.of(
                ListNotebooks.CONTRACT,
                SearchNotes.CONTRACT,
                GetNote.CONTRACT,
                CreateNote.CONTRACT,
                AppendToNote.CONTRACT);
    }
}
