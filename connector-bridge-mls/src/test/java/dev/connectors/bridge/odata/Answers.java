package dev.connectors.bridge.odata;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.Property;
import org.apache.olingo.commons.api.data.ValueType;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.commons.api.edm.EdmProperty;
import org.jspecify.annotations.Nullable;

/** Rows as Olingo's serializer wants them, and what Bridge adds to its answer. */
final class Answers {

    static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    static Entity entity(EdmEntityType type, Map<String, Object> row, String key, String base) {
        var entity = new Entity();
        for (var name : type.getPropertyNames()) {
            var property = (EdmProperty) type.getProperty(name);
            if (property.getType().getName().startsWith("Geography")) {
                continue; // as an array, beside the serializer
            }
            var value = row.get(name);
            if (property.isCollection()) {
                entity.addProperty(new Property(
                        null, name, ValueType.COLLECTION_PRIMITIVE, value instanceof List<?> ? value : List.of()));
            } else {
                entity.addProperty(new Property(null, name, ValueType.PRIMITIVE, wire(property, value)));
            }
        }
        entity.setId(URI.create(base + "/" + type.getName() + "('" + row.get(key) + "')"));
        return entity;
    }

    private static @Nullable Object wire(EdmProperty property, @Nullable Object value) {
        if (value instanceof Double number) {
            return property.getType().getName().equals("Decimal")
                    ? BigDecimal.valueOf(number).stripTrailingZeros()
                    : (Object) number.longValue();
        }
        if (value instanceof LocalDate day) {
            var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
            calendar.clear();
            calendar.set(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
            return calendar;
        }
        return value instanceof Instant instant ? Timestamp.from(instant) : value;
    }

    /** The serializer's answer with coordinates as Bridge writes them, {@code [longitude, latitude]}, and its media inside. */
    static byte[] finished(
            InputStream serialized, List<Map<String, Object>> rows, boolean coordinates, @Nullable Nested nested)
            throws IOException {
        var tree = (ObjectNode) JSON.readTree(serialized);
        var values = tree.has("value")
                ? tree.withArray("value")
                : JSON.createArrayNode().add(tree);
        var inside = nested == null ? Map.<Object, List<Map<String, Object>>>of() : nested.byParent();
        for (int i = 0; i < rows.size(); i++) {
            var item = (ObjectNode) values.get(i);
            if (coordinates && rows.get(i).get("Coordinates") instanceof Table.Point at) {
                item.putArray("Coordinates").add(at.longitude()).add(at.latitude());
            }
            if (nested != null) {
                var array = item.putArray(nested.name());
                inside.getOrDefault(rows.get(i).get(nested.parentKey()), List.of())
                        .forEach(row -> array.add(tree(row)));
            }
        }
        return JSON.writeValueAsBytes(tree);
    }

    /** Rows within rows. */
    record Nested(String name, Table table, String parentKey, String childKey) {
        Map<Object, List<Map<String, Object>>> byParent() {
            return table.rows().stream()
                    .filter(row -> row.containsKey(childKey))
                    .collect(Collectors.groupingBy(row -> row.get(childKey)));
        }
    }

    private static ObjectNode tree(Map<String, Object> row) {
        var node = JSON.createObjectNode();
        row.forEach((name, value) -> {
            if (value instanceof Double number && number == Math.rint(number)) {
                node.put(name, number.longValue());
            } else if (value instanceof List<?> texts) {
                var array = node.putArray(name);
                texts.forEach(text -> array.add(text.toString()));
            } else if (value instanceof Boolean truth) {
                node.put(name, truth);
            } else if (value instanceof Double number) {
                node.put(name, number);
            } else {
                node.put(name, value.toString());
            }
        });
        return node;
    }
}
