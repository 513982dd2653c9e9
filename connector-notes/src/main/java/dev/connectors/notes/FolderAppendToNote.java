package dev.connectors.notes;

import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.notes.AppendToNote;
import dev.connectors.domain.notes.StoredNote;
import dev.connectors.error.Conflict;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.PlannedAction;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Repeat;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;

/** The file with the text at its end, written anew. */
final class FolderAppendToNote implements PlannedAction<AppendToNote.Input, StoredNote, AppendToNote.Output> {

    @Override
    public PlannedContract<AppendToNote.Input, StoredNote, AppendToNote.Output> contract() {
        return AppendToNote.CONTRACT;
    }

    @Override
    public Repeat<AppendToNote.Input, AppendToNote.Output> repeat() {
        // The same line may stand twice at the end of a note on purpose, and a mark that tells would be in the user's
        // text.
        return Repeat.never();
    }

    @Override
    public StoredNote look(AppendToNote.Input in, ReadContext context) {
        var place = FolderGetNote.place(in.note(), context);
        return Folder.io(() -> {
            try (var notebook = Folder.of(context).open(place.notebook())) {
                var note = notebook.whole(place.file());
                return new StoredNote(in.note(), note.text().title(), place.notebook(), note.version());
            }
        });
    }

    @Override
    public AppendToNote.Output run(AppendToNote.Input in, StoredNote now, ActionContext context) {
        var place = FolderGetNote.place(in.note(), context);
        return Folder.io(() -> {
            try (var notebook = Folder.of(context).openToWrite(place.notebook())) {
                var note = notebook.whole(place.file());
                if (!note.version().equals(now.version())) {
                    throw changed();
                }
                var rewrite = new Rewrite(notebook.dir(), context.clock(), context.zone());
                var conflict = rewrite.append(
                        note.text().name(), note.read(), added(note.text().text(), in.text()));
                return new AppendToNote.Output(in.note(), place.notebook(), conflict);
            } catch (NoSuchFileException e) {
                throw changed(); // removed or renamed since it was read
            }
        });
    }

    /** The text on a line of its own, with the line ends that the note has. */
    private static byte[] added(String note, String text) {
        var end = note.contains("\r\n") ? "\r\n" : "\n";
        var before = note.isEmpty() || note.endsWith("\n") ? "" : end;
        var lines = text.replace("\r\n", "\n");
        var after = lines.endsWith("\n") ? "" : "\n";
        return (before + (lines + after).replace("\n", end)).getBytes(StandardCharsets.UTF_8);
    }

    private static Conflict changed() {
        return new Conflict(
                "The note was changed meanwhile, and nothing was added. Call again to add to it as it is now.");
    }
}
