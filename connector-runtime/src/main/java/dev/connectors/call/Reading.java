package dev.connectors.call;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.connectors.domain.MisfitException;
import dev.connectors.domain.Shape;
import dev.connectors.error.InvalidArguments;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Step 2: strict JSON becomes the typed input; all faults are told at once. */
final class Reading {

    private static final JsonFactory JSON = new JsonFactory();
    /** What is longer is refused by the strict reader, so nothing is looked for in it. */
    private static final int LONGEST = 256 * 1024;

    /** From a model's arguments. */
    void read(Call call, String json) {
        if (call.offer().composite().isPresent()) {
            call.given = parse(call, json);
            return;
        }
        var split = new Account(json);
        call.account = split.label;
        call.given = parse(call, split.rest);
    }

    /** From a typed call: the same checks, and the same defaults. */
    <I> void typed(Call call, Class<I> type, I input) {
        call.given = parse(call, new String(Shape.of(type).canonical(input), StandardCharsets.UTF_8));
    }

    private static Object parse(Call call, String json) {
        try {
            return Shape.of(call.offer().contract().input()).read(json, Shape.Defaults.of(call.caller.zone()));
        } catch (MisfitException e) {
            throw new InvalidArguments(e.faults());
        }
    }

    @SuppressWarnings("unchecked") // the input was read by this very shape
    static Shape<Object> shape(Class<?> type) {
        return (Shape<Object>) Shape.of(type);
    }

    /** A JSON object, known to be well formed, without one of its members. */
    static String without(String json, String name) {
        return with(json, name, Optional.empty());
    }

    /** The same with another text for that member, or without it. */
    static String with(String json, String name, Optional<String> instead) {
        var rest = new StringWriter(json.length());
        try (var in = JSON.createParser(json);
                var out = JSON.createGenerator(rest)) {
            in.nextToken();
            out.writeStartObject();
            for (var field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
                in.nextToken();
                if (field.equals(name)) {
                    in.skipChildren();
                } else {
                    out.writeFieldName(field);
                    out.copyCurrentStructure(in);
                }
            }
            if (instead.isPresent()) {
                out.writeStringField(name, instead.get());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rest.toString();
    }

    /** Splits {@code account} from what a model passed; what is not well formed stays whole, for the strict reader to refuse. */
    private static final class Account {

        private String rest;
        private Optional<String> label = Optional.empty();

        Account(String json) {
            this.rest = json;
            if (json.length() > LONGEST || !json.contains("\"account\"")) {
                return;
            }
            try (var in = JSON.createParser(json).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)) {
                in.nextToken();
                if (in.currentToken() != JsonToken.START_OBJECT) {
                    return;
                }
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    var field = in.currentName();
                    var value = in.nextToken();
                    if (field.equals("account")) {
                        if (value != JsonToken.VALUE_STRING) {
                            throw InvalidArguments.at("account", "one of the labels that the schema names");
                        }
                        label = Optional.of(in.getText());
                    }
                    in.skipChildren();
                }
                if (label.isEmpty() || in.nextToken() != null) {
                    label = Optional.empty();
                    return;
                }
            } catch (IOException e) {
                label = Optional.empty();
                return; // the strict reader says what is wrong with it
            }
            rest = without(json, "account");
        }
    }
}
