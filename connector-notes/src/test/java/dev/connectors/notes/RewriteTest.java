package dev.connectors.notes;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two programs, one note: another one writes between any two of our steps, in the ways in which programs save, and we are killed
 * between any two of our steps. Whatever happens, no byte of theirs is lost: it is in the note or in a conflict copy.
 *
 */
class RewriteTest {

    private static final Optional<Integer> ASKED = Optional.ofNullable(Integer.getInteger("connectors.notes.rounds"));
    private static final long SEED = Long.getLong("connectors.notes.seed", 33);
    private static final String OURS = "ours\n";

    /** How the other program saves. */
    private enum Saving {
        /** A new file in its place, as most editors do. */
        RENAMES,
        /** Empties the file, and writes later. */
        TRUNCATES,
        /** Opens the file, and appends later. */
        APPENDS
    }

    /** What happens in a round; a step that is never reached comes after the end. */
    private record Round(Saving saving, int opens, int writes, int killed) {}

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    Path folder;

    private final List<FileChannel> open = new ArrayList<>();
    private boolean overwrote;

    @AfterEach
    void closeFiles() throws IOException {
        for (var file : open) {
            file.close();
        }
    }

    @Test
    void anotherProgramLosesNoByteWhicheverTheStepAtWhichItSaves() throws IOException {
        for (var saving : Saving.values()) {
            for (var step = 0; step < 45; step++) {
                for (var later : List.of(0, 1, 2, 5, 12, 40)) {
                    play(new Round(saving, step, step + later, Integer.MAX_VALUE));
                }
            }
        }
    }

    @Test
    void aKillAtAnyStepLosesNoByteAndLeavesNothingBehind() throws IOException {
        for (var step = 0; step < 60; step++) {
            play(new Round(Saving.APPENDS, Integer.MAX_VALUE, Integer.MAX_VALUE, step));
        }
    }

    @Test
    void inTenThousandRoundsOfSavingAndKillingNoByteIsLost() throws IOException {
        var random = new Random(SEED);
        var end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        for (var i = 0; i < ASKED.orElse(10_000) && (ASKED.isPresent() || i < 1_000 || System.nanoTime() < end); i++) {
            var opens = random.nextInt(70);
            play(new Round(
                    Saving.values()[random.nextInt(Saving.values().length)],
                    opens,
                    opens + random.nextInt(30),
                    random.nextInt(3) == 0 ? random.nextInt(40) : Integer.MAX_VALUE));
        }
    }

    @Test
    void withoutHardLinksTheTextIsAddedAndNothingIsLeftBehind() throws IOException {
        write("note.md", "before\n");
        var dir = new StepDir(Dir.root(folder.toRealPath()), false, step -> {});

        var conflict = append(dir);

        dir.close();
        recoverLater();
        assertThat(conflict).isEmpty();
        assertThat(contents()).containsOnly(Map.entry("note.md", "before\nours\n"));
    }

    @Test
    void withoutHardLinksAKillAtAnyStepLosesNoByte() throws IOException {
        for (var killed = 0; killed < 40; killed++) {
            clear();
            write("note.md", "before\n");
            var kill = killed;
            try (var dir = new StepDir(Dir.root(folder.toRealPath()), false, step -> killAt(kill, step))) {
                append(dir);
            } catch (Killed e) {
                assertThat(e).isNotNull();
            }

            recoverLater();

            assertThat(String.join("", contents().values()))
                    .as("killed at %s", killed)
                    .contains("before");
            assertThat(names()).as("killed at %s", killed).allMatch(name -> name.endsWith(".md"));
        }
    }

