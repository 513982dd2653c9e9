package dev.connectors.examples;

import dev.connectors.approval.Approval;
import dev.connectors.runtime.Conversation;
import dev.connectors.tool.ToolResult;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;

/** Calls tools as a model would, and shows what a person is asked on the way. */
final class Assistant {

    private static final String CHANNEL = "terminal";

    private final Conversation chat;
    private final Stage stage;
    private final Screen screen;

    Assistant(Conversation chat, Stage stage, Screen screen) {
        this.chat = chat;
        this.stage = stage;
        this.screen = screen;
    }

    ToolResult call(String tool, Map<String, Object> arguments, String shown) {
        long start = System.nanoTime();
        var result = chat.call(tool, Answers.json(arguments));
        screen.call(tool + "  " + shown, (result.isOk() ? "allowed" : result.code()) + millis(start));
        return result;
    }

    /** A write: it asks, a person answers, and the model makes the same call again. */
    ToolResult write(String tool, Map<String, Object> arguments, String shown, boolean yes) {
        var json = Answers.json(arguments);
        var asked = chat.call(tool, json);
        if (asked.approval().isEmpty()) {
            screen.call(tool + "  " + shown, asked.code());
            return asked;
        }
        screen.call(tool + "  " + shown, "asks Anna");
        var approval = asked.approval().get();
        show(approval, yes);
        long start = System.nanoTime();
        var settings = stage.connectors().settings(stage.anna());
        if (!stage.says(approval, yes, screen)) {
            settings.decline(approval.id(), CHANNEL);
            var declined = chat.call(tool, json);
            screen.call(tool + "  declined by Anna", declined.code());
            return declined;
        }
        settings.approve(approval.id(), CHANNEL);
        var done = chat.call(tool, json);
        screen.call(
                tool + "  approved by Anna, once, for exactly this",
                (done.isOk() ? "done" : done.code()) + millis(start));
        return done;
    }

    private void show(Approval approval, boolean yes) {
        var lines = new ArrayList<String>();
        for (var line : approval.preview().lines()) {
            lines.add("%-9s %s".formatted(line.label(), line.value()));
        }
        lines.add("Asked because " + approval.reason() + ". Nothing has been sent yet.");
        var words = approval.preview();
        screen.box(
                approval.question(),
                lines,
                "[y] " + words.yes().toLowerCase(Locale.ROOT) + "   [n] "
                        + words.no().toLowerCase(Locale.ROOT),
                stage.local() ? (yes ? "y" : "n") : "?");
    }

    private static String millis(long start) {
        return "%5d ms".formatted(Math.max(1, (System.nanoTime() - start) / 1_000_000));
    }
}
