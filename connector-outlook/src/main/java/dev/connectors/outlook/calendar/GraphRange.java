package dev.connectors.outlook.calendar;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.spi.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Optional;

/**
 * Graph's {@code recurrenceRange}: from when to when. Immutable.
 *
 * @param start the date of the first occurrence
 * @param end the last date on which an occurrence may begin; empty where it is counted, or has no end
 * @param count how many occurrences; empty where it is not counted
 * @param zone name of the zone of both dates, of Windows or IANA; empty where none was given
 */
record GraphRange(LocalDate start, Optional<LocalDate> end, Optional<Integer> count, Optional<String> zone) {

    /** The same from another day on, or to another. */
    GraphRange endingOn(LocalDate last) {
        return new GraphRange(start, Optional.of(last), Optional.empty(), zone);
    }

    boolean endless() {
        return end.isEmpty() && count.isEmpty();
    }

    static GraphRange read(JsonParser in) throws IOException {
        var texts = new HashMap<String, String>();
        var count = new int[1];
        Json.fields(in, name -> {
            if (name.equals("numberOfOccurrences")) {
                count[0] = in.getIntValue();
            } else {
                Json.text(in).ifPresent(text -> texts.put(name, text));
            }
        });
        try {
            var start = texts.get("startDate");
            if (start == null) {
                throw new IOException("a recurrence range without startDate");
            }
            var type = texts.getOrDefault("type", "");
            return new GraphRange(
                    LocalDate.parse(start),
                    // Of another type it is there, too, as 0001-01-01 and 0.
                    type.equals("endDate")
                            ? Optional.ofNullable(texts.get("endDate")).map(LocalDate::parse)
                            : Optional.empty(),
                    type.equals("numbered") ? Optional.of(count[0]) : Optional.empty(),
                    Optional.ofNullable(texts.get("recurrenceTimeZone")).filter(name -> !name.isEmpty()));
        } catch (DateTimeException e) {
            throw new IOException("not a date as Graph writes it", e);
        }
    }

    void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", end.isPresent() ? "endDate" : count.isPresent() ? "numbered" : "noEnd");
        out.writeStringField("startDate", start.toString());
        if (end.isPresent()) {
            out.writeStringField("endDate", end.get().toString());
        }
        if (count.isPresent()) {
            out.writeNumberField("numberOfOccurrences", count.get());
        }
        if (zone.isPresent()) {
            out.writeStringField("recurrenceTimeZone", zone.get());
        }
        out.writeEndObject();
    }
}
