package dev.connectors.testkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.connectors.testkit.internal.Findings;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the property names in OData's query options: each must be one of what the method answers. */
final class Names {

    private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)");
    private static final Pattern WORD = Pattern.compile("(?<![\\w:.-])([A-Za-z_@][\\w.@]*(?:/[\\w.@]+)*)(\\s*[(:])?");
    private static final Set<String> OPERATORS =
            Set.of("eq", "ne", "gt", "ge", "lt", "le", "and", "or", "not", "in", "has", "null", "true", "false");

    private final Schemas schemas;
    private final JsonNode answered;
    private final String at;
    private final Findings findings;

    Names(Schemas schemas, JsonNode answered, String at, Findings findings) {
        this.schemas = schemas;
        this.answered = answered;
        this.at = at;
        this.findings = findings;
    }

    void check(String option, String value) {
        switch (option) {
            case "$select" -> list(value);
            case "$expand" -> list(withoutBrackets(value));
            case "$orderby" -> list(value.replaceAll(" +(asc|desc) *(?=,|$)", ""));
            case "$filter" -> filter(TEXT.matcher(value).replaceAll("0"));
            default -> {}
        }
    }

    private void list(String names) {
        for (var name : names.split(",", -1)) {
            property(name.strip());
        }
    }

    private static String withoutBrackets(String value) {
        var flat = TEXT.matcher(value).replaceAll("");
        while (BRACKETS.matcher(flat).find()) {
            flat = BRACKETS.matcher(flat).replaceAll("");
        }
        return flat;
    }

    /** Every word that is neither an operator, a function, a collection's any or all, nor a variable of one. */
    private void filter(String expression) {
        var variables = new HashSet<String>();
        var word = WORD.matcher(expression);
        while (word.find()) {
            var name = word.group(1);
            var next = word.group(2) == null ? "" : word.group(2).strip();
            if (next.equals(":")) {
                variables.add(name);
            } else if (next.equals("(")) {
                var lambda = name.replaceFirst("/(any|all)$", "");
                if (!lambda.equals(name)) {
                    property(lambda);
                }
            } else if (!OPERATORS.contains(name) && !variables.contains(name.split("/")[0])) {
                property(name);
            }
        }
    }

    private void property(String path) {
        var schema = answered;
        for (var name : path.split("/")) {
            schema = schemas.below(schema, name);
            if (schema.isMissingNode()) {
                findings.add(at, "names '" + path + "', which the answer cannot have");
                return;
            }
        }
    }
}
