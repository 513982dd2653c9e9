package dev.connectors.tool;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Domain;
import dev.connectors.domain.Effect;
import dev.connectors.domain.Shape;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Renders a contract as a tool. The one place that makes names: domain and action, or connector and action where the action belongs
 * to no domain. Pure.
 */
public final class Projection {

    private static final Pattern ACTION_NAME = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b");
    private static final int LONGEST_NAME = 64;

    private Projection() {}

    /**
     * The tool's name, such as {@code calendar_list_events}.
     *
     * @param connector id of the connector, for an action of its own
     */
    public static String name(ActionContract<?, ?> contract, String connector) {
        return checked(contract.domain().map(Domain::id).orElse(connector) + "_" + contract.name());
    }

    /** The tool's name for one connector alone, such as {@code google_calendar_list_events}. */
    public static String nameOf(String connector, ActionContract<?, ?> contract) {
        return checked(connector + "_" + contract.name());
    }

    private static String checked(String name) {
        if (name.length() > LONGEST_NAME) {
            throw new IllegalStateException("rule 2.1: the tool name " + name + " is longer than " + LONGEST_NAME
                    + " characters, which some models refuse. Shorten the action's name.");
        }
        return name;
    }

    /**
     * The tool.
     *
     * @param name its name
     * @param title what a person reads
     * @param siblings names of tools by the names of their actions, within the same domain or connector: where a text points to an
     *     action, the model must read the tool's name
     * @param accounts labels to choose from, where there are several; else empty
     */
    public static Tool tool(
            String name,
            String title,
            ActionContract<?, ?> contract,
            Map<String, String> siblings,
            List<String> accounts) {
        var input = Shape.of(contract.input()).schema();
        return new Tool(
                name,
                title,
                named(contract.description(), siblings),
                withAccounts(named(input, siblings), accounts),
                outputSchema(Shape.of(contract.output()).schema()),
                hints(contract));
    }

    /** Hints, derived from what the contract may do. */
    public static Tool.Hints hints(ActionContract<?, ?> contract) {
        var effects = contract.effects();
        return new Tool.Hints(
                contract.readsOnly(),
                effects.contains(Effect.DESTRUCTIVE),
                contract.readsOnly(),
                contract.domain().isPresent());
    }

    /** A text that points to actions, with the names of their tools. */
    public static String named(String text, Map<String, String> siblings) {
        return ACTION_NAME
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(siblings.getOrDefault(found.group(), found.group())));
    }

    private static String withAccounts(String schema, List<String> accounts) {
        if (accounts.size() < 2) {
            return schema;
        }
        var labels = accounts.stream().map(label -> "\"" + label + "\"").collect(Collectors.joining(","));
        var account = "\"account\":{\"type\":\"string\",\"enum\":[" + labels + "],\"description\":\"Ask if unsure.\"}";
        var empty = schema.contains("\"properties\":{}");
        return schema.replaceFirst(
                "\"properties\":\\{", Matcher.quoteReplacement("\"properties\":{" + account + (empty ? "" : ",")));
    }

    private static String outputSchema(String data) {
        return "{\"type\":\"object\",\"properties\":{\"data\":" + data
                + ",\"account\":{\"type\":\"string\"},\"failed\":{\"type\":\"array\",\"items\":{\"type\":\"object\"}},\"withheld\":{\"type\":\"string\"},\"cut\":{\"type\":\"string\"},\"next\":{\"type\":\"string\"},"
                + "\"approved\":{\"type\":\"string\"},\"foreign\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                + "\"confidential\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                + "\"error\":{\"type\":\"object\"}}}";
    }
}
