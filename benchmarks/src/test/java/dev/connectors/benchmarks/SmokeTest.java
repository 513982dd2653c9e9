package dev.connectors.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.benchmarks.Paired.Effort;
import dev.connectors.benchmarks.mcp.McpCalls;
import dev.connectors.benchmarks.start.StartUp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** That each harness starts and gives its rows; the figures of so few calls mean nothing. */
class SmokeTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void callsOverHttpAreComparedWithTheSameByHand() throws Exception {
        var effort = Effort.SMOKE;

        PairedCalls.run(effort, out);

        assertThat(rows()).contains("| P1 |", "| P2 |", "| P3 |", "| P4 |", "| A/A |");
    }

    @Test
    void toolCallsAreComparedWithThePeers() throws Exception {
        var effort = Effort.SMOKE;

        PairedTools.run(effort, out);

        assertThat(rows()).contains("| P9 |", "| P11 |");
    }

    @Test
    void jmhRunsItsBenchmarks() throws Exception {
        var options = new OptionsBuilder()
                .include(ToolPathBenchmark.class.getName())
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(5))
                .build();

        var results = new Runner(options).run();

        assertThat(results).hasSize(4);
    }

    @Test
    void startUpIsMeasuredOverWholeProcesses() throws Exception {
        int runs = 1;

        StartUp.run(runs, out);

        assertThat(rows()).contains("| P12 |");
    }

    @Test
    void toolCallsOverMcpAreComparedWithTheJavaSdk() throws Exception {
        var noNode = Path.of("no-such-folder");

        McpCalls.run(20, noNode, out);

        assertThat(rows()).contains("| P16 | tools/call, ours / Java SDK").doesNotContain("Node");
    }

    @Test
    void jarsAreCountedOnceWhereTwoModulesBringThem(@TempDir Path root) throws IOException {
        var shared = Files.write(root.resolve("shared-1.0.jar"), new byte[2_000_000]);
        for (var module : new String[] {"connector-runtime", "connector-google", "connector-notes"}) {
            var target = Files.createDirectories(root.resolve(module).resolve("target"));
            Files.writeString(target.resolve("classpath.txt"), shared.toString());
            Files.write(target.resolve(module + "-0.1.0-SNAPSHOT.jar"), new byte[500_000]);
        }

        JarSizes.run(root, out);

        assertThat(rows())
                .contains("runtime + google, MB | 4.500 | 3.500 | 3.000 |")
                .contains("runtime + google, jars | 14.0 | 10.0 | 3.000 |")
                .contains("+ all providers, jars | 18.0 | 18.0 | 4.000 |");
    }

    private String rows() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
