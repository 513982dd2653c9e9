package dev.connectors.mcp.config;

import dev.connectors.mcp.config.Configuration.Log;
import dev.connectors.mcp.config.Configuration.ProviderSettings;
import dev.connectors.notes.NotesFolder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The notes folder may hold neither this configuration nor the log: the assistant could read tokens there, and write its own
 * permissions. One thread.
 */
final class Folders {

    /** The name of a setting that is a path. */
    static final String FOLDER = "folder";

    private static final String NOTES = "notes";

    private final Path file;
    private final Reading reading;

    Folders(Path file, Reading reading) {
        this.file = file;
        this.reading = reading;
    }

    /** The absolute path; a fault is added where this is none. */
    Optional<Placed<String>> resolve(Placed<String> given) {
        try {
            var folder = ConfigurationReader.parent(file).resolve(given.value()).normalize();
            return Optional.of(new Placed<>(given.line(), folder.toString()));
        } catch (InvalidPathException e) {
            reading.fault(given.line(), "'" + FOLDER + "' is not a path.");
            return Optional.empty();
        }
    }

    /** Checks the notes folder, where there is one. */
    void requireSeparate(Map<String, ProviderSettings> providers, Log log, int logLine) {
        Optional.ofNullable(providers.get(NOTES))
                .flatMap(notes -> Optional.ofNullable(notes.settings().get(FOLDER)))
                .ifPresent(folder -> {
                    var path = Path.of(folder.value());
                    if (isFit(path, List.of(file), folder.line())) {
                        log.file().ifPresent(logFile -> isFit(path, List.of(logFile), logLine));
                    }
                });
    }

    private boolean isFit(Path folder, List<Path> others, int line) {
        try {
            NotesFolder.requireSeparate(folder, others);
            return true;
        } catch (IllegalArgumentException e) {
            reading.fault(line, String.valueOf(e.getMessage()));
            return false;
        }
    }
}
