package dev.connectors.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.connectors.domain.notes.CreateNote;
import dev.connectors.domain.notes.GetNote;
import dev.connectors.domain.notes.NotebookId;
import dev.connectors.error.ProviderRejected;
import dev.connectors.spi.Repeat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateNoteTest {

    @TempDir
    Path folder;

    @Test
    void aNoteIsAFileNamedByItsTitleWithTheTitleAsHeading() throws IOException {
        var made = create("Johnson property", "Roof from 2011");

        assertThat(made.id().value()).isEqualTo("Johnson property.md");
        assertThat(Files.readString(folder.resolve("Johnson property.md")))
                .isEqualTo("# Johnson property\n\nRoof from 2011\n");
        assertThat(names()).containsExactly("Johnson property.md");
    }

    @Test
    void aTextThatBeginsWithItsTitleDoesNotGetASecondHeading() throws IOException {
        create("Johnson", "# Johnson\nRoof");

        assertThat(Files.readString(folder.resolve("Johnson.md"))).isEqualTo("# Johnson\nRoof\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Johnson: roof / boat | Johnson roof boat",
                "../../etc/passwd | etc passwd",
                "..\\..\\boot.ini | boot.ini",
                "C:\\Windows\\x | C Windows x",
                ".hidden | hidden",
                "dots... | dots",
                "CON | Note CON",
                "nul.txt | Note nul.txt",
                "?*<>\" | Note",
                "x.md:stream | x.md stream",
                "a [[link]] #tag ^block | a link tag block",
            })
    void aTitleBecomesANameThatEverySystemAllows(String title, String stem) {
        assertThat(NewNote.stem(title)).isEqualTo(stem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\nb",
                "a\u202eb",
                "\u2066",
                "a\u2028b",
                " ",
                ".",
                "..",
                "/",
                "COM1",
                "com\u00b9.x",
                "a:b",
                "a.",
                "a ",
                "\ud83d\ude00",
                "\uff0e\uff0e\uff0f"
            })
    void whateverTheTitleTheNameIsOneThatIsShownOnEverySystem(String title) {
        var stem = NewNote.stem(title);

        assertThat(Names.shown(stem, true)).as(stem).isTrue();
        assertThat(Names.shown(stem + ".md", true)).isTrue();
    }

    @Test
    void aLongTitleIsCutAtAWholeCharacter() {
        var stem = NewNote.stem("\ud83c\udfe0".repeat(150));

        assertThat(stem.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(120);
        assertThat(stem).isEqualTo("\ud83c\udfe0".repeat(30));
    }

    @Test
    void anExistingNoteIsNeverWrittenOverNorOneThatAnotherSystemTakesForTheSame() throws IOException {
        Files.writeString(folder.resolve("Johnson.md"), "kept");

        var second = create("Johnson", "text");
        var third = create("JOHNSON", "text");

        assertThat(Files.readString(folder.resolve("Johnson.md"))).isEqualTo("kept");
        assertThat(second.id().value()).isEqualTo("Johnson 2.md");
        assertThat(third.id().value()).isEqualTo("JOHNSON 3.md");
    }

    @Test
    void manyAtOnceOfOneTitleBecomeAsManyNotes() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        var calls = new ArrayList<Callable<String>>();
        for (var i = 0; i < 24; i++) {
            var text = "text " + i;
            calls.add(() -> create("Same", text).id().value());
        }

        var ids = new ArrayList<String>();
        for (Future<String> made : threads.invokeAll(calls)) {
            ids.add(made.get());
        }

        threads.shutdown();
        assertThat(ids).doesNotHaveDuplicates().hasSize(24);
        assertThat(names()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void textThatLooksLikeFrontMatterIsJustText() {
        var made = create("Plain", "---\ntitle: Forged\n---\nbody");

        var note = new FolderGetNote().run(new GetNote.Input(made.id()), Call.on(folder));

        assertThat(note.title().value()).isEqualTo("Plain");
    }

    @Test
    void aTitleOfSeveralLinesStaysOneLine() throws IOException {
        create("One\n---\ntitle: Two", "text");

        assertThat(Files.readString(folder.resolve(names().get(0)))).startsWith("# One --- title: Two\n\n");
    }

    @Test
    void aLostAnswerIsConfirmedByTheNoteThatIsThere() throws IOException {
        var in = input("Johnson", "text");
        assertThat(confirm(in)).isEmpty();
        create("Johnson", "another text");

        var made = create("Johnson", "text");

        assertThat(confirm(in)).contains(made);
    }

    @Test
    void aNoteThatTheUserChangedOrRemovedMeanwhileConfirmsNothing() throws IOException {
        var in = input("Johnson", "text");
        create("Johnson", "text");

        Files.writeString(folder.resolve("Johnson.md"), "changed");
        var afterChange = confirm(in);
        Files.delete(folder.resolve("Johnson.md"));
        var afterRemoval = confirm(in);

        assertThat(afterChange).isEmpty();
        assertThat(afterRemoval).isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void aFolderThatMayNotBeWrittenToIsSaidToBeSo() throws IOException {
        assumeFalse(System.getProperty("user.name").equals("root"), "root may write everywhere");
        FileSystems.permit(folder, "r-xr-xr-x");

        assertThatThrownBy(() -> create("Johnson", "text")).isInstanceOf(ProviderRejected.class);
    }

    private CreateNote.Output create(String title, String text) {
        return new FolderCreateNote().run(input(title, text), Call.on(folder));
    }

    private Optional<CreateNote.Output> confirm(CreateNote.Input in) {
        return ((Repeat.Confirmed<CreateNote.Input, CreateNote.Output>) new FolderCreateNote().repeat())
                .find()
                .apply(in, Call.on(folder));
    }

    private static CreateNote.Input input(String title, String text) {
        return new CreateNote.Input(new NotebookId("."), title, text);
    }

    private List<String> names() throws IOException {
        try (var list = Files.list(folder)) {
            return list.map(path -> path.getFileName().toString()).toList();
        }
    }
}
