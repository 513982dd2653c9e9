package dev.connectors.google.calendar;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.GetAvailability.Busy;
import dev.connectors.spi.Json;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.calendar.CalendarSource.BusyTimes;
import dev.connectors.spi.calendar.Window;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code freebusy.query} of Calendar API v3, over as many calendars and days as are asked for.
 *
 * <p>Google takes 50 calendars, and some two to three months, in one query. The answer is a success even where it says of a calendar
 * that it could not be read; such a calendar is unknown, which is not free.
 */
final class FreeBusy {

    private static final int CALENDARS_PER_QUERY = 50;
    private static final int DAYS_PER_QUERY = 60;
    private static final String FIELDS = "calendars";

    private record Period(OffsetDateTime start, OffsetDateTime end) {}

    private final Map<CalendarId, List<Period>> periods = new LinkedHashMap<>();
    private final Set<CalendarId> answered = new HashSet<>();
    private final Set<CalendarId> failed = new LinkedHashSet<>();
    private final Set<String> reasons = new TreeSet<>();

    private FreeBusy() {}

    /**
     * Asks for whole days in a zone.
     *
     * @param last the last day, included
     */
    static BusyTimes ask(List<CalendarId> calendars, LocalDate from, LocalDate last, ZoneId zone, ReadContext context) {
        var asking = new FreeBusy();
        var window = Window.of(from, last);
        for (int at = 0; at < calendars.size(); at += CALENDARS_PER_QUERY) {
            var some = calendars.subList(at, Math.min(at + CALENDARS_PER_QUERY, calendars.size()));
            for (var days : window.parts(DAYS_PER_QUERY)) {
                asking.query(some, days, zone, context);
            }
        }
        return asking.answer(calendars, from, last);
    }

    private void query(List<CalendarId> calendars, Window days, ZoneId zone, ReadContext context) {
        answered.clear();
        context.http()
                .readByPost("/freeBusy")
                .query("fields", FIELDS)
                .json(out -> body(calendars, days, zone, out))
                .<Boolean>send(in -> {
                    read(in);
                    return true;
                });
        for (var calendar : calendars) {
            if (!answered.contains(calendar)) {
                failed.add(calendar); // not a word about it: unknown
            }
        }
    }

    private static void body(List<CalendarId> calendars, Window days, ZoneId zone, JsonGenerator out)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("timeMin", days.min());
        out.writeStringField("timeMax", days.max());
        out.writeStringField("timeZone", zone.getId());
        out.writeArrayFieldStart("items");
        for (var calendar : calendars) {
            out.writeStartObject();
            out.writeStringField("id", calendar.value());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void read(JsonParser in) throws IOException {
        Json.fields(in, name -> {
            if (name.equals("calendars")) {
                Json.fields(in, id -> calendar(new CalendarId(id), in));
            }
        });
    }

    private void calendar(CalendarId id, JsonParser in) throws IOException {
        answered.add(id);
        var found = periods.computeIfAbsent(id, k -> new ArrayList<>());
        Json.fields(in, name -> {
            switch (name) {
                case "busy" -> Json.items(in, () -> found.add(period(in)));
                case "errors" ->
                    Json.items(in, () -> {
                        failed.add(id);
                        Json.fields(in, part -> {
                            if (part.equals("reason")) {
                                reasons.add(in.getText().replaceAll("[^A-Za-z]", ""));
                            }
                        });
                    });
                default -> {}
            }
        });
    }

    private static Period period(JsonParser in) throws IOException {
        var parts = new String[2];
        Json.fields(in, name -> {
            switch (name) {
                case "start" -> parts[0] = in.getText();
                case "end" -> parts[1] = in.getText();
                default -> {}
            }
        });
        if (parts[0] == null || parts[1] == null) {
            throw new IOException("a busy time without start or end");
        }
        try {
            return new Period(OffsetDateTime.parse(parts[0]), OffsetDateTime.parse(parts[1]));
        } catch (DateTimeException e) {
            throw new IOException("not a time as Google writes it", e);
        }
    }

    private BusyTimes answer(List<CalendarId> calendars, LocalDate from, LocalDate last) {
        var busy = new ArrayList<Busy>();
        for (var calendar : calendars) {
            for (var period : joined(periods.getOrDefault(calendar, List.of()))) {
                var time =
                        new Busy(period.start().toLocalDateTime(), period.end().toLocalDateTime(), calendar);
                BusyTimes.within(from, last, time).ifPresent(busy::add);
            }
        }
        busy.sort(Comparator.comparing(Busy::start)
                .thenComparing(b -> b.calendar().value()));
        return new BusyTimes(busy, List.copyOf(failed), reasons);
    }

    /** A period that runs over the edge of two queries comes in two pieces. */
    private static List<Period> joined(List<Period> pieces) {
        var sorted = new ArrayList<>(pieces);
        sorted.sort(Comparator.comparing(p -> p.start().toInstant()));
        var joined = new ArrayList<Period>();
        for (var piece : sorted) {
            var before = joined.isEmpty() ? piece : joined.get(joined.size() - 1);
            if (joined.isEmpty() || piece.start().isAfter(before.end())) {
                joined.add(piece);
            } else if (piece.end().isAfter(before.end())) {
                joined.set(joined.size() - 1, new Period(before.start(), piece.end()));
            }
        }
        return joined;
    }
}
