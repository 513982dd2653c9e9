package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** freebusy.query: when calendars are busy, and which could not be told. */
final class FreeBusy {

    private static final Fields KNOWN =
            Fields.parse("timeMin,timeMax,timeZone,groupExpansionMax,calendarExpansionMax,items/id");
    private static final int MOST_CALENDARS = 50;
    private static final Duration LONGEST = Duration.ofDays(92);

    private final Calendars calendars;

    FreeBusy(Calendars calendars) {
        this.calendars = calendars;
    }

    /** Half-open. */
    private record Busy(Instant start, Instant end) {}

    Answer query(Call call) {
        var body = call.body();
        var beyond = KNOWN.beyond(body);
        if (!beyond.isEmpty()) {
            throw ApiError.badRequest(
                    "Stand-in, stricter than Google: no field " + String.join(", ", beyond) + " in a free/busy query.");
        }
        var min = time(body.path("timeMin"), "timeMin");
        var max = time(body.path("timeMax"), "timeMax");
        if (!max.isAfter(min)) {
            throw ApiError.of(400, "calendar", "timeRangeEmpty", "The specified time range is empty.");
        }
        if (Duration.between(min, max).compareTo(LONGEST) > 0) {
            throw ApiError.of(400, "calendar", "timeRangeTooLong", "The requested time range is too long.");
        }
        var most = body.path("calendarExpansionMax").asInt(MOST_CALENDARS);
        if (most < 1 || most > MOST_CALENDARS) {
            throw ApiError.invalid("calendarExpansionMax is at most 50.");
        }
        var zone = When.zone(body.path("timeZone").asText("UTC"));
        var answer = Json.object().put("kind", "calendar#freeBusy");
        answer.put("timeMin", When.rfc3339(min, zone)).put("timeMax", When.rfc3339(max, zone));
        var answers = answer.putObject("calendars");
        for (var item : body.path("items")) {
            var id = item.path("id").asText();
            var into = answers.putObject(id);
            var visible = calendars.find(call.caller(), id);
            if (body.path("items").size() > most) {
                error(into, "tooManyCalendarsRequested");
            } else if (visible.isEmpty()) {
                error(into, "notFound");
            } else {
                var periods = into.putArray("busy");
                busy(visible.get().store(), new Window(Optional.of(min), Optional.of(max)))
                        .forEach(it -> periods.addObject()
                                .put("start", When.rfc3339(it.start(), zone))
                                .put("end", When.rfc3339(it.end(), zone)));
            }
        }
        return Answer.ok(answer);
    }

    private static void error(ObjectNode into, String reason) {
        into.putArray("errors").addObject().put("domain", "global").put("reason", reason);
        into.putArray("busy");
    }

    private static List<Busy> busy(CalendarStore calendar, Window window) {
        var found = new ArrayList<Busy>();
        for (var event : calendar.events()) {
            if (event.isSeries() && !event.isCancelled()) {
                Occurrences.ofSeries(event, window, calendar.zone).stream()
                        .filter(it -> !calendar.isTaken(it.id()))
                        .forEach(it -> add(it, calendar, window, found));
            } else {
                add(event, calendar, window, found);
            }
        }
        return merged(found);
    }

    /** Cancelled, transparent and declined events leave the time free. */
    private static void add(StoredEvent event, CalendarStore calendar, Window window, List<Busy> into) {
        var declined = event.attendee(calendar.self())
                .filter(it -> it.path("responseStatus").asText().equals("declined"));
        var start = event.start(calendar.zone).instant(calendar.zone);
        var end = event.end(calendar.zone).instant(calendar.zone);
        if (!event.isCancelled()
                && !event.text("transparency").equals("transparent")
                && declined.isEmpty()
                && end.isAfter(start)
                && window.holds(start, end)) {
            into.add(new Busy(start, end));
        }
    }

    /** Overlapping and touching periods become one. */
    private static List<Busy> merged(List<Busy> periods) {
        periods.sort(Comparator.comparing(Busy::start));
        var merged = new ArrayList<Busy>();
        for (var next : periods) {
            var last = merged.isEmpty() ? next : merged.get(merged.size() - 1);
            if (merged.isEmpty() || next.start().isAfter(last.end())) {
                merged.add(next);
            } else if (next.end().isAfter(last.end())) {
                merged.set(merged.size() - 1, new Busy(last.start(), next.end()));
            }
        }
        return merged;
    }

    private static Instant time(JsonNode node, String name) {
        if (!node.isTextual()) {
            throw ApiError.required("Missing " + name + " parameter.");
        }
        try {
            return OffsetDateTime.parse(node.asText()).toInstant();
        } catch (DateTimeParseException e) {
            throw ApiError.invalid("Invalid value for " + name + ": " + node.asText());
        }
    }
}
