package dev.connectors.notes;

import dev.connectors.domain.notes.NoteId;
import dev.connectors.domain.notes.NotebookId;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which names are notebooks and notes, and how ids are made of them. Pure.
 *
 * <p>An id is the path below the notes folder with {@code /} between names. The notes that lie in the folder itself belong to the
 * notebook {@code .}, which no sub-folder can be called; their ids are the file's name alone.
 */
final class Names {

    /** The notebook of the notes that are in no sub-folder. */
    static final NotebookId TOP = new NotebookId(".");

    /** How deep sub-folders are looked into. */
    static final int DEPTH = 32;

    /** So that the id of a note (at most 1024 characters) has room for the file's name. */
    private static final int NOTEBOOK_LENGTH = 768;

    private static final boolean WINDOWS = File.separatorChar == '\\';

    /** Devices, whatever follows the first dot. Microsoft, "Naming Files, Paths, and Namespaces", 2024-08. */
    private static final Pattern DEVICE = Pattern.compile(
            "(?i)(con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\\$|conout\\$)\\s*(\\..*)?");

    /** Where a note is: its notebook, and its file there. */
    record Place(NotebookId notebook, String file) {}

    private Names() {}

    /**
     * Whether a file or folder of this name is shown at all. Hidden ones are not ({@code .git}, {@code .obsidian}, our own
     * leftovers), nor are names that would read as something else than they are.
     */
    static boolean shown(String name) {
        return shown(name, WINDOWS);
    }

    static boolean shown(String name, boolean windows) {
        if (name.isBlank() || name.length() > 255 || name.startsWith(".")) {
            return false;
        }
        if (!name.codePoints().allMatch(Names::plain)) {
            return false;
        }
        // The listing of a Windows folder holds none of these; an id that does asks for a stream, a drive, a device, or
        // for
        // another file, because Windows drops dots and spaces at the end.
        return !windows
                || (name.indexOf(':') < 0
                        && !name.endsWith(".")
                        && !name.endsWith(" ")
                        && !DEVICE.matcher(name).matches());
    }

    /** Whether a file of this name is a note. */
    static boolean note(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return shown(name) && (lower.endsWith(".md") || lower.endsWith(".markdown"));
    }

    /** The file's name without {@code .md}. */
    static String stem(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }

    /** The id of a sub-folder; empty where it would be too long for an id. */
    static Optional<NotebookId> below(NotebookId notebook, String folder) {
        var id = notebook.equals(TOP) ? folder : notebook.value() + "/" + folder;
        return id.length() > NOTEBOOK_LENGTH ? Optional.empty() : Optional.of(new NotebookId(id));
    }

    /** The id of a note. */
    static NoteId id(NotebookId notebook, String file) {
        return new NoteId(notebook.equals(TOP) ? file : notebook.value() + "/" + file);
    }

    /** The names on the way to a notebook; none for {@link #TOP}. Empty where it can't be the id of a notebook. */
    static Optional<List<String>> way(NotebookId notebook) {
        if (notebook.equals(TOP)) {
            return Optional.of(List.of());
        }
        var names = List.of(notebook.value().split("/", -1));
        return names.size() <= DEPTH && names.stream().allMatch(Names::shown) ? Optional.of(names) : Optional.empty();
    }

    /** Where a note is; empty where it can't be the id of a note. One note has one id: {@code ./x.md} is none. */
    static Optional<Place> place(NoteId note) {
        var slash = note.value().lastIndexOf('/');
        var file = note.value().substring(slash + 1);
        var notebook = slash < 0 ? TOP : new NotebookId(note.value().substring(0, slash));
        if (!note(file) || (slash >= 0 && notebook.equals(TOP)) || way(notebook).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Place(notebook, file));
    }

    /** No separator of any system, nothing that moves the cursor or turns the direction of reading. */
    static boolean plain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            // Two joiners are part of Persian, Indic and emoji spelling.
            case Character.FORMAT -> c == 0x200c || c == 0x200d;
            default -> c != '/' && c != '\\';
        };
    }
}
