package dev.connectors.testkit.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.connectors.testkit.internal.Findings;

/** Checks the {@code fields} parameter: each name that it selects must be in the schema of the answer. */
final class Selector {

    private final Schemas schemas;
    private final Findings findings;
    private final String text;
    private int at;

    private Selector(Schemas schemas, Findings findings, String text) {
        this.schemas = schemas;
        this.findings = findings;
        this.text = text;
    }

    static void check(String text, JsonNode answer, Schemas schemas, Findings findings) {
        var selector = new Selector(schemas, findings, text);
        selector.list(answer);
        if (selector.at < text.length()) {
            findings.add("query.fields", "is not a field selector");
        }
    }

    private void list(JsonNode schema) {
        path(schema);
        while (eat(',')) {
            path(schema);
        }
    }

    private void path(JsonNode schema) {
        var from = at;
        while (at < text.length() && "/(),".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        var name = text.substring(from, at);
        var below = name.equals("*") ? schema : schemas.below(schema, name);
        if (below.isMissingNode()) {
            findings.add("query.fields", "selects '" + name + "', which the answer cannot have");
        }
        if (eat('/')) {
            path(below);
        } else if (eat('(')) {
            list(below);
            if (!eat(')')) {
                findings.add("query.fields", "lacks a closing bracket");
            }
        }
    }

    private boolean eat(char expected) {
        var there = at < text.length() && text.charAt(at) == expected;
        at += there ? 1 : 0;
        return there;
    }
}
