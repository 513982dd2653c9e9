package dev.connectors.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.domain.notes.AppendToNote;
import dev.connectors.domain.notes.ListNotebooks;
import dev.connectors.domain.notes.NoteId;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that adds to a note without end and is killed by the system (SIGKILL), again and again. */
class KilledProcessTest {

    private static final int KILLS = 6;

    @TempDir
    Path folder;

    @Test
    void whatWasAnsweredIsThereAndNothingHiddenIsLeftAfterTheNextUse() throws Exception {
        Files.writeString(folder.resolve("a.md"), "start\n");
        var random = new Random(9);
        var answered = new ArrayList<String>();

        for (var kill = 0; kill < KILLS; kill++) {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classPath(),
                            KilledProcessTest.class.getName(),
                            folder.toString(),
                            "line " + kill + "-")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var lines = 3 + random.nextInt(20);
            try (var out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (var i = 0; i < lines; i++) {
                    answered.add(out.readLine());
                }
                var end = System.nanoTime() + random.nextInt(3_000_000);
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                // Not Process.destroyForcibly: that would close the output, and lose answers that were given.
                process.toHandle().destroyForcibly();
                out.lines().forEach(answered::add);
            }
            process.waitFor();
        }
        new FolderListNotebooks().run(new ListNotebooks.Input(), Call.on(folder).at(Instant.now()));
        new FolderListNotebooks()
                .run(new ListNotebooks.Input(), Call.on(folder).at(Instant.now().plusSeconds(60)));

        try (var list = Files.list(folder)) {
            assertThat(list.map(path -> path.getFileName().toString())).containsExactly("a.md");
        }
        var text = Files.readString(folder.resolve("a.md"));
        assertThat(text).startsWith("start\n");
        assertThat(answered).doesNotContainNull().allMatch(line -> text.contains(line + "\n"));
    }

    /** The process. */
    public static void main(String[] args) {
        var action = new FolderAppendToNote();
        for (var i = 0; ; i++) {
            var call = Call.on(Path.of(args[0])).at(Instant.now());
            var in = new AppendToNote.Input(new NoteId("a.md"), args[1] + i + ".");
            action.run(in, action.look(in, call), call);
            System.out.println(in.text());
            System.out.flush();
        }
    }

    /** Everything as one class path, however the tests themselves were started. */
    private static String classPath() {
        var separator = System.getProperty("path.separator");
        var tests = Path.of(System.getProperty("basedir", ""), "target", "test-classes");
        return String.join(
                separator,
                tests.toAbsolutePath().toString(),
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""));
    }
}
