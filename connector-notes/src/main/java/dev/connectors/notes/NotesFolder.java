package dev.connectors.notes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * The check of a notes folder that a host makes before it starts. Thread-safe.
 *
 * <p>What lies in the notes folder can be read by the assistant, and added to. So neither the configuration with its tokens, nor the
 * log, nor a store may be there.
 */
public final class NotesFolder {

    private static final int MOST_LINKS = 40;

    private NotesFolder() {}

    /**
     * Refuses a folder that is not fit for notes: missing, not a folder, the root of a file system, the home directory or above it,
     * or one that is or contains one of the others. Links are resolved on both sides.
     *
     * @param folder what will be the setting {@code folder}
     * @param others files and folders that the assistant must not reach: configuration, logs, stores; they need not exist yet
     * @throws IllegalArgumentException with a sentence for the person who configures, which names the paths
     */
    public static void requireSeparate(Path folder, Collection<Path> others) {
        var home = Optional.ofNullable(System.getProperty("user.home")).filter(path -> !path.isBlank());
        requireSeparate(folder, others, home.flatMap(NotesFolder::path));
    }

    static void requireSeparate(Path folder, Collection<Path> others, Optional<Path> home) {
        if (!Files.exists(folder)) {
            throw new IllegalArgumentException(
                    "The notes folder does not exist: " + folder + ". Make it, or name another one.");
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("The notes folder is not a folder: " + folder + ".");
        }
        var real = real(folder, MOST_LINKS);
        if (real.getParent() == null) {
            throw new IllegalArgumentException("The notes folder must not be the root of a file system: " + folder
                    + ". Name a folder for notes alone.");
        }
        if (home.isPresent() && holds(real, home.get())) {
            throw new IllegalArgumentException("The notes folder must not be your home directory, or contain it: "
                    + folder + ". Name a folder for notes alone.");
        }
        for (var other : others) {
            if (holds(real, other)) {
                throw new IllegalArgumentException("The notes folder " + folder + " holds " + other
                        + ", which the assistant must not reach. Move one of the two.");
            }
        }
    }

    /** Whether the other one is the folder, or lies in it. Asks the file system, which may know one folder by several spellings. */
    private static boolean holds(Path folder, Path other) {
        // As it is spelt, and with links resolved: a link in the folder that leads out of it lies in the folder, too.
        return onTheWay(folder, other.toAbsolutePath().normalize()) || onTheWay(folder, real(other, MOST_LINKS));
    }

    private static boolean onTheWay(Path folder, Path to) {
        for (Path step = to; step != null; step = step.getParent()) {
            try {
                if (step.equals(folder) || (Files.exists(step) && Files.isSameFile(step, folder))) {
                    return true;
                }
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "Cannot look at " + step + ": " + e.getClass().getSimpleName() + ".", e);
            }
        }
        return false;
    }

    /** The real path, of what does not exist yet that of the nearest folder that does, and the rest. */
    private static Path real(Path path, int links) {
        var absolute = path.toAbsolutePath();
        for (Path step = absolute; step != null; step = step.getParent()) {
            var rest = step.relativize(absolute);
            try {
                return step.toRealPath().resolve(rest).normalize();
            } catch (IOException e) {
                // Not there yet, or a link to what is not there yet: whoever writes to it writes where it leads.
                var target = target(step);
                if (target.isPresent() && links > 0) {
                    return real(target.get().resolve(rest), links - 1);
                }
            }
        }
        return absolute;
    }

    private static Optional<Path> target(Path link) {
        try {
            return Files.isSymbolicLink(link)
                    ? Optional.of(link.resolveSibling(Files.readSymbolicLink(link)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
