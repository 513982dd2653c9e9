package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** A start or an end of an event as Calendar v3 knows it: a day, or an instant with the zone whose rules it follows. */
sealed interface When {

    /** The instant that this is; a day begins at midnight of the calendar's zone. */
    Instant instant(ZoneId calendarZone);

    /** The wire form, with the offset that the viewing zone has at that instant. */
    ObjectNode json(ZoneId view);

    /** The suffix of an instance's id. */
    String stamp();

    /** The wall clock reading that a recurrence rule counts on. */
    LocalDateTime local();

    /** Another reading of the same clock. */
    When at(LocalDateTime local);

    boolean isDay();

    /** The end of an occurrence that begins here, when the first one lasted from {@code first} to {@code end}. */
    When plusSpan(When first, When end);

    /** Midnight to midnight, without a zone. */
    record Day(LocalDate date) implements When {

        @Override
        public Instant instant(ZoneId calendarZone) {
            return date.atStartOfDay(calendarZone).toInstant();
        }

        @Override
        public ObjectNode json(ZoneId view) {
            return Json.object().put("date", date.toString());
        }

        @Override
        public String stamp() {
            return date.format(DateTimeFormatter.BASIC_ISO_DATE);
        }

        @Override
        public LocalDateTime local() {
            return date.atStartOfDay();
        }

        @Override
        public When at(LocalDateTime local) {
            return new Day(local.toLocalDate());
        }

        @Override
        public boolean isDay() {
            return true;
        }

        @Override
        public When plusSpan(When first, When end) {
            return new Day(date.plusDays(ChronoUnit.DAYS.between(
                    first.local().toLocalDate(), end.local().toLocalDate())));
        }
    }

    /** An instant, and the zone in which its wall clock is read. */
    record Moment(Instant instant, ZoneId zone) implements When {

        private static final DateTimeFormatter STAMP =
                DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

        @Override
        public Instant instant(ZoneId calendarZone) {
            return instant;
        }

        @Override
        public ObjectNode json(ZoneId view) {
            return Json.object().put("dateTime", When.rfc3339(instant, view)).put("timeZone", zone.getId());
        }

        @Override
        public String stamp() {
            return STAMP.format(instant);
        }

        @Override
        public LocalDateTime local() {
            return LocalDateTime.ofInstant(instant, zone);
        }

        /** In a gap the clock reading moves forward by the gap, in an overlap the first pass counts (RFC 5545 section 3.3.5). */
        @Override
        public When at(LocalDateTime local) {
            return new Moment(local.atZone(zone).toInstant(), zone);
        }

        @Override
        public boolean isDay() {
            return false;
        }

        /** The same exact duration for each occurrence (RFC 5545 section 3.8.5.3). */
        @Override
        public When plusSpan(When first, When end) {
            var length = ChronoUnit.SECONDS.between(((Moment) first).instant, ((Moment) end).instant);
            return new Moment(instant.plusSeconds(length), ((Moment) end).zone);
        }
    }

    /** RFC 3339 date-time as Calendar writes it, such as {@code 2026-03-10T14:00:00-06:00}. */
    static String rfc3339(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX").format(instant.atZone(zone));
    }

    /** Reads {@code start} or {@code end}; {@code name} is which, for the message. */
    static When read(JsonNode node, String name, ZoneId calendarZone) {
        var date = node.path("date");
        var dateTime = node.path("dateTime");
        if (date.isTextual() && dateTime.isTextual()) {
            throw ApiError.invalid("The " + name + " time has both date and dateTime.");
        }
        if (date.isTextual()) {
            try {
                return new Day(LocalDate.parse(date.asText()));
            } catch (DateTimeParseException e) {
                throw ApiError.invalid(
                        "Invalid value for: Invalid format: \"" + date.asText() + "\" in " + name + ".date");
            }
        }
        if (!dateTime.isTextual()) {
            throw ApiError.required("Missing " + name + " time.");
        }
        return moment(dateTime.asText(), node.path("timeZone"), name, calendarZone);
    }

    private static When moment(String text, JsonNode timeZone, String name, ZoneId calendarZone) {
        if (!Formats.DATE_TIME.matcher(text).matches()) {
            throw ApiError.invalid("Invalid value for: Invalid format: \"" + text + "\" in " + name + ".dateTime");
        }
        var zone = timeZone.isTextual() ? zone(timeZone.asText()) : calendarZone;
        try {
            if (Formats.OFFSET.matcher(text).find()) {
                return new Moment(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS), zone);
            }
            if (!timeZone.isTextual()) {
                throw ApiError.required("Missing time zone definition for " + name + " time.");
            }
            return new Moment(
                    LocalDateTime.parse(text)
                            .truncatedTo(ChronoUnit.SECONDS)
                            .atZone(zone)
                            .toInstant(),
                    zone);
        } catch (DateTimeParseException e) {
            throw ApiError.invalid("Invalid value for: Invalid format: \"" + text + "\" in " + name + ".dateTime");
        }
    }

    /** An IANA name; offsets and abbreviations are refused. */
    static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw ApiError.invalid("Invalid time zone definition: " + name);
        }
        return ZoneId.of(name);
    }

    /** The shapes of RFC 3339. */
    final class Formats {
        static final Pattern DATE_TIME =
                Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)?");
        static final Pattern OFFSET = Pattern.compile("(Z|[+-]\\d\\d:\\d\\d)$");

        private Formats() {}
    }
}
