package dev.connectors.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both ways of holding a folder: by an open handle, and by its path. */
class DirTest {

    private enum Kind {
        HANDLE {
            @Override
            Dir open(Path folder) throws IOException {
                var dir = Dir.root(folder);
                assumeTrue(dir instanceof SecureDir, "this file system has no handles of folders");
                return dir;
            }
        },
        PATH {
            @Override
            Dir open(Path folder) {
                return new PathDir(folder);
            }
        };

        abstract Dir open(Path folder) throws IOException;
    }

    @TempDir
    Path base;

    @ParameterizedTest
    @EnumSource
    void aLinkIsNotOpenedNeitherToAFileNorToAFolder(Kind kind) throws IOException {
        Files.createDirectory(base.resolve("in"));
        Files.createDirectory(base.resolve("out"));
        Files.writeString(base.resolve("out/secret.md"), "secret");
        FileSystems.link(base.resolve("in/file.md"), base.resolve("out/secret.md"));
        FileSystems.link(base.resolve("in/folder"), base.resolve("out"));

        try (var dir = kind.open(base.resolve("in").toRealPath())) {
            assertThat(dir.read(Path.of("file.md"), 10)).isEmpty();
            assertThatThrownBy(() -> dir.channel(Path.of("file.md"))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> dir.writable(Path.of("file.md"))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> dir.open(Path.of("folder"))).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFolderThatBecameALinkShowsNothingOfWhereItLeads(Kind kind) throws IOException {
        Files.createDirectory(base.resolve("in"));
        Files.writeString(base.resolve("in/note.md"), "inside");
        Files.createDirectory(base.resolve("out"));
        Files.writeString(base.resolve("out/note.md"), "secret");

        try (var dir = kind.open(base.resolve("in").toRealPath())) {
            Files.move(base.resolve("in"), base.resolve("was"));
            FileSystems.link(base.resolve("in"), base.resolve("out"));

            String read;
            try {
                read = new String(dir.read(Path.of("note.md"), 10).orElseThrow().bytes());
            } catch (IOException e) {
                read = "refused";
            }
            assertThat(read).isEqualTo(kind == Kind.HANDLE ? "inside" : "refused");
            assertThatThrownBy(() -> {
                        dir.create(Path.of("new.md"), Optional.empty()).close();
                        dir.link(Path.of("new.md"), Path.of("other.md"));
                    })
                    .isInstanceOf(IOException.class);
        }
        try (var outside = Files.list(base.resolve("out"))) {
            assertThat(outside).containsExactly(base.resolve("out/note.md"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNameThatIsTakenIsNeverWrittenOver(Kind kind) throws IOException {
        Files.writeString(base.resolve("a.md"), "a");
        Files.writeString(base.resolve("b.md"), "b");

        try (var dir = kind.open(base.toRealPath())) {
            assertThatThrownBy(() -> dir.create(Path.of("a.md"), Optional.empty()))
                    .isInstanceOf(FileAlreadyExistsException.class);
            assertThatThrownBy(() -> dir.link(Path.of("b.md"), Path.of("a.md")))
                    .isInstanceOf(FileAlreadyExistsException.class);
            assertThat(Conflicts.moveToNew(dir, Path.of("b.md"), Path.of("a.md")))
                    .isFalse();
        }
        assertThat(Files.readString(base.resolve("a.md"))).isEqualTo("a");
        assertThat(Files.readString(base.resolve("b.md"))).isEqualTo("b");
    }

    @ParameterizedTest
    @EnumSource
    void aFileIsReadUpToTheLimitAndSaidToBeCutBeyondIt(Kind kind) throws IOException {
        Files.writeString(base.resolve("ten.md"), "0123456789");

        try (var dir = kind.open(base.toRealPath())) {
            var whole = dir.read(Path.of("ten.md"), 10).orElseThrow();
            var cut = dir.read(Path.of("ten.md"), 9).orElseThrow();

            assertThat(new String(whole.bytes())).isEqualTo("0123456789");
            assertThat(whole.cut()).isFalse();
            assertThat(new String(cut.bytes())).isEqualTo("012345678");
            assertThat(cut.cut()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNewFileHasThePermissionsOfTheOneThatItReplaces(Kind kind) throws IOException {
        var old = Files.writeString(base.resolve("old.md"), "old");
        FileSystems.permit(old, "rw--w--w-");

        try (var dir = kind.open(base.toRealPath());
                var made = dir.create(Path.of("new.md"), Optional.of(Path.of("old.md")))) {
            made.write(ByteBuffer.wrap(new byte[] {'x'}));
        }

        assertThat(FileSystems.permissions(base.resolve("new.md"))).isEqualTo("rw--w--w-");
    }
}
