package dev.connectors.notes;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.notes.GetNote;
import dev.connectors.domain.notes.Note;
import dev.connectors.domain.notes.NoteId;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.ReadContext;
import java.util.Optional;

/** One file, whole. */
final class FolderGetNote implements Action<GetNote.Input, Note> {

    @Override
    public ActionContract<GetNote.Input, Note> contract() {
        return GetNote.CONTRACT;
    }

    @Override
    public Note run(GetNote.Input in, ActionContext context) {
        var place = place(in.note(), context);
        return Folder.io(() -> {
            try (var notebook = Folder.of(context).open(place.notebook())) {
                var note = notebook.read(place.file()).orElseThrow(Folder::noNote);
                return new Note(
                        in.note(),
                        note.title(),
                        place.notebook(),
                        note.changed(context.zone()),
                        new ForeignText(note.text()),
                        note.cut() ? Optional.of("Only the first MiB of the note is shown.") : Optional.empty());
            }
        });
    }

    /** Where a note is, if its notebook may be read. Looked at before the notebook is opened, so that times tell nothing either. */
    static Names.Place place(NoteId note, ReadContext context) {
        return Names.place(note)
                .filter(place -> Folder.readable(context).contains(place.notebook()))
                .orElseThrow(Folder::noNote);
    }
}
