package dev.connectors.examples;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Prints a transcript, 100 columns wide; colour on a terminal only, and never where NO_COLOR is set. */
final class Screen {

    static final int WIDTH = 100;
    private static final String RESET = "\u001b[0m";

    private final PrintStream out;
    private final boolean colour;
    private final long pauseMillis;
    private int scene;

    Screen(PrintStream out, boolean colour, long pauseMillis) {
        this.out = out;
        this.colour = colour;
        this.pauseMillis = pauseMillis;
    }

    static Screen standard(boolean fast) {
        boolean terminal = System.console() != null && System.getenv("TERM") != null;
        return new Screen(System.out, terminal && System.getenv("NO_COLOR") == null, terminal && !fast ? 600 : 0);
    }

    void title(String first, String second) {
        out.println(paint("1", first));
        out.println(second);
    }

    void scene(String text) {
        scene++;
        out.println(paint("1", "%2d  %s".formatted(scene, text)));
        pause();
    }

    /** What the assistant called, and how it ended. */
    void call(String what, String how) {
        out.println(paint("2", "      " + columns(what, how)));
        pause();
    }

    void note(String text) {
        wrapped("    ", text).forEach(out::println);
    }

    void detail(String name, String text) {
        wrapped("      %-10s ".formatted(name), text).forEach(out::println);
    }

    void refusal(String what, String why) {
        wrapped("      %-38srefused   ".formatted(what), why).forEach(out::println);
        pause();
    }

    void assistant(String text) {
        var lines = wrapped("    Assistant > ", text);
        out.println(paint("36", lines.get(0)));
        lines.stream().skip(1).forEach(line -> out.println(paint("36", line)));
        pause();
    }

    void line(String text) {
        out.println(text);
    }

    /** A question in a box; the answer stands in its lower edge. */
    void box(String head, List<String> lines, String foot, String answer) {
        int inner = WIDTH - 12;
        out.println("    +-- " + head + " " + "-".repeat(Math.max(1, inner - head.length() - 2)) + "+");
        for (var line : lines) {
            for (var part : cut(line, inner - 2)) {
                out.println("    |  " + part + " ".repeat(Math.max(0, inner - part.length())) + "|");
            }
        }
        pause();
        out.println("    +-- " + foot + " " + "-".repeat(Math.max(1, inner - foot.length() - answer.length() - 6)) + " "
                + paint("1", answer) + " --+");
        pause();
    }

    void prompt(String text) {
        out.print(text);
        out.flush();
    }

    private static String columns(String what, String how) {
        int space = WIDTH - 6 - how.length() - what.length();
        return space > 0 ? what + " ".repeat(space) + how : what + "  " + how;
    }

    /** The text after its head; what does not fit goes on below, indented. */
    private static List<String> wrapped(String head, String text) {
        var indent = " ".repeat(Math.min(6, head.length()));
        var lines = new ArrayList<String>();
        var line = new StringBuilder(head);
        boolean begun = false;
        for (var paragraph : text.split("\n", -1)) {
            for (var word : paragraph.split(" ")) {
                if (begun && line.length() + 1 + word.length() > WIDTH) {
                    lines.add(line.toString());
                    line = new StringBuilder(indent).append(word);
                } else {
                    line.append(begun && line.length() > indent.length() ? " " : "")
                            .append(word);
                }
                begun = true;
            }
            lines.add(line.toString());
            line = new StringBuilder(indent);
        }
        return lines;
    }

    private static List<String> cut(String text, int width) {
        var lines = new ArrayList<String>();
        for (var paragraph : text.split("\n", -1)) {
            var line = new StringBuilder();
            for (var word : paragraph.split(" ")) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + RESET : text;
    }

    private void pause() {
        if (pauseMillis > 0) {
            LockSupport.parkNanos(pauseMillis * 1_000_000);
        }
    }
}
