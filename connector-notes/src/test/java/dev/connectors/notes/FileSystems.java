package dev.connectors.notes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What not every file system has. The tests run on that of {@code java.io.tmpdir}; on one that folds case and has neither links nor
 * permissions, such as exFAT, some are skipped and all others hold.
 */
final class FileSystems {

    private FileSystems() {}

    /** Makes a symbolic link. */
    static Path link(Path link, Path to) {
        try {
            return Files.createSymbolicLink(link, to);
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "this file system has no symbolic links");
            throw new AssertionError(e);
        }
    }

    /** Sets permissions. */
    static void permit(Path path, String permissions) {
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            assumeTrue(permissions(path).equals(permissions), "this file system keeps no permissions");
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "this file system has no permissions");
        }
    }

    static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
