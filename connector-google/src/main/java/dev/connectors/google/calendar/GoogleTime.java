package dev.connectors.google.calendar;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.spi.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * {@code EventDateTime} of Calendar v3: a date for all day, else an RFC 3339 time and the IANA zone that the event keeps. Immutable.
 *
 * <p>An answer writes the time with the offset of the zone that was asked for ({@code timeZone=}, else the calendar's), not with that
 * of the event's own zone, which stands beside it and may be another one.
 *
 * @param date for all day
 * @param time otherwise
 * @param zone the event's own
 */
record GoogleTime(Optional<LocalDate> date, Optional<OffsetDateTime> time, Optional<ZoneId> zone) {

    private static final DateTimeFormatter UTC_SECOND = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    /** In which zone to read a time. */
    enum Reading {
        /** As the answer wrote it: the caller asked for a zone and gets Google's own arithmetic. */
        AS_ANSWERED,
        /** In the event's own zone, by this JVM's rules: only for what is shown after a write, whose answer cannot be asked for a zone. */
        IN_OWN_ZONE
    }

    /** Reads one; the parser stands on its object. */
    static Optional<GoogleTime> read(JsonParser in) throws IOException {
        var parts = new String[3];
        Json.fields(in, name -> {
            switch (name) {
                case "date" -> parts[0] = in.getText();
                case "dateTime" -> parts[1] = in.getText();
                case "timeZone" -> parts[2] = in.getText();
                default -> {}
            }
        });
        try {
            var date = Optional.ofNullable(parts[0]).map(LocalDate::parse);
            var time = Optional.ofNullable(parts[1]).map(OffsetDateTime::parse);
            return date.isEmpty() && time.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new GoogleTime(
                            date, time, Optional.ofNullable(parts[2]).flatMap(GoogleTime::zone)));
        } catch (DateTimeException e) {
            throw new IOException("not a time as Google writes it", e);
        }
    }

    /** A zone that this JVM does not know counts as none. */
    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether both are the same day or the same instant. */
    boolean same(GoogleTime other) {
        return allDay()
                ? date.equals(other.date)
                : other.time.filter(t -> t.isEqual(time.orElseThrow())).isPresent();
    }

    /** Whether this comes before another of its kind. */
    boolean isBefore(GoogleTime other) {
        return allDay()
                ? other.date.filter(d -> date.orElseThrow().isBefore(d)).isPresent()
                : other.time.filter(t -> time.orElseThrow().isBefore(t)).isPresent();
    }

    boolean allDay() {
        return date.isPresent();
    }

    /** One second, or one day, before, as {@code UNTIL} says it of times and of days (RFC 5545 section 3.3.10). */
    String justBefore() {
        return date.map(day -> DateTimeFormatter.BASIC_ISO_DATE.format(day.minusDays(1)))
                .orElseGet(() -> UTC_SECOND.format(
                        time.orElseThrow().withOffsetSameInstant(ZoneOffset.UTC).minusSeconds(1)));
    }

    /** As a start. */
    EventTime start(Reading reading) {
        return date.<EventTime>map(EventTime.On::new).orElseGet(() -> new EventTime.At(local(reading)));
    }

    /** As an end: Google's last day is the one after ours. */
    EventTime end(Reading reading) {
        return date.<EventTime>map(day -> new EventTime.On(day.minusDays(1)))
                .orElseGet(() -> new EventTime.At(local(reading)));
    }

    private LocalDateTime local(Reading reading) {
        var given = time.orElseThrow();
        return reading == Reading.AS_ANSWERED
                ? given.toLocalDateTime()
                : zone.map(z -> given.atZoneSameInstant(z).toLocalDateTime()).orElseGet(given::toLocalDateTime);
    }

    /** Writes a start. */
    static void writeStart(JsonGenerator out, String field, EventTime start, ZoneId zone) throws IOException {
        write(out, field, start, start.date(), zone, false);
    }

    /** Writes an end, which is exclusive on the wire. */
    static void writeEnd(JsonGenerator out, String field, EventTime end, ZoneId zone) throws IOException {
        write(out, field, end, end.date().plusDays(1), zone, false);
    }

    /** Writes the start and the end of a patch; what the other kind of time had is set to null, or both would stand there. */
    static void writePatch(JsonGenerator out, EventTime start, EventTime end, ZoneId zone, boolean otherKind)
            throws IOException {
        write(out, "start", start, start.date(), zone, otherKind);
        write(out, "end", end, end.date().plusDays(1), zone, otherKind);
    }

    private static void write(
            JsonGenerator out, String field, EventTime time, LocalDate day, ZoneId zone, boolean clearOther)
            throws IOException {
        out.writeObjectFieldStart(field);
        if (time instanceof EventTime.At at) {
            out.writeStringField("dateTime", wire(at.time()));
            out.writeStringField("timeZone", zone.getId());
            if (clearOther) {
                out.writeNullField("date");
            }
        } else {
            out.writeStringField("date", day.toString());
            if (clearOther) {
                out.writeNullField("dateTime");
                out.writeNullField("timeZone");
            }
        }
        out.writeEndObject();
    }

    /** Local, with seconds and without an offset: Google finds it by the zone beside it. */
    static String wire(LocalDateTime time) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
    }
}
