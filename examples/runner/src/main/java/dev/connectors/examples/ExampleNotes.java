package dev.connectors.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A folder with an agent's notes, made for one run. */
final class ExampleNotes implements AutoCloseable {

    private static final List<String> NOTES =
            List.of("Properties/Johnson property.md", "Properties/88 Oak Ave.md", "Personal/Car.md");

    /** When they were last written, as far as the example goes. */
    private static final Instant WRITTEN = Instant.parse("2026-02-27T17:00:00Z");

    private final Path home;
    private final Path folder;

    ExampleNotes() {
        try {
            home = Files.createTempDirectory("connectors-example");
            folder = Files.createDirectory(home.resolve("Notes"));
            for (var name : NOTES) {
                var target = folder.resolve(name);
                Files.createDirectories(target.getParent());
                try (var source = ExampleNotes.class.getResourceAsStream("/notes/" + name)) {
                    if (source == null) {
                        throw new IllegalStateException("the note " + name + " is missing from the jar");
                    }
                    Files.writeString(target, new String(source.readAllBytes(), StandardCharsets.UTF_8));
                    Files.setLastModifiedTime(target, FileTime.from(WRITTEN));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try (var all = Files.walk(home)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
