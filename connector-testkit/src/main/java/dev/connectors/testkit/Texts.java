package dev.connectors.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** The texts in what a model is given. */
final class Texts {

    private Texts() {}

    /** Every text in the result's data. */
    static Set<String> of(Example example) {
        return in(GeneratedInput.tree(example.result().result().text()).path("data"));
    }

    /** Every text in a JSON value. */
    static Set<String> in(JsonNode node) {
        var texts = new LinkedHashSet<String>();
        collect(node, texts);
        return texts;
    }

    private static void collect(JsonNode node, Set<String> into) {
        if (node.isTextual()) {
            into.add(node.asText());
        }
        node.forEach(child -> collect(child, into));
    }
}
