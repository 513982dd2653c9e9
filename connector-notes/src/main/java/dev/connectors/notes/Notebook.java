package dev.connectors.notes;

import dev.connectors.domain.ForeignText;
import dev.connectors.domain.notes.NotebookId;
import dev.connectors.error.Unsupported;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/** An open notebook. One thread. */
final class Notebook implements Closeable {

    /** How much of a note is read; what comes after it is cut. */
    static final int MOST_READ = 1 << 20;

    /** How many entries of one notebook a search looks at. */
    static final int MOST_FILES = 50_000;

    /**
     * A note as it was read.
     *
     * @param text as far as it was read
     * @param cut whether the file has more
     */
    record Text(Path name, String text, boolean cut, Instant changed) {

        ForeignText title() {
            return new ForeignText(Markdown.title(text, name.toString()));
        }

        LocalDate changed(ZoneId zone) {
            return LocalDate.ofInstant(changed, zone);
        }
    }

    /**
     * A note with every byte.
     *
     * @param read not cut
     */
    record Whole(Dir.Bytes read, Text text) {

        /** Tells this version from others. The time of the last change would say nothing more, and changes by a mere touch. */
        String version() {
            return read.bytes().length + "-" + Hash.of(read.bytes());
        }
    }

    private final NotebookId id;
    private final Dir dir;
    private final Lock held;

    /**
     * A notebook that is open already.
     *
     * @param held by this thread until the notebook is closed
     */
    Notebook(NotebookId id, Dir dir, Lock held) {
        this.id = id;
        this.dir = dir;
        this.held = held;
    }

    NotebookId id() {
        return id;
    }

    Dir dir() {
        return dir;
    }

    /** Files that are notes by their names, by name, and whether there are more than were looked at. */
    record Listing(List<Path> notes, boolean more) {}

    Listing notes() throws IOException {
        var names = dir.names(MOST_FILES);
        var notes = new ArrayList<Path>();
        for (var name : names) {
            if (Names.note(name.toString())) {
                notes.add(name);
            }
        }
        notes.sort(Comparator.comparing(Path::toString));
        return new Listing(notes, names.size() > MOST_FILES);
    }

    /** How many notes it holds: regular files only. */
    int count() throws IOException {
        var count = 0;
        try (var entries = dir.entries()) {
            for (var entry : entries) {
                var name = entry.getFileName();
                count += Names.note(name.toString()) && isFile(name) ? 1 : 0;
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return count;
    }

    /**
     * Reads a note; empty where there is none of exactly this name, or it is no regular file.
     *
     * @throws Unsupported where it is not text
     */
    Optional<Text> read(String file) throws IOException {
        var name = dir.find(file);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var bytes = bytes(name.get());
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(text(name.get(), bytes.get()).orElseThrow(Notebook::notText));
    }

    /**
     * Reads a note that is to be changed, with every byte.
     *
     * @throws Unsupported where it is not text, or cannot be changed safely
     */
    Whole whole(String file) throws IOException {
        var name = dir.find(file).orElseThrow(Folder::noNote);
        if (!Leftovers.fits(file)) {
            throw new Unsupported("The name of this note's file is too long for the note to be changed safely.");
        }
        var read = bytes(name, Rewrite.MOST_REWRITTEN).orElseThrow(Folder::noNote);
        if (read.cut()) {
            throw new Unsupported("This note is longer than 16 MiB, so nothing can be added to it.");
        }
        return new Whole(read, text(name, read).orElseThrow(Notebook::notText));
    }

    /** The bytes of a note up to {@link #MOST_READ}; empty where it is gone or is no regular file. */
    Optional<Dir.Bytes> bytes(Path name) throws IOException {
        return bytes(name, MOST_READ);
    }

    private Optional<Dir.Bytes> bytes(Path name, int most) throws IOException {
        try {
            return dir.read(name, most);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The bytes as a note; empty where they are not text. */
    static Optional<Text> text(Path name, Dir.Bytes read) {
        return Markdown.text(read.bytes(), read.cut())
                .map(text -> new Text(
                        name,
                        text,
                        read.cut(),
                        read.attributes().lastModifiedTime().toInstant()));
    }

    private static Unsupported notText() {
        return new Unsupported("This file is not text in UTF-8, so it cannot be used as a note.");
    }

    private boolean isFile(Path name) throws IOException {
        try {
            return dir.attributes(name).isRegularFile();
        } catch (NoSuchFileException e) {
            return false; // removed since it was listed
        }
    }

    @Override
    public void close() {
        held.unlock();
        try {
            dir.close();
        } catch (IOException e) {
            return; // nothing hangs on it, least of all whether a write was done
        }
    }
}
