package dev.connectors.notes;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.notes.CreateNote;
import dev.connectors.error.Conflict;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Repeat;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;

/** A new file, named by the title. */
final class FolderCreateNote implements Action<CreateNote.Input, CreateNote.Output> {

    /** Notes of one title in one notebook. */
    private static final int MOST_ALIKE = 100;

    @Override
    public ActionContract<CreateNote.Input, CreateNote.Output> contract() {
        return CreateNote.CONTRACT;
    }

    @Override
    public Repeat<CreateNote.Input, CreateNote.Output> repeat() {
        // Found is a note of this title in this notebook with exactly these bytes. A mark of ours in the user's file
        // would tell more,
        // namely whether it was an equal note written earlier; but then, too, what the user asked for is there.
        return Repeat.confirmedBy(FolderCreateNote::find);
    }

    @Override
    public CreateNote.Output run(CreateNote.Input in, ActionContext context) {
        return Folder.io(() -> {
            try (var notebook = Folder.of(context).openToWrite(in.notebook())) {
                return write(NewNote.of(in), notebook);
            }
        });
    }

    private static CreateNote.Output write(NewNote note, Notebook notebook) throws IOException {
        var dir = notebook.dir();
        var taken = new HashSet<String>();
        dir.names(Notebook.MOST_FILES).forEach(name -> taken.add(alike(name.toString())));
        var stem = note.stem(dir);
        try (var draft = Draft.begin(dir, stem + ".md", Optional.empty())) {
            try {
                draft.write(note.bytes());
                for (var i = 1; i <= MOST_ALIKE; i++) {
                    var name = dir.name(NewNote.file(stem, i));
                    if (!taken.contains(alike(name.toString())) && placed(draft, name)) {
                        return new CreateNote.Output(Names.id(notebook.id(), listed(dir, name)), notebook.id());
                    }
                }
            } finally {
                discard(draft);
            }
        }
        throw new Conflict("There are already " + MOST_ALIKE + " notes of this title. Take another one.");
    }

    /** A name that another system would take for the same: the folder may be synchronized with one. */
    private static String alike(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static boolean placed(Draft draft, Path name) throws IOException {
        try {
            draft.place(name);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false; // another program was faster
        }
    }

    /** The name as the listing spells it, which is what an id is made of: HFS+ takes letters and accents apart, others fold case. */
    private static String listed(Dir dir, Path name) throws IOException {
        if (dir.find(name.toString()).isPresent()) {
            return name.toString();
        }
        return dir.names(Notebook.MOST_FILES).stream()
                .map(Path::toString)
                .filter(other -> alike(other).equals(alike(name.toString())))
                .findFirst()
                .orElse(name.toString());
    }

    private static void discard(Draft draft) {
        try {
            draft.discard();
        } catch (IOException e) {
            return; // removed at the next use of the folder; the note itself is written
        }
    }

    private static Optional<CreateNote.Output> find(CreateNote.Input in, ReadContext context) {
        return Folder.io(() -> {
            try (var notebook = Folder.of(context).open(in.notebook())) {
                var note = NewNote.of(in);
                var stem = note.stem(notebook.dir());
                for (var i = 1; i <= MOST_ALIKE; i++) {
                    var name = notebook.dir().find(NewNote.file(stem, i));
                    if (name.isPresent() && holds(notebook, name.get(), note.bytes())) {
                        return Optional.of(new CreateNote.Output(
                                Names.id(notebook.id(), name.get().toString()), notebook.id()));
                    }
                }
                return Optional.empty();
            }
        });
    }

    private static boolean holds(Notebook notebook, Path name, byte[] bytes) throws IOException {
        var read = notebook.bytes(name);
        return read.isPresent() && !read.get().cut() && Arrays.equals(read.get().bytes(), bytes);
    }
}
