package dev.connectors.mcp;

import dev.connectors.error.ConnectorException;
import dev.connectors.mcp.config.Configuration;
import dev.connectors.mcp.config.Installed;
import dev.connectors.permission.ActionMode;
import dev.connectors.runtime.ConnectorState;
import dev.connectors.runtime.ConnectorState.State;
import dev.connectors.runtime.Connectors;
import dev.connectors.spi.Action;
import dev.connectors.tool.Projection;
import dev.connectors.tool.TextCleaner;
import dev.connectors.tool.Tool;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the assistant would see, for the person who configures. It reads what accounts have, and writes nothing anywhere. */
final class Check {

    private static final int WIDTH = 100;

    private final Configuration configuration;
    private final Installed installed;
    private final Connectors connectors;
    private final PrintStream out;

    Check(Configuration configuration, Installed installed, Connectors connectors, PrintStream out) {
        this.installed = installed;
        this.configuration = configuration;
        this.connectors = connectors;
        this.out = out;
    }

    void print() {
        var settings = connectors.settings(configuration.principal());
        out.println(configuration.file().getFileName() + " is sound. For " + configuration.principal() + ":");
        out.println(settings.dataSources());
        tools();
        out.println();
        out.println("Permissions:");
        for (var state : settings.states()) {
            permissions(state);
        }
        var recipients =
                configuration.recipients().stream().map(rule -> rule.value()).collect(Collectors.joining(", "));
        if (!recipients.isEmpty()) {
            out.println("  may be reached without a question: " + recipients);
        }
        out.println("  where a yes is needed: " + asks());
    }

    private void tools() {
        var tools = connectors.conversation(configuration.principal(), "check").tools();
        out.println();
        out.println("Tools (" + tools.size() + "):");
        var column = tools.stream().mapToInt(tool -> tool.name().length()).max().orElse(0) + 2;
        for (var tool : tools) {
            out.println("  " + cut(padded(tool.name(), column) + line(tool)));
        }
    }

    private static String line(Tool tool) {
        var hint = tool.hints().destructive() ? "may delete. " : tool.hints().readOnly() ? "reads. " : "writes. ";
        return hint + tool.description();
    }

    private void permissions(ConnectorState state) {
        var id = state.info().id();
        out.println("  " + id + ": " + state.sentence());
        if (state.state() == State.OFF) {
            return;
        }
        Optional.ofNullable(configuration.grants().get(id))
                .ifPresent(grants -> grants.actions()
                        .forEach((action, mode) -> out.println("    " + action + ": " + word(mode.value()))));
        if (state.state() == State.NEEDS_SIGN_IN) {
            out.println("    after the sign-in: " + toolsOf(id));
            return;
        }
        try {
            for (var resource : connectors.settings(configuration.principal()).resources(id)) {
                out.println("    " + resource.key().noun() + " '" + TextCleaner.line(resource.title(), 60) + "': "
                        + word(resource.access()));
            }
        } catch (ConnectorException e) {
            out.println("    what it has cannot be read at the moment (" + e.code() + ")");
        }
    }

    private String toolsOf(String id) {
        var grants = Optional.ofNullable(configuration.grants().get(id));
        return installed.connector(id).orElseThrow().actions().stream()
                .map(Action::contract)
                .filter(contract -> grants.flatMap(
                                g -> Optional.ofNullable(g.actions().get(contract.name())))
                        .filter(mode -> mode.value() == ActionMode.OFF)
                        .isEmpty())
                .map(contract -> Projection.name(contract, id))
                .collect(Collectors.joining(", "));
    }

    private String asks() {
        var approvals = configuration.approvals();
        var otherwise = switch (approvals.channel()) {
            case PAGE -> "a page on this machine asks";
            case DENY -> "it is refused";
        };
        return approvals.elicitation() ? "the client asks, if it can; otherwise " + otherwise : otherwise;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 3) + "...";
    }
}
