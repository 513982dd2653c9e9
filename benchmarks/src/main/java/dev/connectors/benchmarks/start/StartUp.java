package dev.connectors.benchmarks.start;

import dev.connectors.benchmarks.Jvm;
import dev.connectors.benchmarks.ServerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Figure P12: from the start of a JVM to the end of its first call, over whole processes, in an order that changes. */
public final class StartUp {

    private static final List<String> WAYS = List.of("ours", "jdk");
    private static final double MILLIS_PER_TICK = 10; // USER_HZ is 100 on every Linux that the JDK runs on

    private StartUp() {}

    /** How many runs of each way; 25 where nothing is said. */
    public static void main(String[] args) throws Exception {
        run(args.length > 0 ? Integer.parseInt(args[0]) : 25, System.out);
    }

    /** Measures, and writes the rows. */
    public static void run(int runs, PrintStream out) throws IOException, InterruptedException {
        var wall = new double[WAYS.size()][runs];
        var cpu = new double[WAYS.size()][runs];
        var order = new ArrayList<>(WAYS);
        var random = new Random(3);
        try (var server = ServerProcess.start()) {
            for (var way : WAYS) {
                once(way, server.base()); // the files are read into the machine's memory
            }
            for (int run = 0; run < runs; run++) {
                Collections.shuffle(order, random);
                for (var way : order) {
                    long ticks = childTicks();
                    long start = System.nanoTime();
                    once(way, server.base());
                    wall[WAYS.indexOf(way)][run] = (System.nanoTime() - start) / 1e6;
                    cpu[WAYS.indexOf(way)][run] = (childTicks() - ticks) * MILLIS_PER_TICK;
                }
            }
        }
        out.println("| id | figure | goal | stretch | measured |");
        out.println("|---|---|---|---|---|");
        out.println("| P12 | start to first call, ours / JDK, time | 1.35 | 1.2 | " + ratio(wall) + " |");
        out.println("| P12 | start to first call, ours / JDK, CPU | | | " + ratio(cpu) + " |");
        for (int way = 0; way < WAYS.size(); way++) {
            out.println("| | " + WAYS.get(way) + " | | | " + number(median(wall[way])) + " ms, "
                    + number(median(cpu[way])) + " ms CPU |");
        }
    }

    private static void once(String way, String base) throws IOException, InterruptedException {
        var process = new ProcessBuilder(Jvm.command(FirstCall.class.getName(), way, base))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(way + " failed");
        }
    }

    private static String ratio(double[][] times) {
        var ours = times[0];
        var jdk = times[1];
        var ratios = new double[ours.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours[i] / jdk[i];
        }
        Arrays.sort(ratios);
        return number(median(ours) / median(jdk)) + ", pairs " + number(ratios[ratios.length / 2]) + ", upper quartile "
                + number(ratios[Math.min(ratios.length - 1, ratios.length * 3 / 4)]);
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 10 ? "%.0f" : "%.3f", value);
    }

    /** CPU of all child processes that have ended, in clock ticks: fields 16 and 17 of proc(5)'s stat. */
    private static long childTicks() throws IOException {
        var stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        var text = Files.readString(stat);
        var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }
}
