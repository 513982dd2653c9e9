package dev.connectors.testkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.connectors.testkit.internal.Findings;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.regex.Pattern;

/** Checks JSON and parameter values against the schemas of an OpenAPI 3.0 document. */
final class Schemas {

    private static final String PREFIX = "#/components/schemas/";

    private final JsonNode schemas;

    Schemas(JsonNode schemas) {
        this.schemas = schemas;
    }

    void check(JsonNode value, JsonNode schema, String path, Findings findings) {
        var name = schema.has("$ref") ? "schema " + name(schema) : "the schema";
        checkValue(value, resolved(schema), name, path, findings);
    }

    JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? schemas.path(name(schema)) : schema;
    }

    private static String name(JsonNode reference) {
        return reference.path("$ref").asText().substring(PREFIX.length());
    }

    /** The schema that a property's name leads to, through an array too; a missing node if there is none. */
    JsonNode below(JsonNode schema, String name) {
        var object = resolved(schema);
        return resolved(object.path("items").isMissingNode() ? object : object.path("items"))
                .path("properties")
                .path(name);
    }

    private void checkValue(JsonNode value, JsonNode schema, String name, String path, Findings findings) {
        if (value.isNull()) {
            findings.expect(schema.path("nullable").asBoolean(), path, "must not be null");
            return;
        }
        switch (schema.path("type").asText("any")) {
            case "object" -> checkObject(value, schema, name, path, findings);
            case "array" -> checkArray(value, schema, path, findings);
            case "string" -> {
                if (value.isTextual()) {
                    checkText(value.asText(), schema, path, findings);
                } else {
                    findings.add(path, "must be a string");
                }
            }
            case "boolean" -> findings.expect(value.isBoolean(), path, "must be true or false");
            case "integer" -> {
                if (value.isIntegralNumber()) {
                    checkRange(value.asLong(), schema, path, findings);
                } else {
                    findings.add(path, "must be a whole number");
                }
            }
            case "number" -> findings.expect(value.isNumber(), path, "must be a number");
            default -> {} // any
        }
    }

    private void checkObject(JsonNode value, JsonNode schema, String name, String path, Findings findings) {
        if (!value.isObject()) {
            findings.add(path, "must be an object");
            return;
        }
        var properties = schema.path("properties");
        var more = schema.path("additionalProperties");
        var takesOthers = !more.isBoolean() || more.asBoolean();
        value.properties().forEach(field -> {
            var known = properties.path(field.getKey());
            var at = path + "." + field.getKey();
            if (!known.isMissingNode()) {
                check(field.getValue(), known, at, findings);
            } else if (more.isObject()) {
                check(field.getValue(), more, at, findings);
            } else if (!takesOthers || isMisspelt(field.getKey(), properties, findings)) {
                findings.add(at, "not in " + name);
            }
        });
        for (var required : schema.path("required")) {
            findings.expect(value.has(required.asText()), path + "." + required.asText(), "is required");
        }
    }

    /** Whether an open schema of an answer lists its names, and this is none of them. */
    private static boolean isMisspelt(String name, JsonNode properties, Findings findings) {
        return !findings.isRequest() && !properties.isEmpty() && !name.contains("@");
    }

    private void checkArray(JsonNode value, JsonNode schema, String path, Findings findings) {
        if (!value.isArray()) {
            findings.add(path, "must be an array");
            return;
        }
        var least = schema.path("minItems").asInt(0);
        var most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
        findings.expect(
                value.size() >= least && value.size() <= most,
                path,
                "must have from " + least + " to " + most + " items");
        for (var i = 0; i < value.size(); i++) {
            check(value.get(i), schema.path("items"), path + "[" + i + "]", findings);
        }
    }

    private static void checkRange(long value, JsonNode schema, String path, Findings findings) {
        var isInt32 = schema.path("format").asText().equals("int32");
        var least = schema.path("minimum").asLong(isInt32 ? Integer.MIN_VALUE : Long.MIN_VALUE);
        var most = schema.path("maximum").asLong(isInt32 ? Integer.MAX_VALUE : Long.MAX_VALUE);
        findings.expect(value >= least && value <= most, path, "must be from " + least + " to " + most);
    }

    /** A parameter's value, which always travels as text. */
    void checkParameter(String value, JsonNode schema, String path, Findings findings) {
        switch (schema.path("type").asText()) {
            case "boolean" ->
                findings.expect(value.equals("true") || value.equals("false"), path, "must be true or false");
            case "integer" -> {
                if (value.matches("-?\\d{1,18}")) {
                    checkRange(Long.parseLong(value), schema, path, findings);
                } else {
                    findings.add(path, "must be a whole number");
                }
            }
            default -> checkText(value, schema, path, findings);
        }
    }

    private static void checkText(String value, JsonNode schema, String path, Findings findings) {
        if (schema.has("enum")) {
            var words = new ArrayList<String>();
            schema.path("enum").forEach(it -> words.add(it.asText()));
            findings.expect(words.contains(value), path, "must be one of " + words);
        }
        if (schema.has("pattern")) {
            var pattern = schema.path("pattern").asText();
            findings.expect(Pattern.compile(pattern).matcher(value).find(), path, "must match " + pattern);
        }
        var least = schema.path("minLength").asInt(0);
        var most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        findings.expect(
                value.length() >= least && value.length() <= most,
                path,
                "must have from " + least + " to " + most + " characters");
        switch (schema.path("format").asText()) {
            case "date" -> findings.expect(fits(() -> LocalDate.parse(value)), path, "must be a date");
            case "date-time" ->
                findings.expect(fits(() -> OffsetDateTime.parse(value)), path, "must be an RFC 3339 date-time");
            case "byte" -> findings.expect(fits(() -> Base64.getDecoder().decode(value)), path, "must be base64");
            default -> {}
        }
    }

    private static boolean fits(Runnable parser) {
        try {
            parser.run();
            return true;
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return false;
        }
    }
}
