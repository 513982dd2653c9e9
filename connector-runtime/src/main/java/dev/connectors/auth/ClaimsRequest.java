package dev.connectors.auth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code claims} of a request (OpenID Connect Core section 5.5): what a provider's data asks for each time, and what a challenge of its API
 * asks beside that. Pure.
 *
 * <p>A challenge is opaque to us: it is read to be sure that it is one small JSON object, written anew, and sent to the provider that made
 * it. It is nobody's to read: neither a model's nor a log's.
 */
final class ClaimsRequest {

    private static final int LONGEST = 8 * 1024;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(20).build())
            .build();

    private ClaimsRequest() {}

    /**
     * What to send; empty for a provider that asks for no claims, since it understands none.
     *
     * @param challenge as {@link #challenge} gave it
     */
    static Optional<String> of(Optional<String> usual, Optional<Secret> challenge) {
        return usual.map(own -> {
            try {
                var claims = object(own);
                if (challenge.isPresent()) {
                    claims = merged(claims, object(challenge.get().value()));
                }
                return text(claims);
            } catch (IOException e) {
                throw new UncheckedIOException("claims of a provider are a JSON object", e);
            }
        });
    }

    /**
     * The claims of a challenge, base64 in either alphabet and with or without padding, or JSON as it is; empty where it is neither, or no
     * small object.
     */
    static Optional<Secret> challenge(String written) {
        if (written.length() > 2 * LONGEST) {
            return Optional.empty();
        }
        try {
            var json = written.startsWith("{") ? written : decoded(written);
            return json.length() > LONGEST ? Optional.empty() : Optional.of(Secret.of(text(object(json))));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String decoded(String base64) {
        var plain = base64.replace('-', '+').replace('_', '/').replaceAll("=+$", "");
        return new String(Base64.getDecoder().decode(plain), StandardCharsets.UTF_8);
    }

    /** What only one of the two has stays; where both have a value, the challenge's counts. */
    private static Map<String, Object> merged(Map<String, Object> one, Map<?, ?> other) {
        var both = new LinkedHashMap<>(one);
        other.forEach((key, value) -> {
            var there = both.get(String.valueOf(key));
            both.put(
                    String.valueOf(key),
                    there instanceof Map<?, ?> mine && value instanceof Map<?, ?> theirs
                            ? merged(copied(mine), theirs)
                            : value);
        });
        return both;
    }

    private static Map<String, Object> copied(Map<?, ?> map) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    private static Map<String, Object> object(String json) throws IOException {
        try (var in = JSON.createParser(json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            var fields = fields(in);
            if (in.nextToken() != null) {
                throw new IOException("more than one value");
            }
            return fields;
        }
    }

    private static Map<String, Object> fields(JsonParser in) throws IOException {
        var fields = new LinkedHashMap<String, Object>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            var name = in.currentName();
            in.nextToken();
            fields.put(name, value(in));
        }
        return fields;
    }

    /** Null, here an empty one, means something: a claim that is wanted, without more. So nothing is left out. */
    private static Object value(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> fields(in);
            case START_ARRAY -> {
                var items = new ArrayList<Object>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(in));
                }
                yield items;
            }
            case VALUE_STRING -> in.getText();
            case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getDecimalValue();
            default -> Optional.empty();
        };
    }

    private static String text(Map<String, Object> claims) throws IOException {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(text)) {
            write(claims, out);
        }
        return text.toString();
    }

    private static void write(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (var entry : map.entrySet()) {
                out.writeFieldName(String.valueOf(entry.getKey()));
                write(entry.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof Iterable<?> items) {
            out.writeStartArray();
            for (var item : items) {
                write(item, out);
            }
            out.writeEndArray();
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof BigDecimal number) {
            out.writeNumber(number);
        } else if (value instanceof String string) {
            out.writeString(string);
        } else {
            out.writeNull();
        }
    }
}
