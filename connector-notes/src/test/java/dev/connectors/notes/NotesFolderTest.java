package dev.connectors.notes;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesFolderTest {

    @TempDir
    Path base;

    private Path folder;

    @BeforeEach
    void aFolder() throws IOException {
        folder = Files.createDirectory(base.resolve("notes"));
    }

    @Test
    void aFolderBesideTheOthersIsFine() {
        assertThatCode(() -> NotesFolder.requireSeparate(
                        folder,
                        List.of(base.resolve("config.json"), base.resolve("logs"), base.resolve("notes.log"), base)))
                .doesNotThrowAnyException();
    }

    @Test
    void aFolderThatIsMissingOrIsAFileIsRefused() throws IOException {
        var file = Files.writeString(base.resolve("file"), "");

        assertThatThrownBy(() -> NotesFolder.requireSeparate(base.resolve("absent"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> NotesFolder.requireSeparate(file, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a folder");
    }

    @Test
    void theRootOfAFileSystemIsRefused() {
        assertThatThrownBy(() -> NotesFolder.requireSeparate(base.getRoot(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("root");
    }

    @Test
    void theHomeDirectoryAndWhatIsAboveItAreRefusedAndAFolderInItIsFine() {
        var home = Optional.of(base);

        assertThatThrownBy(() -> NotesFolder.requireSeparate(base, List.of(), home))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("home");
        assertThatThrownBy(() -> NotesFolder.requireSeparate(base.getParent(), List.of(), home))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("home");
        assertThatCode(() -> NotesFolder.requireSeparate(folder, List.of(), home))
                .doesNotThrowAnyException();
    }

    @Test
    void aFolderThatIsOneOfTheOthersOrHoldsOneIsRefused() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve("config.json"), "{}");

        for (var other : List.of(
                folder,
                folder.resolve("sub"),
                folder.resolve("sub/config.json"),
                folder.resolve("not-yet.log"),
                folder.resolve("not/yet/there.db"),
                base.resolve("absent/../notes/x.log"),
                folder.resolve("../notes/sub/config.json"))) {
            refused(folder, other);
        }
    }

    @Test
    void linksAreSeenThroughOnBothSides() throws IOException {
        var link = FileSystems.link(base.resolve("link"), folder);
        Files.writeString(folder.resolve("config.json"), "{}");
        var alias = FileSystems.link(base.resolve("alias.json"), folder.resolve("config.json"));
        var dangling = FileSystems.link(base.resolve("later.log"), folder.resolve("later.log"));
        var outside = Files.writeString(base.resolve("outside.json"), "{}");
        var inside = FileSystems.link(folder.resolve("inside.json"), outside);

        refused(link, folder.resolve("config.json"));
        refused(folder, link);
        refused(folder, link.resolve("x.log"));
        refused(folder, alias);
        refused(folder, dangling);
        refused(folder, inside);
    }

    @Test
    void linksInACircleEndTheCheck() throws IOException {
        FileSystems.link(base.resolve("one"), base.resolve("two"));
        FileSystems.link(base.resolve("two"), base.resolve("one"));

        assertThatCode(() -> NotesFolder.requireSeparate(folder, List.of(base.resolve("one/x.log"))))
                .doesNotThrowAnyException();
    }

    private static void refused(Path folder, Path other) {
        assertThatThrownBy(() -> NotesFolder.requireSeparate(folder, List.of(other)))
                .as("%s", other)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not reach");
    }
}
