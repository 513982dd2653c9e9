package dev.example.leadbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.runtime.Connectors;
import dev.connectors.spi.Connector;
import dev.example.host.ListConnectors;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leadbook in a jar of its own, found by a host that knows nothing of it. Each host runs in a virtual machine of its own. */
class LeadbookIsFoundTest {

    /** What the library itself needs; nothing of JUnit and the like is on a host's path. */
    private static final List<String> OF_THE_LIBRARY = List.of("jackson-core", "slf4j-api", "resilience4j", "jspecify");

    @TempDir
    Path directory;

    @Test
    void onTheClassPath() throws Exception {
        var path = new LinkedHashSet<>(library());
        path.add(leadbook().toString());
        path.add(tests());

        var output = run("-cp", join(path), ListConnectors.class.getName());

        assertThat(output).contains("found leadbook");
    }

    @Test
    void onTheModulePath() throws Exception {
        var path = new LinkedHashSet<>(library());
        path.add(leadbook().toString());

        var output = run(
                "-p",
                join(path),
                "--add-modules",
                "dev.connectors.runtime,dev.example.leadbook",
                "-cp",
                tests(),
                ListConnectors.class.getName());

        assertThat(output).contains("found leadbook");
    }

    @Test
    void onTheModulePathWithoutAskingForIt() throws Exception {
        var path = new LinkedHashSet<>(library());
        path.add(leadbook().toString());

        // The runtime uses connectors, so resolution brings in whoever provides one.
        var output = run(
                "-p",
                join(path),
                "--add-modules",
                "dev.connectors.runtime",
                "-cp",
                tests(),
                ListConnectors.class.getName());

        assertThat(output).contains("found leadbook");
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    /** The jar that a third party would publish. */
    private Path leadbook() throws Exception {
        var classes = home(LeadbookConnector.class);
        var jar = directory.resolve("leadbook.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }

    private static Set<String> library() throws Exception {
        var path = new LinkedHashSet<String>();
        path.add(home(Connector.class).toString());
        path.add(home(Connectors.class).toString());
        var all =
                System.getProperty("java.class.path") + File.pathSeparator + System.getProperty("jdk.module.path", "");
        for (var entry : all.split(File.pathSeparator)) {
            var name = entry.isEmpty() ? "" : Path.of(entry).getFileName().toString();
            if (OF_THE_LIBRARY.stream().anyMatch(name::startsWith)) {
                path.add(entry);
            }
        }
        return path;
    }

    private static String tests() throws Exception {
        return home(ListConnectors.class).toString();
    }

    private static Path home(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static String join(Set<String> path) {
        return String.join(File.pathSeparator, path);
    }
}
