package dev.connectors.domain;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a type is written as one JSON string.
 *
 * @param type the type
 * @param expected what would have been right
 * @param parse the value, or null or an exception if the text is none
 * @param text the text, such that parsing it gives an equal value
 * @param keywords JSON Schema keywords beside {@code "type": "string"}
 * @param choices the only texts there are; empty if they are not a closed list
 * @param free whether {@link Size} and {@link Matches} say something about it
 */
record TextForm(
        Class<?> type,
        String expected,
        Function<String, @Nullable Object> parse,
        Function<Object, String> text,
        Map<String, String> keywords,
        List<String> choices,
        boolean free) {

    /** A form that leaves its text open. */
    static TextForm open(
            Class<?> type, String expected, Function<String, @Nullable Object> parse, Function<Object, String> text) {
        return new TextForm(type, expected, parse, text, Map.of(), List.of(), true);
    }

    /** A form of a closed syntax, which a keyword describes. */
    static TextForm syntax(
            Class<?> type, String expected, Function<String, @Nullable Object> parse, Map<String, String> keywords) {
        return new TextForm(type, expected, parse, Object::toString, keywords, List.of(), false);
    }

    TextForm printedBy(Function<Object, String> text) {
        return new TextForm(type, expected, parse, text, keywords, choices, free);
    }
}
