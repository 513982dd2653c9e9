package dev.connectors.bridge.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.connectors.spi.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One page of an answer (OData JSON 4.01, sections 4.5 and 12). Immutable.
 *
 * @param rows the rows
 * @param next the link to the next page, as it came
 * @param count how many rows fit in all, where the host said so
 * @param came how many rows there were before some were passed over
 * @param last the last of those, where there was one
 */
public record Rows(List<Row> rows, Optional<String> next, Optional<Long> count, int came, Optional<Row> last) {

    public Rows {
        rows = List.copyOf(rows);
    }

    private static Rows of(List<Row> rows, Optional<String> next, Optional<Long> count) {
        return new Rows(
                rows,
                next,
                count,
                rows.size(),
                rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1)));
    }

    /** The same with another link. */
    Rows leadingTo(String link) {
        return new Rows(rows, Optional.of(link), count, came, last);
    }

    /** Only some of the rows. What the host counts is then of others, too, and says nothing; where the page ends stays known. */
    public Rows only(Predicate<Row> own) {
        var some = rows.stream().filter(own).toList();
        return some.size() == rows.size() ? this : new Rows(some, next, Optional.empty(), came, last);
    }

    /** Reads a page. */
    static Rows read(JsonParser in) throws IOException {
        var rows = new ArrayList<Row>();
        var next = new String[1];
        var count = new Long[1];
        var seen = new boolean[1];
        Json.fields(in, name -> {
            switch (name) {
                case "value" -> {
                    seen[0] = true;
                    Json.items(in, () -> rows.add(row(in)));
                }
                case "@odata.nextLink", "@nextLink" -> next[0] = Json.text(in).orElse(null);
                case "@odata.count", "@count" -> {
                    if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                        count[0] = in.getLongValue();
                    }
                }
                default -> {}
            }
        });
        if (!seen[0]) {
            throw new IOException("an answer without rows");
        }
        return of(rows, Optional.ofNullable(next[0]), Optional.ofNullable(count[0]));
    }

    /** Reads one row, such as the answer to a key. */
    static Row row(JsonParser in) throws IOException {
        return new Row(fields(in));
    }

    private static Map<String, Object> fields(JsonParser in) throws IOException {
        var fields = new LinkedHashMap<String, Object>();
        Json.fields(in, name -> {
            if (!name.startsWith("@")) {
                var value = value(in);
                if (value != null) {
                    fields.put(name, value);
                }
            }
        });
        return fields;
    }

    private static @Nullable Object value(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(in);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case START_OBJECT -> new Row(fields(in));
            case START_ARRAY -> {
                var items = new ArrayList<Object>();
                Json.items(in, () -> {
                    var item = value(in);
                    if (item != null) {
                        items.add(item);
                    }
                });
                yield List.copyOf(items);
            }
            default -> null;
        };
    }

    /** Numbers of a length that no field has are left out, before anything computes with them. */
    private static @Nullable BigDecimal number(JsonParser in) throws IOException {
        var text = in.getText();
        if (text.length() > 40) {
            return null;
        }
        var number = new BigDecimal(text);
        return Math.abs((long) number.scale()) > 40 ? null : number;
    }
}
