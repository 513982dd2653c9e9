package dev.connectors.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.connectors.domain.Access;
import dev.connectors.domain.notes.AppendToNote;
import dev.connectors.domain.notes.CreateNote;
import dev.connectors.domain.notes.GetNote;
import dev.connectors.domain.notes.ListNotebooks;
import dev.connectors.domain.notes.NoteId;
import dev.connectors.domain.notes.NotebookId;
import dev.connectors.domain.notes.SearchNotes;
import dev.connectors.domain.notes.StoredNote;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.Unsupported;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder in which somebody laid traps, and ids that ask for what is not meant. */
class HostileFolderTest {

    @TempDir
    Path base;

    private Path folder;
    private Path outside;

    @BeforeEach
    void twoFolders() throws IOException {
        folder = Files.createDirectory(base.resolve("notes"));
        outside = Files.createDirectory(base.resolve("outside"));
        Files.writeString(outside.resolve("secret.md"), "secret roof");
        Files.createDirectory(folder.resolve("Clients"));
        Files.writeString(folder.resolve("Clients/a.md"), "roof");
        Files.writeString(folder.resolve("x.md"), "roof");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside/secret.md",
                "Clients/../x.md",
                "Clients/../../outside/secret.md",
                "./x.md",
                "Clients//a.md",
                "/x.md",
                "x.md/",
                "/etc/passwd",
                "Clients/./a.md",
                "..",
                ".",
                "Clients",
                "Clients/",
                "x",
                "x.MD",
                "X.md",
                "clients/a.md",
                "Clients\\a.md",
                "..\\outside\\secret.md",
                "C:\\notes\\x.md",
                "C:x.md",
                "x.md:stream",
                "x.md::$DATA",
                "CON.md",
                "nul.md",
                "CLIENT~1/a.md",
                "x.md.",
                "x.md ",
                " x.md",
                "x.md\u0000",
                "x\u0000.md",
                "Clients\u2215a.md",
                "\uff0e\uff0e/outside/secret.md",
                "%2e%2e/outside/secret.md",
                ".hidden.md",
                ".git/a.md",
                "x.md\n",
                "\u202ex.md",
                "file:///etc/passwd.md",
                "~/x.md"
            })
    void anIdThatIsNotExactlyOneOfTheListingIsNotFound(String id) throws IOException {
        Files.writeString(folder.resolve(".hidden.md"), "secret");
        Files.createDirectory(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/a.md"), "secret");

        assertThatThrownBy(() -> get(id))
                .isInstanceOf(NotFound.class)
                .hasMessage(Folder.noNote().getMessage());
        assertThatThrownBy(() -> append(id, "more")).isInstanceOf(NotFound.class);
        assertThat(Files.readString(outside.resolve("secret.md"))).isEqualTo("secret roof");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "Clients/..",
                "./Clients",
                "/Clients",
                "Clients/",
                "..",
                "",
                "/",
                "clients",
                "Clients\\",
                "Clients.",
                "Clients ",
                "CLIENT~1",
                "Clients:x",
                ".git",
                "x.md",
                "Clients\u0000"
            })
    void nothingIsWrittenToANotebookThatIsNotExactlyOneOfTheListing(String notebook) {
        assertThatThrownBy(() -> create(notebook, "New", "text")).isInstanceOf(NotFound.class);

        assertThat(outside).isDirectoryNotContaining("glob:**New*");
        assertThat(folder).isDirectoryNotContaining("glob:**New*");
    }

    @Test
    void aLinkIsNoNoteAndNoNotebook() throws IOException {
        FileSystems.link(folder.resolve("out.md"), outside.resolve("secret.md"));
        FileSystems.link(folder.resolve("in.md"), folder.resolve("x.md"));
        FileSystems.link(folder.resolve("Out"), outside);
        FileSystems.link(folder.resolve("dangling.md"), outside.resolve("absent.md"));

        assertThat(notebooks()).containsExactly(".", "Clients");
        assertThat(found("roof")).containsExactlyInAnyOrder("x.md", "Clients/a.md");
        for (var id : List.of("out.md", "in.md", "Out/secret.md", "dangling.md")) {
            assertThatThrownBy(() -> get(id)).as(id).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> append(id, "more")).as(id).isInstanceOf(NotFound.class);
        }
        assertThat(Files.readString(outside.resolve("secret.md"))).isEqualTo("secret roof");
        assertThat(outside.resolve("absent.md")).doesNotExist();
    }

    @Test
    void whatIsNoRegularFileIsNeverOpened() throws Exception {
        assumeTrue(mkfifo(folder.resolve("fifo.md")), "no mkfifo here");
        Files.createDirectory(folder.resolve("folder.md"));
        try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(folder.resolve("socket.md")));

            // To open a FIFO would hang for ever.
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                assertThat(found("roof")).containsExactlyInAnyOrder("x.md", "Clients/a.md");
                assertThat(new FolderListNotebooks()
                                .run(new ListNotebooks.Input(), Call.on(folder))
                                .notebooks()
                                .items())
                        .extracting(listed -> listed.id().value() + " " + listed.notes())
                        .containsExactly(". 1", "Clients 1", "folder.md 0");
                for (var id : List.of("fifo.md", "socket.md", "folder.md")) {
                    assertThatThrownBy(() -> get(id)).as(id).isInstanceOf(NotFound.class);
                    assertThatThrownBy(() -> append(id, "more")).as(id).isInstanceOf(NotFound.class);
                }
                assertThat(create(".", "fifo", "text")).isEqualTo("fifo 2.md");
            });
        }
    }

    @Test
    void aFifoWithTheNameOfALeftoverIsNotOpenedEither() throws Exception {
        assumeTrue(mkfifo(folder.resolve(".x.md.0123456789ab.new~")), "no mkfifo here");
        mkfifo(folder.resolve(".x.md.0123456789cd.0123456789abcdef.1.kept~"));

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(found("roof")).containsExactlyInAnyOrder("x.md", "Clients/a.md"));
    }

    @Test
    void aNotebookIsReachedByItsOwnSpellingOnly() throws IOException {
        Files.createDirectory(folder.resolve("Properties"));
        Files.writeString(folder.resolve("Properties/b.md"), "upper");
        var other = folder.resolve("properties");
        if (!Files.exists(other)) { // a file system that keeps case
            Files.createDirectory(other);
            Files.writeString(other.resolve("b.md"), "lower");
        }
        var hidden = Call.on(folder).with("Properties", Access.HIDDEN).with("properties", Access.HIDDEN);

        assertThat(get("Properties/b.md")).isEqualTo("upper");
        assertThatThrownBy(() -> get("PROPERTIES/b.md")).isInstanceOf(NotFound.class);
        for (var spelling : List.of("Properties", "properties", "PROPERTIES")) {
            assertThatThrownBy(() -> new FolderGetNote().run(new GetNote.Input(new NoteId(spelling + "/b.md")), hidden))
                    .as(spelling)
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void composedAndDecomposedSpellingsAreTwoNames() throws IOException {
        var decomposed = path("Cafe\u0301");
        Files.createDirectory(decomposed);
        Files.writeString(decomposed.resolve("b.md"), "text");
        var listed = notebooks().stream().filter(id -> id.startsWith("Caf")).toList();

        assertThat(listed).hasSize(1);
        assertThat(get(listed.get(0) + "/b.md")).isEqualTo("text");
        var otherForm = listed.get(0).equals("Cafe\u0301") ? "Caf\u00e9" : "Cafe\u0301";
        assertThatThrownBy(() -> get(otherForm + "/b.md")).isInstanceOf(NotFound.class);
    }

    @Test
    void aNameThatMovesTheCursorOrTurnsTheTextIsNotShown() throws IOException {
        for (var name :
                List.of("a\nb.md", "a\u001b[2Jb.md", "a\u202eb.md", "a\u2066b.md", "a\u200bb.md", "a\ufeffb.md")) {
            try {
                Files.writeString(path(name), "hiddenword");
            } catch (IOException e) {
                assumeTrue(false, "this file system does not keep such names");
            }
        }

        assertThat(found("hiddenword")).isEmpty();
    }

    @Test
    void aFolderThatIsSwappedForALinkWhileItIsReadShowsNothingOfWhereItLeads() throws Exception {
        assumeTrue(handles(), "this file system has no handles of folders");
        Files.writeString(outside.resolve("a.md"), "secret roof");
        var real = folder.resolve("Clients");
        var texts = new ArrayList<String>();

        swapping(real, outside, () -> {
            try {
                texts.add(get("Clients/a.md"));
                new FolderSearchNotes()
                        .run(search("roof"), Call.on(folder))
                        .notes()
                        .items()
                        .forEach(note -> note.extract().ifPresent(extract -> texts.add(extract.value())));
            } catch (ConnectorException e) {
                texts.add("refused");
            }
        });

        assertThat(texts).contains("roof").noneMatch(text -> text.contains("secret"));
    }

    @Test
    void aFileThatIsSwappedForALinkWhileItIsReadShowsNothingOfWhereItLeads() throws Exception {
        var texts = new ArrayList<String>();

        swapping(folder.resolve("x.md"), outside.resolve("secret.md"), () -> {
            try {
                texts.add(get("x.md"));
            } catch (ConnectorException e) {
                texts.add("refused");
            }
        });

        assertThat(texts).contains("roof").noneMatch(text -> text.contains("secret"));
    }

    @Test
    void nothingIsWrittenOutsideWhileAFolderIsSwappedForALink() throws Exception {
        assumeTrue(handles(), "this file system has no handles of folders");
        Files.writeString(outside.resolve("a.md"), "roof");
        var done = new ArrayList<String>();

        swapping(folder.resolve("Clients"), outside, () -> {
            try {
                append("Clients/a.md", "more");
                create("Clients", "New", "text");
                done.add("done");
            } catch (ConnectorException e) {
                done.add("refused");
            }
        });

        try (var list = Files.list(outside)) {
            assertThat(list.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("a.md", "secret.md");
        }
        assertThat(Files.readString(outside.resolve("a.md"))).isEqualTo("roof");
        assertThat(done).contains("done");
    }

    @Test
    void whatIsNotTextIsRefused() throws IOException {
        Files.write(folder.resolve("nul.md.md"), new byte[] {'a', 0, 'b'});
        Files.write(folder.resolve("latin.md"), new byte[] {'a', (byte) 0xe9});
        Files.write(folder.resolve("wide.md"), "text".getBytes(StandardCharsets.UTF_16));

        for (var id : List.of("nul.md.md", "latin.md", "wide.md")) {
            assertThatThrownBy(() -> get(id)).as(id).isInstanceOf(Unsupported.class);
            assertThatThrownBy(() -> append(id, "more")).as(id).isInstanceOf(Unsupported.class);
        }
    }

    @Test
    void aHugeNoteIsCutInTheMiddleOfNoCharacterAndSaysSo() throws IOException {
        Files.writeString(folder.resolve("huge.md"), "x" + "\u20ac".repeat(1 << 19));

        var note = new FolderGetNote().run(new GetNote.Input(new NoteId("huge.md")), Call.on(folder));

        assertThat(note.text().value()).startsWith("x\u20ac").endsWith("\u20ac").hasSizeLessThan(1 << 20);
        assertThat(note.cut()).isPresent();
    }

    @Test
    void aFolderDeeperThanTheLimitIsNotLookedInto() throws IOException {
        var deep = folder;
        for (var i = 0; i < 40; i++) {
            deep = Files.createDirectory(deep.resolve("d"));
            Files.writeString(deep.resolve("n.md"), "deepword");
        }

        assertThat(notebooks()).filteredOn(id -> id.startsWith("d")).hasSize(Names.DEPTH);
        assertThatThrownBy(() -> get("d/".repeat(40) + "n.md")).isInstanceOf(NotFound.class);
    }

    @Test
    void aMissingFolderIsTheHostsAffair() throws IOException {
        assertThatThrownBy(() -> new FolderSearchNotes().run(search("roof"), Call.on(base.resolve("absent"))))
                .isInstanceOf(ProviderRejected.class)
                .hasMessageNotContaining(base.toString());
    }

    /** Does it again and again while another thread exchanges the thing and a link: for two seconds. */
    private static void swapping(Path thing, Path linksTo, Runnable work) throws Exception {
        var aside = thing.resolveSibling(".aside");
        var link = thing.resolveSibling(".link");
        Files.delete(FileSystems.link(link, linksTo));
        var stop = new AtomicBoolean();
        var failure = new ArrayList<Exception>();
        var swapper = new Thread(() -> {
            try {
                while (!stop.get()) {
                    Files.createSymbolicLink(link, linksTo);
                    Files.move(thing, aside);
                    Files.move(link, thing);
                    Thread.onSpinWait();
                    Files.delete(thing);
                    Files.move(aside, thing);
                }
            } catch (Exception e) {
                failure.add(e);
            }
        });
        swapper.start();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (System.nanoTime() < end) {
            work.run();
        }
        stop.set(true);
        swapper.join();
        work.run();
        assertThat(failure).isEmpty();
    }

    private boolean handles() throws IOException {
        try (var dir = Dir.root(folder.toRealPath())) {
            return dir instanceof SecureDir;
        }
    }

    private static boolean mkfifo(Path path) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Path path(String name) {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            assumeTrue(false, "this JVM's locale cannot spell the name");
            throw e;
        }
    }

    private String get(String id) {
        return new FolderGetNote()
                .run(new GetNote.Input(new NoteId(id)), Call.on(folder))
                .text()
                .value();
    }

    private void append(String id, String text) {
        var action = new FolderAppendToNote();
        var in = new AppendToNote.Input(new NoteId(id), text);
        StoredNote now = action.look(in, Call.on(folder));
        action.run(in, now, Call.on(folder));
    }

    private String create(String notebook, String title, String text) {
        return new FolderCreateNote()
                .run(new CreateNote.Input(new NotebookId(notebook), title, text), Call.on(folder))
                .id()
                .value();
    }

    private List<String> found(String words) {
        return new FolderSearchNotes()
                .run(search(words), Call.on(folder)).notes().items().stream()
                        .map(note -> note.id().value())
                        .toList();
    }

    private static SearchNotes.Input search(String words) {
        return new SearchNotes.Input(words, List.of(), Optional.empty(), Optional.empty());
    }

    private List<String> notebooks() {
        return Folder.of(Call.on(folder)).notebooks().stream()
                .map(notebook -> notebook.id().value())
                .toList();
    }
}
