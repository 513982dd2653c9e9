package dev.connectors.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.connectors.domain.Access;
import dev.connectors.domain.notes.AppendToNote;
import dev.connectors.domain.notes.ListNotebooks;
import dev.connectors.domain.notes.NoteId;
import dev.connectors.domain.notes.NotebookId;
import dev.connectors.error.Conflict;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.Unsupported;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppendToNoteTest {

    private final FolderAppendToNote action = new FolderAppendToNote();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a|b|a~b~",
                "a~|b|a~b~",
                "a~|b~|a~b~",
                "''|b|b~",
                "a~~|b|a~~b~",
                "a^~c|b~d|a^~c^~b^~d^~",
                "a^~|b^~|a^~b^~"
            })
    void theTextGoesToALineOfItsOwnWithTheLineEndsOfTheNote(String before, String text, String after)
            throws IOException {
        write("a.md", before.replace('~', '\n').replace('^', '\r'));

        append("a.md", text.replace('~', '\n').replace('^', '\r'));

        assertThat(read("a.md").replace('\n', '~').replace('\r', '^')).isEqualTo(after);
    }

    @Test
    void theFactsNameNotebookAndTitleAndNothingIsWrittenByLooking() throws IOException {
        Files.createDirectory(folder.resolve("Clients"));
        write("Clients/a.md", "---\ntitle: \"Johnson\"\n---\nroof");
        var before = Files.getLastModifiedTime(folder.resolve("Clients"));

        var now = action.look(input("Clients/a.md", "b"), Call.on(folder));

        assertThat(now.notebook()).isEqualTo(new NotebookId("Clients"));
        assertThat(now.title().value()).isEqualTo("Johnson");
        assertThat(Files.getLastModifiedTime(folder.resolve("Clients"))).isEqualTo(before);
    }

    @Test
    void aNoteThatChangedSinceItWasLookedAtIsLeftAsItIs() throws IOException {
        write("a.md", "a");
        var in = input("a.md", "b");
        var now = action.look(in, Call.on(folder));

        write("a.md", "c");

        assertThatThrownBy(() -> action.run(in, now, Call.on(folder))).isInstanceOf(Conflict.class);
        assertThat(read("a.md")).isEqualTo("c");
        assertThat(names()).containsExactly("a.md");
    }

    @Test
    void aNoteThatIsGoneSinceItWasLookedAtIsNotMadeAnew() throws IOException {
        write("a.md", "a");
        var in = input("a.md", "b");
        var now = action.look(in, Call.on(folder));

        Files.delete(folder.resolve("a.md"));

        assertThatThrownBy(() -> action.run(in, now, Call.on(folder))).isInstanceOf(NotFound.class);
        assertThat(names()).isEmpty();
    }

    @Test
    void aTouchAloneIsNoChange() throws IOException {
        write("a.md", "a");
        var in = input("a.md", "b");
        var now = action.look(in, Call.on(folder));

        Files.setLastModifiedTime(folder.resolve("a.md"), FileTime.from(Instant.EPOCH));
        action.run(in, now, Call.on(folder));

        assertThat(read("a.md")).isEqualTo("a\nb\n");
    }

    @Test
    void aNoteInAHiddenNotebookAndAnAbsentOneAreRefusedInTheSameWords() throws IOException {
        Files.createDirectory(folder.resolve("Secret"));
        write("Secret/a.md", "a");
        var hidden = Call.on(folder).with("Secret", Access.HIDDEN);

        var messages = new ArrayList<String>();
        for (var id : List.of("Secret/a.md", "Secret/absent.md", "absent.md", "Absent/a.md")) {
            assertThatThrownBy(() -> action.look(input(id, "b"), hidden))
                    .isInstanceOfSatisfying(NotFound.class, e -> messages.add(e.toModel()));
        }

        assertThat(messages).hasSize(4).containsOnly(messages.get(0));
    }

    @Test
    void whatCannotBeChangedSafelyIsRefusedBeforeAnybodyIsAsked() throws IOException {
        var longest = "x".repeat(200) + ".md";
        write(longest, "a");
        Files.write(folder.resolve("big.md"), new byte[0]);
        try (var big = Files.newByteChannel(folder.resolve("big.md"), StandardOpenOption.WRITE)) {
            big.position(Rewrite.MOST_REWRITTEN);
            big.write(ByteBuffer.wrap(new byte[] {'x'}));
        }

        for (var id : List.of(longest, "big.md")) {
            assertThatThrownBy(() -> action.look(input(id, "b"), Call.on(folder)))
                    .as(id)
                    .isInstanceOf(Unsupported.class);
        }
    }

    @Test
    void theNoteKeepsItsPermissions() throws IOException {
        write("a.md", "a");
        FileSystems.permit(folder.resolve("a.md"), "rw-rw-rw-");

        append("a.md", "b");

        assertThat(FileSystems.permissions(folder.resolve("a.md"))).isEqualTo("rw-rw-rw-");
    }

    @Test
    void aNoteThatItsUserMadeReadOnlyStaysAsItIs() throws IOException {
        assumeFalse(System.getProperty("user.name").equals("root"), "root may write everywhere");
        write("a.md", "a");
        FileSystems.permit(folder.resolve("a.md"), "r--r--r--");

        assertThatThrownBy(() -> append("a.md", "b")).isInstanceOf(ProviderRejected.class);
        assertThat(read("a.md")).isEqualTo("a");
    }

    @Test
    void whatIsKeptHiddenForAWhileIsGoneAtTheNextUseAfterwards() throws IOException {
        write("a.md", "a");
        append("a.md", "b"); // the file was written a moment ago, so another program may still have it open
        assertThat(names()).hasSize(2);

        var later = Call.on(folder).at(Call.NOW.plus(Rewrite.SETTLES));
        new FolderListNotebooks().run(new ListNotebooks.Input(), later);

        assertThat(names()).containsExactly("a.md");
    }

    @Test
    void linesThatManyCallsAddAtOnceAreAllThere() throws Exception {
        write("a.md", "start\n");
        var threads = Executors.newFixedThreadPool(6);
        var calls = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 30; i++) {
            var line = "line " + i + ".";
            calls.add(() -> appended(line));
        }

        var done = 0;
        for (var call : threads.invokeAll(calls)) {
            done += call.get() ? 1 : 0;
        }

        threads.shutdown();
        assertThat(done).isEqualTo(30);
        for (var i = 0; i < 30; i++) {
            assertThat(read("a.md")).containsOnlyOnce("line " + i + ".");
        }
    }

    @Test
    void anotherProgramThatAppendsAllTheWhileLosesNoLine() throws Exception {
        write("a.md", "start\n");
        var theirs = new ArrayList<String>();
        var other = new Thread(() -> {
            for (var i = 0; i < 2_000; i++) {
                try {
                    Files.writeString(
                            folder.resolve("a.md"),
                            "theirs " + i + ".\n",
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                    theirs.add("theirs " + i + ".");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        other.start();

        var ours = new ArrayList<String>();
        for (var i = 0; other.isAlive() && i < 200; i++) {
            if (appendedOnce("ours " + i + ".")) {
                ours.add("ours " + i + ".");
            }
        }
        other.join();
        new FolderListNotebooks()
                .run(new ListNotebooks.Input(), Call.on(folder).at(Instant.now().plusSeconds(60)));

        var all = new StringBuilder();
        for (var name : names()) {
            assertThat(name).endsWith(".md");
            all.append(read(name));
        }
        assertThat(theirs).hasSize(2_000);
        for (var line : theirs) {
            assertThat(all.indexOf(line)).as(line).isNotNegative();
        }
        for (var line : ours) {
            assertThat(all.indexOf(line)).as(line).isNotNegative();
        }
    }

    private boolean appended(String line) {
        for (var i = 0; i < 1_000; i++) {
            if (appendedOnce(line)) {
                return true;
            }
        }
        return false;
    }

    private boolean appendedOnce(String line) {
        try {
            var call = Call.on(folder).at(Instant.now());
            var in = input("a.md", line);
            action.run(in, action.look(in, call), call);
            return true;
        } catch (Conflict | NotFound e) {
            return false;
        }
    }

    private void append(String id, String text) {
        var in = input(id, text);
        action.run(in, action.look(in, Call.on(folder)), Call.on(folder));
    }

    private static AppendToNote.Input input(String id, String text) {
        return new AppendToNote.Input(new NoteId(id), text);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private List<String> names() throws IOException {
        try (var list = Files.list(folder)) {
            return list.map(path -> path.getFileName().toString()).toList();
        }
    }
}
