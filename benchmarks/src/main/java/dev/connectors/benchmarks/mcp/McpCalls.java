package dev.connectors.benchmarks.mcp;

import dev.connectors.benchmarks.Jvm;
import dev.connectors.benchmarks.desk.QuickConnector;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Figure P16: a tool call over MCP's stdio, round trip, against each server in turn in an order that changes. */
public final class McpCalls {

    private static final String OURS = "ours";
    private static final String OURS_AGAIN = "ours again";
    private static final String JAVA = "Java SDK";
    private static final String NODE = "Node SDK";

    private McpCalls() {}

    /** How many calls count, 20000 where nothing is said; and the folder of the Node server, after {@code npm install} there. */
    public static void main(String[] args) throws IOException {
        run(
                args.length > 0 ? Integer.parseInt(args[0]) : 20_000,
                Path.of(args.length > 1 ? args[1] : "node"),
                System.out);
    }

    /** Measures, and writes the rows. */
    public static void run(int calls, Path node, PrintStream out) throws IOException {
        var clients = new LinkedHashMap<String, StdioClient>();
        try {
            clients.put(OURS, java(OurServer.class));
            clients.put(OURS_AGAIN, java(OurServer.class));
            clients.put(JAVA, java(SdkServer.class));
            if (Files.isDirectory(node.resolve("node_modules"))) {
                clients.put(
                        NODE,
                        new StdioClient(
                                List.of("node", node.resolve("server.mjs").toString())));
            }
            report(clients.keySet().stream().toList(), measured(clients, calls), out);
        } finally {
            for (var client : clients.values()) {
                client.close();
            }
        }
    }

    private static StdioClient java(Class<?> server) throws IOException {
        return new StdioClient(Jvm.command("-Xmx256m", server.getName()));
    }

    private static Map<String, double[]> measured(Map<String, StdioClient> clients, int calls) throws IOException {
        var times = new LinkedHashMap<String, double[]>();
        clients.keySet().forEach(name -> times.put(name, new double[calls]));
        var order = new ArrayList<>(clients.entrySet());
        var random = new Random(9);
        for (int i = -calls / 2; i < calls; i++) { // what is before 0 warms up
            Collections.shuffle(order, random);
            for (var client : order) {
                long start = System.nanoTime();
                String answer;
                try {
                    answer = client.getValue().call(QuickConnector.TOOL, QuickConnector.ARGUMENTS);
                } catch (IOException e) {
                    throw new IOException(client.getKey() + " lost the answer to its call " + (calls / 2 + i + 1), e);
                }
                long time = System.nanoTime() - start;
                if (!answer.contains("bridge-1048576")) {
                    throw new IOException(client.getKey() + ": " + answer);
                }
                var own = times.get(client.getKey());
                if (i >= 0 && own != null) {
                    own[i] = time / 1e3;
                }
            }
        }
        return times;
    }

    private static void report(List<String> names, Map<String, double[]> times, PrintStream out) {
        out.println("| id | figure | goal | stretch | measured |");
        out.println("|---|---|---|---|---|");
        out.println("| A/A | tools/call, ours / ours | | | " + ratio(times, OURS_AGAIN, OURS) + " |");
        out.println("| P16 | tools/call, ours / Java SDK | 1.3 | 1.0 | " + ratio(times, OURS, JAVA) + " |");
        if (names.contains(NODE)) {
            out.println("| P16 | tools/call, ours / Node SDK | | | " + ratio(times, OURS, NODE) + " |");
        }
        for (var name : names) {
            out.println("| | " + name + ", p50 | | | " + number(at(sorted(times, name), 0.5)) + " us |");
        }
    }

    /** Over blocks of calls, as in the other paired figures. */
    private static String ratio(Map<String, double[]> times, String of, String to) {
        var above = times.getOrDefault(of, new double[0]);
        var below = times.getOrDefault(to, new double[0]);
        int block = Math.max(1, above.length / 80);
        var ratios = new double[above.length / block];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = median(above, i * block, block) / median(below, i * block, block);
        }
        Arrays.sort(ratios);
        return number(at(ratios, 0.5)) + " (" + number(at(ratios, 0.25)) + "-" + number(at(ratios, 0.75)) + ")";
    }

    private static double median(double[] values, int from, int count) {
        var part = Arrays.copyOfRange(values, from, from + count);
        Arrays.sort(part);
        return at(part, 0.5);
    }

    private static double[] sorted(Map<String, double[]> times, String name) {
        var all = times.getOrDefault(name, new double[1]).clone();
        Arrays.sort(all);
        return all;
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 10 ? "%.0f" : "%.3f", value);
    }
}
