package dev.connectors.outlook.calendar;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.spi.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * {@code dateTimeTimeZone} of Graph: a local time without offset, and the name of its zone. Immutable.
 *
 * <p>An answer is in the zone that {@code Prefer: outlook.timezone} asks for, without which it is UTC.
 *
 * @param time local, in that zone
 * @param zone Windows' name or the IANA's, as it was given
 */
record GraphTime(LocalDateTime time, String zone) {

    private static final int HALF_A_DAY = 12;

    /** Reads one; the parser stands on its object. */
    static GraphTime read(JsonParser in) throws IOException {
        var parts = new String[] {"", "UTC"};
        Json.fields(in, name -> {
            switch (name) {
                case "dateTime" -> parts[0] = in.getText();
                case "timeZone" -> parts[1] = in.getText();
                default -> {}
            }
        });
        try {
            // Seven digits of a second, and in places a Z, which says no more than the zone beside it.
            var text = parts[0].endsWith("Z") ? parts[0].substring(0, parts[0].length() - 1) : parts[0];
            return new GraphTime(LocalDateTime.parse(text), parts[1]);
        } catch (DateTimeException e) {
            throw new IOException("not a time as Graph writes it", e);
        }
    }

    /**
     * The local time in the zone that was asked for. Graph's own arithmetic, unless it answered in another zone, as it does where it
     * passes over the preference.
     */
    LocalDateTime in(ZoneId asked) throws IOException {
        if (GraphZones.isSame(zone, asked)) {
            return time;
        }
        var given = GraphZones.zone(zone).orElseThrow(() -> new IOException("a time in a zone that was not asked for"));
        return time.atZone(given).withZoneSameInstant(asked).toLocalDateTime();
    }

    /** The day on which an event starts, in the zone that was asked for or, of an all-day event, its own. */
    LocalDate day(ZoneId asked, Optional<ZoneId> own, boolean allDay) throws IOException {
        return allDay ? day(own) : in(asked).toLocalDate();
    }

    /**
     * The day on which an all-day event starts, or the one after its last. Graph gives midnight in whatever zone it was asked for; should
     * it ever move that to another zone, the day is the one in the event's own.
     */
    LocalDate day(Optional<ZoneId> own) {
        if (time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return time.toLocalDate();
        }
        var given = GraphZones.zone(zone);
        return given.isPresent() && own.isPresent()
                ? nearest(
                        time.atZone(given.get()).withZoneSameInstant(own.get()).toLocalDateTime())
                : nearest(time);
    }

    private static LocalDate nearest(LocalDateTime time) {
        return time.plusHours(HALF_A_DAY).toLocalDate();
    }

    /** Writes a start: midnight for a whole day. */
    static void writeStart(JsonGenerator out, String field, EventTime start, ZoneId zone) throws IOException {
        write(out, field, start.from(), zone);
    }

    /** Writes an end, which is the midnight after its last day for an all-day event. */
    static void writeEnd(JsonGenerator out, String field, EventTime end, ZoneId zone) throws IOException {
        write(out, field, end.until(), zone);
    }

    /** Writes a local time and its zone; which offset that is, Exchange finds. */
    static void write(JsonGenerator out, String field, LocalDateTime time, ZoneId zone) throws IOException {
        out.writeObjectFieldStart(field);
        out.writeStringField("dateTime", wire(time));
        out.writeStringField("timeZone", GraphZones.name(zone));
        out.writeEndObject();
    }

    /** With seconds and without an offset. */
    static String wire(LocalDateTime time) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
    }
}
