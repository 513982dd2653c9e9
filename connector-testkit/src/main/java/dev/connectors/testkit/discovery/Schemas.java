package dev.connectors.testkit.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Checks JSON and parameter values against the schemas of a Discovery document (JSON Schema draft 3 with Google's formats). */
final class Schemas {

    private static final Pattern LOCAL_DATE_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?");

    private final JsonNode schemas;

    Schemas(JsonNode schemas) {
        this.schemas = schemas;
    }

    /** One check: which method it is for, which way the JSON goes, and what was found so far. */
    record Check(String method, boolean isRequest, List<Violation> found) {

        static Check of(String method, boolean isRequest) {
            return new Check(method, isRequest, new ArrayList<>());
        }

        void add(String path, String fault) {
            found.add(new Violation(method, path, fault));
        }
    }

    void check(JsonNode value, JsonNode schema, String path, Check check) {
        if (schema.has("$ref")) {
            var name = schema.path("$ref").asText();
            checkValue(value, schemas.path(name), "schema " + name, path, check);
        } else {
            checkValue(value, schema, "the schema", path, check);
        }
    }

    private void checkValue(JsonNode value, JsonNode schema, String name, String path, Check check) {
        if (value.isNull()) {
            if (!check.isRequest()) {
                check.add(path, "is null");
            }
            return; // in a request null clears a field
        }
        switch (schema.path("type").asText("any")) {
            case "object" -> checkObject(value, schema, name, path, check);
            case "array" -> checkArray(value, schema, path, check);
            case "string" -> {
                if (value.isTextual()) {
                    checkText(value.asText(), schema, path, check);
                } else {
                    check.add(path, "must be a string");
                }
            }
            case "boolean" -> expect(value.isBoolean(), path, "must be true or false", check);
            case "integer" -> checkNumber(value, schema, path, check);
            case "number" -> expect(value.isNumber(), path, "must be a number", check);
            default -> {} // any
        }
    }

    private static void expect(boolean fits, String path, String fault, Check check) {
        if (!fits) {
            check.add(path, fault);
        }
    }

    private void checkObject(JsonNode value, JsonNode schema, String name, String path, Check check) {
        if (!value.isObject()) {
            check.add(path, "must be an object");
            return;
        }
        value.properties().forEach(field -> {
            var known = schema.path("properties").path(field.getKey());
            var below = known.isMissingNode() ? schema.path("additionalProperties") : known;
            var at = path + "." + field.getKey();
            if (below.isMissingNode()) {
                check.add(at, "not in " + name);
            } else {
                check(field.getValue(), below, at, check);
            }
        });
        if (check.isRequest()) {
            var dateTime = value.path("dateTime").asText("");
            if (LOCAL_DATE_TIME.matcher(dateTime).matches()
                    && !value.path("timeZone").isTextual()) {
                check.add(path + ".dateTime", "needs an offset, or timeZone beside it");
            }
            schema.path("properties").properties().forEach(property -> {
                for (var method : property.getValue().path("annotations").path("required")) {
                    if (method.asText().equals(check.method()) && !value.hasNonNull(property.getKey())) {
                        check.add(path + "." + property.getKey(), "is required");
                    }
                }
            });
        }
    }

    private void checkArray(JsonNode value, JsonNode schema, String path, Check check) {
        if (!value.isArray()) {
            check.add(path, "must be an array");
            return;
        }
        for (var i = 0; i < value.size(); i++) {
            check(value.get(i), schema.path("items"), path + "[" + i + "]", check);
        }
    }

    private static void checkNumber(JsonNode value, JsonNode schema, String path, Check check) {
        if (!value.isIntegralNumber()) {
            check.add(path, "must be a whole number");
        } else {
            checkRange(value.asLong(), schema, path, check);
        }
    }

    private static void checkRange(long value, JsonNode schema, String path, Check check) {
        var isUnsigned = schema.path("format").asText().equals("uint32");
        var least = schema.path("minimum").asLong(isUnsigned ? 0 : Integer.MIN_VALUE);
        var most = schema.path("maximum").asLong(isUnsigned ? 0xFFFFFFFFL : Integer.MAX_VALUE);
        expect(value >= least && value <= most, path, "must be from " + least + " to " + most, check);
    }

    /** A parameter's value, which always travels as text. */
    void checkParameter(String value, JsonNode parameter, String path, Check check) {
        switch (parameter.path("type").asText()) {
            case "boolean" ->
                expect(value.equals("true") || value.equals("false"), path, "must be true or false", check);
            case "integer" -> {
                if (value.matches("-?\\d{1,18}")) {
                    checkRange(Long.parseLong(value), parameter, path, check);
                } else {
                    check.add(path, "must be a whole number");
                }
            }
            default -> {
                checkText(value, parameter, path, check);
                if (parameter.path("format").asText().equals("date-time")
                        && LOCAL_DATE_TIME.matcher(value).matches()) {
                    check.add(path, "must have an offset");
                }
            }
        }
    }

    private static void checkText(String value, JsonNode schema, String path, Check check) {
        if (schema.has("enum")) {
            var words = new ArrayList<String>();
            schema.path("enum").forEach(it -> words.add(it.asText()));
            expect(words.contains(value), path, "must be one of " + words, check);
        }
        if (schema.has("pattern")) {
            expect(
                    Pattern.compile(schema.path("pattern").asText())
                            .matcher(value)
                            .matches(),
                    path,
                    "must match " + schema.path("pattern").asText(),
                    check);
        }
        var format = schema.path("format").asText();
        switch (format) {
            case "int64" -> expect(fits(() -> Long.parseLong(value)), path, "must be an int64 in a string", check);
            case "uint64" ->
                expect(fits(() -> Long.parseUnsignedLong(value)), path, "must be a uint64 in a string", check);
            case "date" -> expect(fits(() -> LocalDate.parse(value)), path, "must be a date", check);
            case "byte" -> expect(fits(() -> Base64.getUrlDecoder().decode(value)), path, "must be base64url", check);
            case "date-time", "google-datetime" ->
                expect(isDateTime(value, check), path, "must be an RFC 3339 date-time", check);
            default -> {}
        }
    }

    /** In a request a local time may travel without an offset, if its timeZone is beside it. */
    private static boolean isDateTime(String value, Check check) {
        var isLocal = check.isRequest() && LOCAL_DATE_TIME.matcher(value).matches();
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
