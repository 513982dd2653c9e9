package dev.connectors.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Figure P14: how many jars a host gets, and how large they are. Reads the class paths that Maven wrote for each module, and adds the
 * module's own jar.
 */
public final class JarSizes {

    private static final String CLASS_PATH = "target/classpath.txt";

    private JarSizes() {}

    /** The root of the project, in which Maven wrote {@code target/classpath.txt} for each module. */
    public static void main(String[] args) throws IOException {
        run(Path.of(args.length > 0 ? args[0] : "."), System.out);
    }

    static void run(Path root, PrintStream out) throws IOException {
        var one = jars(root, List.of("connector-runtime", "connector-google"));
        var all = jars(root, List.of("connector-runtime", "connector-google", "connector-notes"));
        var table = new Table(out);
        table.number("P14", "runtime + google, MB", 4.5, 3.5, megabytes(one));
        table.number("P14", "runtime + google, jars", 14, 10, one.size());
        table.number("P14", "+ all providers, MB", 6, 6, megabytes(all));
        table.number("P14", "+ all providers, jars", 18, 18, all.size());
        for (var jar : all) {
            table.note("", jar.getFileName().toString(), Files.size(jar) / 1024 + " KiB");
        }
    }

    private static SortedSet<Path> jars(Path root, List<String> modules) throws IOException {
        var jars = new TreeSet<Path>(
                Comparator.comparing(path -> path.getFileName().toString()));
        for (var module : modules) {
            var text =
                    Files.readString(root.resolve(module).resolve(CLASS_PATH)).strip();
            Arrays.stream(text.split(File.pathSeparator))
                    .filter(path -> path.endsWith(".jar"))
                    .map(Path::of)
                    .forEach(jars::add);
            jars.add(own(root.resolve(module).resolve("target"), module));
        }
        return jars;
    }

    private static Path own(Path target, String module) throws IOException {
        try (var files = Files.list(target)) {
            return files.filter(path -> path.getFileName().toString().matches(module + "-\\d[^/]*\\.jar"))
                    .filter(path -> !path.getFileName().toString().matches(".*-(?:sources|javadoc|tests)\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(module + " has no jar yet: package it first"));
        }
    }

    private static double megabytes(SortedSet<Path> jars) throws IOException {
        long bytes = 0;
        for (var jar : jars) {
            bytes += Files.size(jar);
        }
        return bytes / 1e6;
    }
}
