package dev.connectors.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/** Figures as rows of a Markdown table, each with its goal. */
public final class Table {

    private final PrintStream out;

    /** Begins one. */
    public Table(PrintStream out) {
        this.out = out;
        out.println("| id | figure | goal | stretch | measured | met |");
        out.println("|---|---|---|---|---|---|");
    }

    /** A ratio: met where its upper quartile is. */
    public void ratio(String id, String figure, double goal, double stretch, Quartiles ratio) {
        row(id, figure, number(goal), number(stretch), ratio.toString(), met(ratio.upper(), goal, stretch));
    }

    /** A number. */
    public void number(String id, String figure, double goal, double stretch, double measured) {
        row(id, figure, number(goal), number(stretch), number(measured), met(measured, goal, stretch));
    }

    /** What has no goal. */
    public void note(String id, String figure, String measured) {
        row(id, figure, "", "", measured, "");
    }

    private void row(String id, String figure, String goal, String stretch, String measured, String met) {
        out.println("| " + String.join(" | ", id, figure, goal, stretch, measured, met) + " |");
    }

    private static String met(double measured, double goal, double stretch) {
        if (measured <= stretch) {
            return "stretch";
        }
        return measured <= goal ? "goal" : "no";
    }

    /** With as many digits as say something. */
    public static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.3f", value);
    }
}