    @Test
    void aVersionSavedMeanwhileIsKeptAndTheAnswerSaysWhereWithoutTheNotesName() throws IOException {
        write("note.md", "before\n");
        Optional<String> conflict;
        try (var dir = Dir.root(folder.toRealPath())) {
            var note = dir.find("note.md").orElseThrow();
            var read = dir.read(note, Rewrite.MOST_REWRITTEN).orElseThrow();
            write("note.md", "theirs\n");

            conflict = new Rewrite(
                            dir, Clock.fixed(Instant.parse("2026-02-27T14:03:22Z"), ZoneOffset.UTC), ZoneOffset.UTC)
                    .append(note, read, OURS.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(contents())
                .containsOnly(
                        Map.entry("note.md", "before\nours\n"),
                        Map.entry("note (conflict 2026-02-27 14-03-22).md", "theirs\n"));
        assertThat(conflict.orElseThrow())
                .contains("\"(conflict 2026-02-27 14-03-22)\"")
                .doesNotContain("note.md");
    }

    @Test
    void aNoteThatNobodyTouchedLatelyIsReplacedWithoutATrace() throws IOException {
        write("note.md", "before\n");
        Files.setLastModifiedTime(
                folder.resolve("note.md"), FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));

        try (var dir = Dir.root(folder.toRealPath())) {
            append(dir);
        }

        assertThat(names()).containsExactly("note.md");
    }

    @Test
    void aLeftoverOfALivingWriterIsLeftAlone() throws IOException {
        try (var dir = Dir.root(folder.toRealPath());
                var draft = Draft.begin(dir, "note.md", Optional.empty())) {
            recoverLater();

            assertThat(names()).containsExactly(draft.path().toString());
        }

        recoverLater();

        assertThat(names()).isEmpty();
    }

    private void play(Round round) throws IOException {
        clear();
        write("note.md", "before\n");
        overwrote = false;
        var other = new Other(round);
        var finished = true;
        var steps = 0;
        try (var dir =
                new StepDir(Dir.root(folder.toRealPath()), true, other.and(step -> killAt(round.killed(), step)))) {
            try {
                append(dir);
            } catch (Killed | NoSuchFileException e) {
                finished = false;
            }
            steps = dir.steps();
        }
        // At the next use of the folder the other program may still be at it.
        var later = steps;
        try (var dir = new StepDir(Dir.root(folder.toRealPath()), true, step -> other.act(later + step))) {
            Leftovers.recover(dir, now(), ZoneOffset.UTC);
        }
        other.end();
        recoverLater();
        recoverLater();

        var all = String.join("", contents().values());
        assertThat(all).as("%s", round).contains("theirs");
        if (finished && !overwrote) {
            assertThat(all).as("%s", round).contains(OURS);
        }
        if (round.saving() == Saving.APPENDS) {
            assertThat(all).as("%s", round).contains("before");
        }
        assertThat(names()).as("%s", round).allMatch(name -> name.endsWith(".md"));
    }

    /** The other program. */
    private final class Other {
        private final Round round;
        private Optional<FileChannel> file = Optional.empty();
        private boolean opened;
        private boolean written;

        Other(Round round) {
            this.round = round;
        }

        IntConsumer and(IntConsumer then) {
            return step -> {
                act(step);
                then.accept(step);
            };
        }

        void act(int step) {
            try {
                if (!opened && step >= round.opens()) {
                    opened = true;
                    open();
                }
                if (opened && !written && step >= round.writes()) {
                    written = true;
                    save();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void end() {
            act(Integer.MAX_VALUE);
        }

        private void open() throws IOException {
            var note = folder.resolve("note.md");
            if (round.saving() == Saving.TRUNCATES) {
                overwrote |= holdsOurs(note);
                file = Optional.of(FileChannel.open(note, CREATE, WRITE, TRUNCATE_EXISTING));
            }
            if (round.saving() == Saving.APPENDS) {
                file = Optional.of(FileChannel.open(note, CREATE, APPEND));
            }
            file.ifPresent(open::add);
        }

        private void save() throws IOException {
            var bytes = ByteBuffer.wrap("theirs\n".getBytes(StandardCharsets.UTF_8));
            if (file.isPresent()) {
                file.get().write(bytes);
                file.get().close();
                return;
            }
            var note = folder.resolve("note.md");
            var temporary = Files.writeString(folder.resolve("theirs.tmp"), "theirs\n");
            overwrote |= holdsOurs(note);
            Files.move(temporary, note, StandardCopyOption.ATOMIC_MOVE);
        }

        /** What the other program writes over knowingly is its own affair. */
        private boolean holdsOurs(Path note) throws IOException {
            return Files.exists(note) && Files.readString(note).contains(OURS);
        }
    }

    private static void killAt(int killed, int step) {
        if (step >= killed) {
            throw new Killed();
        }
    }

    private Optional<String> append(Dir dir) throws IOException {
        var note = dir.find("note.md").orElseThrow(() -> new NoSuchFileException("note.md"));
        var read = dir.read(note, Rewrite.MOST_REWRITTEN).orElseThrow();
        return new Rewrite(dir, now(), ZoneOffset.UTC).append(note, read, OURS.getBytes(StandardCharsets.UTF_8));
    }

    private static Clock now() {
        return Clock.systemUTC();
    }

    private void recoverLater() throws IOException {
        try (var dir = Dir.root(folder.toRealPath())) {
            Leftovers.recover(dir, Clock.offset(now(), Duration.ofMinutes(1)), ZoneOffset.UTC);
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void clear() throws IOException {
        for (var name : names()) {
            Files.delete(folder.resolve(name));
        }
    }

    private List<String> names() throws IOException {
        try (var list = Files.list(folder)) {
            return list.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private TreeMap<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        for (var name : names()) {
            if (name.endsWith(".md") && !name.startsWith(".")) {
                contents.put(name, Files.readString(folder.resolve(name)));
            }
        }
        return contents;
    }
}
