package dev.connectors.notes;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Replaces a note by a longer one, beside other programs that may replace it, write into it or remove it at any moment and know
 * nothing of us. One thread.
 *
 * <ol>
 *   <li>The new text is written to a {@link Draft} and flushed.
 *   <li>The note, whatever it is by now, is renamed to a hidden name: what another program wrote is kept, not overwritten.
 *   <li>The draft gets the note's name, by a hard link, which fails where another program has made a note of this name meanwhile;
 *       a rename would write over it.
 *   <li>What was kept is compared with what was read. If it differs it becomes a conflict copy, a note of its own beside the note.
 *   <li>The draft's own name is removed; until then {@link Leftovers} finishes or undoes what a killed process had begun.
 * </ol>
 *
 * <p>Between the second and the third step there is, for other programs, no note of this name. The kept file is removed at once only
 * if nobody had changed it lately; else it stays hidden for {@link #SETTLES}, because a program that had opened it before the rename
 * may still write into it, and it is compared once more. A program that opened an old note long before, without changing it, and
 * writes into it after the comparison is the one case in which its bytes are lost.
 */
final class Rewrite {

    /** A note longer than this is not added to: it is held in memory twice. */
    static final int MOST_REWRITTEN = 16 << 20;

    /** How long another program may hold a file open to save it. */
    static final Duration SETTLES = Duration.ofSeconds(10);

    private final Dir dir;
    private final Clock clock;
    private final ZoneId zone;

    Rewrite(Dir dir, Clock clock, ZoneId zone) {
        this.dir = dir;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Adds bytes at the end of a note.
     *
     * @param read the note as it was read, not cut
     * @return what to say where another program wrote at the same moment
     * @throws NoSuchFileException where the note is gone; nothing was written
     * @throws IOException where nothing was written
     */
    Optional<String> append(Path note, Dir.Bytes read, byte[] added) throws IOException {
        // A note that its user made read-only stays as it is, though its folder would let it be replaced.
        dir.writable(note).close();
        try (var draft = Draft.begin(dir, note.toString(), Optional.of(note))) {
            Path kept;
            try {
                draft.write(read.bytes(), added);
                kept = dir.name(
                        Leftovers.keptName(note.toString(), draft.operation(), Hash.of(read.bytes()), clock.instant()));
                dir.rename(note, kept);
            } catch (IOException e) {
                draft.discard();
                throw e;
            }
            try {
                draft.place(note);
            } catch (FileAlreadyExistsException e) {
                return Optional.of(clash(note, draft, kept, read));
            } catch (IOException e) {
                putBack(note, kept);
                draft.discard();
                throw e;
            }
            return finish(note, draft, kept, read);
        }
    }

    /** The note has its new text. What fails from here on is done at the next use of the folder, and is no failure of the call. */
    private Optional<String> finish(Path note, Draft draft, Path kept, Dir.Bytes read) {
        try {
            var conflict = settle(note, kept, read)
                    .map(stamp ->
                            "Another program changed the note at the same moment. The text was added to the note as it was read;"
                                    + " the other version is kept beside it, as the note whose name ends in \"" + stamp
                                    + "\".");
            draft.discard();
            return conflict;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Another program made a note of this name between our two steps: that one stays, and ours goes beside it. */
    private String clash(Path note, Draft draft, Path kept, Dir.Bytes read) throws IOException {
        var copies = new ArrayList<String>();
        // First this: it holds what was read, too, so that nothing hangs on what was kept.
        copies.add(Conflicts.copy(dir, draft.path(), note.toString(), clock, zone));
        try {
            settle(note, kept, read).ifPresent(copies::add);
        } catch (IOException e) {
            return clash(copies); // what was kept is settled at the next use of the folder
        }
        return clash(copies);
    }

    private static String clash(List<String> copies) {
        return "Another program saved the note at the same moment, and its version stays. The text was added to what was there"
                + " before, which is kept beside it: look for notes whose names end in \""
                + String.join("\" or \"", copies) + "\".";
    }

    /** Removes what was kept if it is what was read, now or later; else makes it a conflict copy, and says how its name ends. */
    private Optional<String> settle(Path note, Path kept, Dir.Bytes read) throws IOException {
        var now = dir.read(kept, MOST_REWRITTEN);
        if (now.isEmpty() || now.get().cut() || !Arrays.equals(now.get().bytes(), read.bytes())) {
            return Optional.of(Conflicts.copy(dir, kept, note.toString(), clock, zone));
        }
        if (!isRecent(now.get().attributes().lastModifiedTime().toInstant())) {
            dir.delete(kept);
        }
        return Optional.empty();
    }

    private boolean isRecent(Instant changed) {
        return changed.isAfter(clock.instant().minus(SETTLES));
    }

    private void putBack(Path note, Path kept) throws IOException {
        if (!Conflicts.moveToNew(dir, kept, note)) {
            Conflicts.copy(dir, kept, note.toString(), clock, zone);
        }
    }
}
