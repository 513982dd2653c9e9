package dev.connectors.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes plain values as JSON: text, numbers, booleans, maps with text as keys, collections; an empty {@link Optional} in a map is left out. */
final class PlainJson {

    private PlainJson() {}

    static void write(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof CharSequence || value instanceof Enum<?> || value instanceof Character) {
            out.writeString(value.toString());
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Number number) {
            number(number, out);
        } else if (value instanceof Map<?, ?> map) {
            object(map, out);
        } else if (value instanceof Collection<?> items) {
            out.writeStartArray();
            for (var item : items) {
                write(item, out);
            }
            out.writeEndArray();
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null), out);
        } else {
            throw new IllegalArgumentException("rule 7.5: json(Map) takes plain values, not "
                    + value.getClass().getName());
        }
    }

    private static void object(Map<?, ?> map, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (var entry : map.entrySet()) {
            if (entry.getValue() instanceof Optional<?> optional && optional.isEmpty()) {
                continue;
            }
            out.writeFieldName(String.valueOf(entry.getKey()));
            write(entry.getValue(), out);
        }
        out.writeEndObject();
    }

    private static void number(Number number, JsonGenerator out) throws IOException {
        if (number instanceof Double || number instanceof Float) {
            var value = number.doubleValue();
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("rule 7.5: JSON has no such number");
            }
            out.writeNumber(value);
        } else if (number instanceof BigDecimal value) {
            out.writeNumber(value);
        } else if (number instanceof BigInteger value) {
            out.writeNumber(value);
        } else {
            out.writeNumber(number.longValue());
        }
    }
}
