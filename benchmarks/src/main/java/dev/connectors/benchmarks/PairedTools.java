package dev.connectors.benchmarks;

import dev.connectors.benchmarks.Paired.Effort;
import java.io.PrintStream;
import java.util.List;

/** Figures P9 and P11 in pairs: what the library itself takes, without network. */
public final class PairedTools {

    private static final int TIMES = 100;
    private static final Effort FULL = new Effort(1_000, 80, 20, 7, 200);

    private PairedTools() {}

    /** {@code smoke} for a few calls only. */
    public static void main(String[] args) throws Exception {
        run(args.length > 0 && args[0].equals("smoke") ? Effort.SMOKE : FULL, System.out);
    }

    static void run(Effort effort, PrintStream out) throws Exception {
        var peers = new ToolPeers();
        var again = new ToolPeers();
        var table = new Table(out);
        var tools = List.of(
                new Variant("ours", peers::ours).times(TIMES),
                new Variant("ours again", again::ours).times(TIMES),
                new Variant("LangChain4j", peers::langChain).times(TIMES));
        var paired = Paired.run(tools, effort);
        table.note(
                "A/A",
                "tool path: ours / ours, time",
                paired.ratio("ours again", "ours").toString());
        table.ratio("P9", "tool path: ours / LangChain4j, time", 1.5, 1.0, paired.ratio("ours", "LangChain4j"));
        table.number("P9", "tool path: ours / LangChain4j, bytes", 1.2, 0.7, bytes(paired, "ours", "LangChain4j"));
        costs(tools, paired, table);

        var checks = List.of(
                new Variant("ours, from text", peers::read).times(TIMES),
                new Variant("ours, from text, again", again::read).times(TIMES),
                new Variant("networknt, from a tree", peers::validate).times(TIMES));
        paired = Paired.run(checks, effort);
        table.note(
                "A/A",
                "five arguments: ours / ours, time",
                paired.ratio("ours, from text, again", "ours, from text").toString());
        table.ratio(
                "P11",
                "five arguments: ours / networknt, time",
                0.3,
                0.15,
                paired.ratio("ours, from text", "networknt, from a tree"));
        costs(checks, paired, table);
    }

    private static double bytes(Paired paired, String of, String to) {
        return paired.cost(of).bytes() / paired.cost(to).bytes();
    }

    private static void costs(List<Variant> variants, Paired paired, Table table) {
        for (var variant : variants) {
            var cost = paired.cost(variant.name());
            table.note(
                    "",
                    variant.name(),
                    Table.number(cost.micros() / TIMES) + " us, " + Table.number(cost.cpuMicros() / TIMES) + " us CPU, "
                            + Table.number(cost.bytes() / TIMES) + " bytes");
        }
    }
}
