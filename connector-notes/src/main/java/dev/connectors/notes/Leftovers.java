package dev.connectors.notes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Our hidden files in a notebook, and what is done about those that a killed process left. They begin with a dot and do not end in
 * {@code .md}, so neither we nor other programs for notes list them.
 *
 * <pre>
 * .NAME.OPERATION.new~              a draft; while it is there, the write is not finished
 * .NAME.OPERATION.HASH.TIME.kept~   the note as it was; HASH of what was read, TIME when it was renamed
 * </pre>
 *
 * <p>Anybody who may write in the folder can forge them, and gains nothing: regular files of the same folder are renamed or removed,
 * which they could do themselves.
 */
final class Leftovers {

    /** A name in UTF-8 to which ours can be added; file systems allow 255 bytes. */
    static final int LONGEST_NAME = 200;

    private static final Pattern DRAFT = Pattern.compile("\\.(.{1,255})\\.([0-9a-f]{12})\\.new~", Pattern.DOTALL);
    private static final Pattern KEPT = Pattern.compile(
            "\\.(.{1,255})\\.([0-9a-f]{12})\\.([0-9a-f]{16})\\.([0-9a-z]{1,12})\\.kept~", Pattern.DOTALL);

    private record Begun(Path path, String note, String operation) {}

    private record Kept(Path path, String note, String operation, String hash, Instant since) {}

    private final Dir dir;
    private final Clock clock;
    private final ZoneId zone;
    private final ArrayList<Begun> drafts = new ArrayList<>();
    private final ArrayList<Kept> kept = new ArrayList<>();

    private Leftovers(Dir dir, Clock clock, ZoneId zone) {
        this.dir = dir;
        this.clock = clock;
        this.zone = zone;
    }

    static String draftName(String note, String operation) {
        return "." + note + "." + operation + ".new~";
    }

    static String keptName(String note, String operation, String hash, Instant since) {
        return "." + note + "." + operation + "." + hash + "." + Long.toString(since.toEpochMilli(), 36) + ".kept~";
    }

    /** Whether ours can be added to the name. */
    static boolean fits(String note) {
        return note.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
    }

    /** Whether there are any. */
    static boolean in(Dir dir) throws IOException {
        return dir.names(Notebook.MOST_FILES).stream().anyMatch(name -> ours(name.toString()));
    }

    private static boolean ours(String name) {
        return name.startsWith(".") && (name.endsWith(".new~") || name.endsWith(".kept~"));
    }

    /** Undoes or finishes what a killed process had begun, and removes what has settled. To be called by one thread of the process. */
    static void recover(Dir dir, Clock clock, ZoneId zone) throws IOException {
        var leftovers = new Leftovers(dir, clock, zone);
        for (var name : dir.names(Notebook.MOST_FILES)) {
            if (ours(name.toString())) {
                leftovers.add(name);
            }
        }
        leftovers.recover();
    }

    private void add(Path path) {
        var name = path.toString();
        var draft = DRAFT.matcher(name);
        if (draft.matches() && Names.note(draft.group(1))) {
            drafts.add(new Begun(path, draft.group(1), draft.group(2)));
        }
        var old = KEPT.matcher(name);
        if (old.matches() && Names.note(old.group(1))) {
            kept.add(new Kept(
                    path,
                    old.group(1),
                    old.group(2),
                    old.group(3),
                    Instant.ofEpochMilli(Long.parseLong(old.group(4), 36))));
        }
    }

    private void recover() throws IOException {
        for (var begun : drafts) {
            var its = kept.stream()
                    .filter(file -> file.operation().equals(begun.operation()))
                    .findFirst();
            its.ifPresent(kept::remove);
            try (var adopted = Draft.adopt(dir, begun.path(), begun.operation(), clock.instant())
                    .orElse(null)) {
                if (adopted != null && putRight(adopted, its)) {
                    its.ifPresent(kept::add);
                }
            } catch (NoSuchFileException e) {
                continue; // another process was faster
            }
        }
        for (var file : kept) {
            try {
                settle(file);
            } catch (NoSuchFileException e) {
                continue; // another process was faster
            }
        }
    }

    /** Removes the draft of a dead writer, and says whether it had come to its end, so that what was kept settles like any other. */
    private boolean putRight(Draft draft, Optional<Kept> its) throws IOException {
        var finished = its.isPresent() && !undo(draft, its.get());
        draft.discard();
        return finished;
    }

    private boolean undo(Draft draft, Kept file) throws IOException {
        var note = dir.find(file.note());
        if (note.isPresent() && draft.equals(note.get())) {
            return false;
        }
        if (note.isEmpty()) {
            // Killed between the two steps: the note is put back as it was.
            if (!Conflicts.moveToNew(dir, file.path(), dir.name(file.note()))) {
                conflict(file);
            }
        } else if (Draft.sameFile(dir, file.path(), note.get())) {
            // Killed while it was put back.
            dir.delete(file.path());
        } else {
            // Somebody made a new note where they saw none, or changed what we had finished.
            conflict(file);
        }
        return true;
    }

    private void settle(Kept file) throws IOException {
        var age = Duration.between(file.since(), clock.instant());
        if (!age.isNegative() && age.compareTo(Rewrite.SETTLES) < 0) {
            return;
        }
        var bytes = dir.read(file.path(), Rewrite.MOST_REWRITTEN);
        if (bytes.isPresent()
                && !bytes.get().cut()
                && Hash.of(bytes.get().bytes()).equals(file.hash())) {
            dir.delete(file.path());
        } else {
            conflict(file);
        }
    }

    private void conflict(Kept file) throws IOException {
        Conflicts.copy(dir, file.path(), file.note(), clock, zone);
    }
}
