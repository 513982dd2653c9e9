package dev.connectors.spi.calendar;

import com.fasterxml.jackson.core.JsonFactory;
import dev.connectors.domain.Cursor;
import dev.connectors.error.InvalidArguments;
import dev.connectors.spi.Json;
import dev.connectors.spi.calendar.EventStream.Mark;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where each source of a list stands, as one small JSON object: a source that is not in it has nothing left. The runtime seals it. */
final class ListCursor {

    private static final JsonFactory JSON = new JsonFactory();

    private ListCursor() {}

    static Cursor write(Map<String, Mark> marks) {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(text)) {
            out.writeStartObject();
            for (var mark : marks.entrySet()) {
                out.writeArrayFieldStart(mark.getKey());
                out.writeString(mark.getValue().token());
                out.writeString(mark.getValue().key());
                out.writeEndArray();
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // into memory: cannot be
        }
        return new Cursor(text.toString());
    }

    /**
     * Reads it back.
     *
     * @throws InvalidArguments if it is none of ours
     */
    static Map<String, Mark> read(Cursor cursor) {
        var marks = new LinkedHashMap<String, Mark>();
        try (var in = JSON.createParser(cursor.value())) {
            Json.fields(in, source -> {
                var parts = new String[2];
                var count = new int[1];
                Json.items(in, () -> parts[count[0]++] = in.getText());
                marks.put(source, new Mark(parts[0], checked(parts[1])));
            });
        } catch (IOException | RuntimeException e) {
            throw InvalidArguments.at("next", "the value that the result before gave");
        }
        return marks;
    }

    private static String checked(String key) {
        if (!key.isEmpty()) {
            LocalDateTime.parse(key.substring(0, key.indexOf('|')));
        }
        return key;
    }
}
