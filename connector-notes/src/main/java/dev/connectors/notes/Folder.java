package dev.connectors.notes;

import dev.connectors.domain.Access;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.notes.NotebookId;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Resource;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The notes folder that the host named, in one call. One thread. */
final class Folder {

    /** Sub-folders beyond this are a mistake in the setting, such as a folder of programs. */
    private static final int MOST_NOTEBOOKS = 5_000;

    private static final int MOST_ENTRIES = 200_000;

    /** Work that touches files. */
    interface Work<T> {
        T run() throws IOException;
    }

    private interface Opening {
        Notebook of(Dir dir) throws IOException;
    }

    private final ReadContext context;
    private final Path root;
    private final FolderLock lock;

    private Folder(ReadContext context, Path root) {
        this.context = context;
        this.root = root;
        this.lock = FolderLock.of(root);
    }

    static Folder of(ReadContext context) {
        var setting = context.setting("folder")
                .orElseThrow(() ->
                        new ProviderRejected("No folder is set for the notes. The user's application must set one."));
        try {
            return new Folder(context, Path.of(setting).toRealPath());
        } catch (IOException | InvalidPathException e) {
            throw new ProviderRejected(
                    "The notes folder is not there. Ask the user to check where it is.",
                    e.getClass().getSimpleName());
        }
    }

    /** Does it, and turns what the file system says into what a call may end with. The words of the system name files, so they stay here. */
    static <T> T io(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    static ConnectorException failure(IOException e) {
        if (e instanceof AccessDeniedException) {
            return new ProviderRejected(
                    "The notes folder does not allow this. Ask the user to check who may read and write there.",
                    "AccessDeniedException");
        }
        var reason =
                e instanceof FileSystemException system && system.getReason() != null ? ": " + system.getReason() : "";
        return new ProviderUnavailable(
                "The notes folder cannot be used just now. Nothing was changed; try again later.",
                e.getClass().getSimpleName() + reason);
    }

    /** The same words whether a notebook is absent or hidden. */
    static NotFound noNotebook() {
        return new NotFound("There is no such notebook. Call list_notebooks for those you may use.");
    }

    /** The same words whether a note is absent, in a hidden notebook, or no note at all. */
    static NotFound noNote() {
        return new NotFound("There is no such note. Find its id with search_notes.");
    }

    /**
     * The notebooks whose notes may be read, in the listing's order. No other is opened, so neither counts nor times tell what is
     * in them.
     */
    static Set<NotebookId> readable(ReadContext context) {
        var readable = new LinkedHashSet<NotebookId>();
        context.visible(NotebookId.class).forEach((id, access) -> {
            if (access.includes(Access.READ)) {
                readable.add(id);
            }
        });
        return readable;
    }

    /**
     * Every notebook: the folder itself, then its sub-folders at any depth up to {@value Names#DEPTH}, by their ids. Each is
     * allowed by itself, one in another one, too.
     */
    List<Resource<NotebookId>> notebooks() {
        var found = new ArrayList<NotebookId>();
        io(() -> {
            try (var dir = Dir.root(root)) {
                walk(dir, Names.TOP, 0, new int[1], found);
            }
            return found;
        });
        found.sort(Comparator.comparing(NotebookId::value));
        var resources = new ArrayList<Resource<NotebookId>>();
        resources.add(resource(Names.TOP));
        // Two names that this JVM spells alike are one id, which then is not found.
        new LinkedHashSet<>(found).forEach(id -> resources.add(resource(id)));
        return resources;
    }

    /** What a person calls the notebook: the name of the folder, of a nested one with those around it, so that two are told apart. */
    ForeignText title(NotebookId id) {
        var name = root.getFileName();
        return new ForeignText(id.equals(Names.TOP) ? name == null ? "Notes" : name.toString() : id.value());
    }

    /**
     * Opens a notebook to read, name by name as the listings spell them. What an interrupted write left there is put right first.
     *
     * @throws NotFound where it is not in the listing
     */
    Notebook open(NotebookId id) {
        return opened(id, dir -> {
            if (Leftovers.in(dir)) {
                var alone = lock.write(context);
                try {
                    Leftovers.recover(dir, context.clock(), context.zone());
                } finally {
                    alone.unlock();
                }
            }
            return new Notebook(id, dir, lock.read(context));
        });
    }

    /**
     * Opens a notebook to write; nobody else in this process uses the folder until it is closed.
     *
     * @throws NotFound where it is not in the listing
     */
    Notebook openToWrite(NotebookId id) {
        return opened(id, dir -> {
            var notebook = new Notebook(id, dir, lock.write(context));
            try {
                Leftovers.recover(dir, context.clock(), context.zone());
                return notebook;
            } catch (IOException | RuntimeException e) {
                notebook.close();
                throw e;
            }
        });
    }

    private Notebook opened(NotebookId id, Opening opening) {
        var way = Names.way(id).orElseThrow(Folder::noNotebook);
        return io(() -> {
            var dir = Dir.root(root);
            try {
                for (var name : way) {
                    var below = below(dir, name).orElseThrow(Folder::noNotebook);
                    dir.close();
                    dir = below;
                }
                return opening.of(dir);
            } catch (IOException | RuntimeException e) {
                dir.close();
                throw e;
            }
        });
    }

    private static Optional<Dir> below(Dir dir, String name) throws IOException {
        var entry = dir.find(name);
        try {
            return entry.isPresent() && dir.attributes(entry.get()).isDirectory()
                    ? Optional.of(dir.open(entry.get()))
                    : Optional.empty();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        }
    }

    private void walk(Dir dir, NotebookId id, int depth, int[] seen, List<NotebookId> found) throws IOException {
        context.checkpoint();
        var names = dir.names(MOST_ENTRIES - seen[0]);
        seen[0] += names.size();
        for (var name : names) {
            if (!Names.shown(name.toString()) || !dir.attributes(name).isDirectory()) {
                continue;
            }
            var below = Names.below(id, name.toString());
            if (depth == Names.DEPTH || below.isEmpty()) {
                continue;
            }
            found.add(below.get());
            if (found.size() > MOST_NOTEBOOKS || seen[0] > MOST_ENTRIES) {
                throw new ProviderRejected("The notes folder holds too much: more than " + MOST_NOTEBOOKS
                        + " sub-folders or " + MOST_ENTRIES + " files. Ask the user to choose a smaller one.");
            }
            try (var next = dir.open(name)) {
                walk(next, below.get(), depth + 1, seen, found);
            } catch (AccessDeniedException e) {
                continue; // it is there, and opening it will say so
            }
        }
    }

    private Resource<NotebookId> resource(NotebookId id) {
        // The user's own folder on the user's own disk: nobody else sees what is written there.
        return Resource.of(id, title(id).value()).sharing(Resource.Sharing.PRIVATE);
    }
}
