package dev.connectors.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README's code is this file's code, and it runs. */
class ReadmeTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();

    /** What stands in the README, between the two marks. */
    private static void twentyLines() {
        // begin
        try (var connectors = Connectors.builder() // finds every connector on the class path
                .set("notes.folder", "notes") // a folder of Markdown files
                .build()) {
            var anna = Principal.of("acme-realty", "anna"); // from your session, never from the model
            connectors.settings(anna).turnOn("notes"); // everything is off until the user says so
            var chat = connectors.conversation(anna, "chat-1");
            for (var tool : chat.tools()) { // give these to your model
                System.out.println(tool.name() + "  " + tool.description());
            }
            var result =
                    chat.call("notes_search_notes", "{\"words\": \"Johnson\"}"); // your model's tool call, as it came
            System.out.println(result.text()); // give it back, whatever it says
            result.approval()
                    .ifPresent(
                            question -> { // a person must act; the model is told in any case
                                System.out.println(question.question());
                                connectors
                                        .settings(anna)
                                        .approve(question.id()); // your button Yes: planned and decided again, then run
                            });
        }
        // end
    }

    @Test
    void theTwentyLinesOfTheReadmeAreTheseAndRun() throws IOException {
        var folder = Path.of("notes");
        Files.createDirectories(folder.resolve("Properties"));
        Files.writeString(folder.resolve("Properties/Johnson property.md"), "Roof from 2011.");
        var printed = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            twentyLines();
        } finally {
            System.setOut(before);
            Files.delete(folder.resolve("Properties/Johnson property.md"));
            Files.delete(folder.resolve("Properties"));
            Files.delete(folder);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("notes_search_notes  Finds notes")
                .contains("Johnson property");
        assertThat(folded(Files.readString(ROOT.resolve("README.md")))).contains(folded(source()));
    }

    private static String source() throws IOException {
        var file =
                Files.readString(ROOT.resolve("examples/runner/src/test/java/dev/connectors/examples/ReadmeTest.java"));
        return file.substring(file.indexOf("// begin\n") + 9, file.indexOf("        // end"));
    }

    private static String folded(String text) {
        return text.replaceAll("\\s+", "");
    }
}
