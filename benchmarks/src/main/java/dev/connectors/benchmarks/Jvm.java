package dev.connectors.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Other JVMs, of the same installation and with the same class path as this one. */
public final class Jvm {

    private Jvm() {}

    /** The command line that runs a class, with what stands before and after its name. */
    public static List<String> command(String... rest) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(rest));
        return command;
    }
}
