package dev.connectors.function;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;

/**
 * A tool's schema in Gemini's subset of OpenAPI 3.0 ({@code Schema} of the API's reference). What the subset can say is said in its
 * words; a format that it does not know becomes a sentence of the description; that an object is closed it can't say, and the strict
 * reader refuses what is too much. A keyword that nobody thought of stops the conversion rather than be lost.
 */
final class GeminiSchema {

    private GeminiSchema() {}

    static void write(Node schema, JsonGenerator out) throws IOException {
        out.writeStartObject();
        var description = description(schema);
        if (!description.isEmpty()) {
            out.writeStringField("description", description);
        }
        for (var field : schema.fields().entrySet()) {
            keyword(field.getKey(), field.getValue(), out);
        }
        out.writeEndObject();
    }

    private static void keyword(String name, Node value, JsonGenerator out) throws IOException {
        switch (name) {
            case "type" -> out.writeStringField(name, value.text().orElseThrow().toUpperCase(Locale.ROOT));
            case "properties" -> {
                out.writeObjectFieldStart(name);
                for (var property : value.fields().entrySet()) {
                    out.writeFieldName(property.getKey());
                    write(property.getValue(), out);
                }
                out.writeEndObject();
            }
            case "items" -> {
                out.writeFieldName(name);
                write(value, out);
            }
            case "anyOf", "oneOf" -> { // alternatives exclude each other by a required key of their own
                out.writeArrayFieldStart("anyOf");
                for (var alternative : value.items()) {
                    write(alternative, out);
                }
                out.writeEndArray();
            }
            case "enum" -> {
                out.writeStringField("format", "enum");
                copy(name, value, out);
            }
            case "minItems", "maxItems", "minLength", "maxLength" ->
                out.writeStringField(name, value.raw()); // int64 is text
            case "minimum", "maximum", "pattern", "required", "default" -> copy(name, value, out);
            case "format" -> {
                if (isKnown(value)) {
                    copy(name, value, out);
                }
            }
            case "description", "additionalProperties" -> {
                // the one is written already, the other has no word
            }
            default ->
                throw new IllegalStateException("A tool's schema says '" + name
                        + "', and nothing says how Gemini reads it. Add it to GeminiSchema.");
        }
    }

    private static String description(Node schema) {
        var text = schema.textOf("description");
        var format = schema.field("format").filter(value -> !isKnown(value)).flatMap(Node::text);
        return format.map(form -> (text.isEmpty() ? "" : text + " ") + "Form: " + form + ".")
                .orElse(text);
    }

    /** Of texts, the vendor knows these; some of its servers refuse all others. */
    private static boolean isKnown(Node format) {
        return format.text().filter("date-time"::equals).isPresent();
    }

    private static void copy(String name, Node value, JsonGenerator out) throws IOException {
        out.writeFieldName(name);
        out.writeRawValue(value.raw());
    }
}
