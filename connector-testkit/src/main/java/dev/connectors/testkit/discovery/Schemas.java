package dev.connectors.testkit.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.connectors.testkit.internal.Findings;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.regex.Pattern;

/** Checks JSON and parameter values against the schemas of a Discovery document (JSON Schema draft 3 with Google's formats). */
final class Schemas {

    private static final Pattern LOCAL_DATE_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?");

    private final JsonNode schemas;

    Schemas(JsonNode schemas) {
        this.schemas = schemas;
    }

    void check(JsonNode value, JsonNode schema, String path, Findings findings) {
        if (schema.has("$ref")) {
            var name = schema.path("$ref").asText();
            checkValue(value, schemas.path(name), "schema " + name, path, findings);
        } else {
            checkValue(value, schema, "the schema", path, findings);
        }
    }

    private void checkValue(JsonNode value, JsonNode schema, String name, String path, Findings findings) {
        if (value.isNull()) {
            if (!findings.isRequest()) {
                findings.add(path, "is null");
            }
            return; // in a request null clears a field
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
            case "integer" -> checkNumber(value, schema, path, findings);
            case "number" -> findings.expect(value.isNumber(), path, "must be a number");
            default -> {} // any
        }
    }

    private void checkObject(JsonNode value, JsonNode schema, String name, String path, Findings findings) {
        if (!value.isObject()) {
            findings.add(path, "must be an object");
            return;
        }
        value.properties().forEach(field -> {
            var known = schema.path("properties").path(field.getKey());
            var below = known.isMissingNode() ? schema.path("additionalProperties") : known;
            var at = path + "." + field.getKey();
            if (below.isMissingNode()) {
                findings.add(at, "not in " + name);
            } else {
                check(field.getValue(), below, at, findings);
            }
        });
        if (findings.isRequest()) {
            var dateTime = value.path("dateTime").asText("");
            if (LOCAL_DATE_TIME.matcher(dateTime).matches()
                    && !value.path("timeZone").isTextual()) {
                findings.add(path + ".dateTime", "needs an offset, or timeZone beside it");
            }
            schema.path("properties").properties().forEach(property -> {
                for (var method : property.getValue().path("annotations").path("required")) {
                    if (method.asText().equals(findings.method()) && !value.hasNonNull(property.getKey())) {
                        findings.add(path + "." + property.getKey(), "is required");
                    }
                }
            });
        }
    }

    private void checkArray(JsonNode value, JsonNode schema, String path, Findings findings) {
        if (!value.isArray()) {
            findings.add(path, "must be an array");
            return;
        }
        for (var i = 0; i < value.size(); i++) {
            check(value.get(i), schema.path("items"), path + "[" + i + "]", findings);
        }
    }

    private static void checkNumber(JsonNode value, JsonNode schema, String path, Findings findings) {
        if (!value.isIntegralNumber()) {
            findings.add(path, "must be a whole number");
        } else {
            checkRange(value.asLong(), schema, path, findings);
        }
    }

    private static void checkRange(long value, JsonNode schema, String path, Findings findings) {
        var isUnsigned = schema.path("format").asText().equals("uint32");
        var least = schema.path("minimum").asLong(isUnsigned ? 0 : Integer.MIN_VALUE);
        var most = schema.path("maximum").asLong(isUnsigned ? 0xFFFFFFFFL : Integer.MAX_VALUE);
        findings.expect(value >= least && value <= most, path, "must be from " + least + " to " + most);
    }

    /** A parameter's value, which always travels as text. */
    void checkParameter(String value, JsonNode parameter, String path, Findings findings) {
        switch (parameter.path("type").asText()) {
            case "boolean" ->
                findings.expect(value.equals("true") || value.equals("false"), path, "must be true or false");
            case "integer" -> {
                if (value.matches("-?\\d{1,18}")) {
                    checkRange(Long.parseLong(value), parameter, path, findings);
                } else {
                    findings.add(path, "must be a whole number");
                }
            }
            default -> {
                checkText(value, parameter, path, findings);
                if (parameter.path("format").asText().equals("date-time")
                        && LOCAL_DATE_TIME.matcher(value).matches()) {
                    findings.add(path, "must have an offset");
                }
            }
        }
    }

    private static void checkText(String value, JsonNode schema, String path, Findings findings) {
        if (schema.has("enum")) {
            var words = new ArrayList<String>();
            schema.path("enum").forEach(it -> words.add(it.asText()));
            findings.expect(words.contains(value), path, "must be one of " + words);
        }
        if (schema.has("pattern")) {
            findings.expect(
                    Pattern.compile(schema.path("pattern").asText())
                            .matcher(value)
                            .matches(),
                    path,
                    "must match " + schema.path("pattern").asText());
        }
        var format = schema.path("format").asText();
        switch (format) {
            case "int64" -> findings.expect(fits(() -> Long.parseLong(value)), path, "must be an int64 in a string");
            case "uint64" ->
                findings.expect(fits(() -> Long.parseUnsignedLong(value)), path, "must be a uint64 in a string");
            case "date" -> findings.expect(fits(() -> LocalDate.parse(value)), path, "must be a date");
            case "byte" -> findings.expect(fits(() -> Base64.getUrlDecoder().decode(value)), path, "must be base64url");
            case "date-time", "google-datetime" ->
                findings.expect(isDateTime(value, findings), path, "must be an RFC 3339 date-time");
            default -> {}
        }
    }

    /** In a request a local time may travel without an offset, if its timeZone is beside it. */
    private static boolean isDateTime(String value, Findings findings) {
        var isLocal = findings.isRequest() && LOCAL_DATE_TIME.matcher(value).matches();
        return isLocal || fits(() -> OffsetDateTime.parse(value));
    }

    private static boolean fits(Runnable parser) {
        try {
            parser.run();
            return true;
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The schema that a selector's name leads to, or a missing node. */
    JsonNode below(JsonNode schema, String name) {
        var object = resolved(schema);
        if (object.path("type").asText().equals("array")) {
            object = resolved(object.path("items"));
        }
        var known = object.path("properties").path(name);
        return known.isMissingNode() ? object.path("additionalProperties") : known;
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? schemas.path(schema.path("$ref").asText()) : schema;
    }
}
