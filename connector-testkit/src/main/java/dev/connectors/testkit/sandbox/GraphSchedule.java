package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** getSchedule: when mailboxes are busy in their default calendars. Personal accounts have no such thing. */
final class GraphSchedule {

    private static final Fields KNOWN =
            Fields.parse("schedules,startTime(dateTime,timeZone),endTime(dateTime,timeZone),availabilityViewInterval");
    private static final Duration LONGEST = Duration.ofDays(62);
    private static final int MOST = 20;

    private final GraphCalendars calendars;

    GraphSchedule(GraphCalendars calendars) {
        this.calendars = calendars;
    }

    /** A busy time and its kind. */
    private record Item(Instant start, Instant end, String status) {}

    Answer get(GraphCall call) {
        if (call.isPersonal()) {
            throw GraphError.of(403, "ErrorAccessDenied", "This method is not supported for personal accounts.");
        }
        var body = call.parameters();
        var beyond = KNOWN.beyond(body);
        if (!beyond.isEmpty()) {
            throw GraphError.stricter("no parameter " + String.join(", ", beyond) + " here.");
        }
        var start = instant(body.path("startTime"));
        var end = instant(body.path("endTime"));
        if (!end.isAfter(start) || Duration.between(start, end).compareTo(LONGEST) >= 0) {
            throw GraphError.of(
                    400,
                    "ErrorTimeIntervalTooBig",
                    "The requested time duration specified is not between 0 and 62 days.");
        }
        var interval = body.path("availabilityViewInterval").asInt(30);
        if (interval < 5
                || interval > 1440
                || body.path("schedules").isEmpty()
                || body.path("schedules").size() > MOST) {
            throw GraphError.invalid("From 1 to 20 schedules, and an interval from 5 to 1440 minutes.");
        }
        var answer = Json.object();
        var value = answer.putArray("value");
        for (var address : body.path("schedules")) {
            var entry = value.addObject().put("scheduleId", address.asText());
            var calendar = visible(call, address.asText());
            if (calendar.isEmpty()) {
                entry.putArray("scheduleItems");
                entry.putObject("error")
                        .put("message", "Unable to resolve e-mail address to an Active Directory object.")
                        .put("responseCode", "ErrorMailRecipientNotFound");
            } else {
                fill(
                        entry,
                        call,
                        items(calendar.get(), new Window(Optional.of(start), Optional.of(end))),
                        start,
                        end,
                        interval);
            }
        }
        return Answer.ok(answer);
    }

    private Optional<CalendarStore> visible(GraphCall call, String address) {
        return calendars
                .world()
                .account(address)
                .map(it -> it.primary().store())
                .filter(it -> it.roleOf(call.caller().email()).isPresent());
    }

    private static List<Item> items(CalendarStore calendar, Window window) {
        var items = new ArrayList<Item>();
        for (var event : calendar.events()) {
            if (event.isLiveSeries()) {
                Occurrences.ofSeries(event, window, calendar.zone).stream()
                        .filter(it -> !calendar.isTaken(it.id()))
                        .forEach(it -> add(it, calendar, items));
            } else if (!event.isCancelled() && window.holds(event, calendar.zone)) {
                add(event, calendar, items);
            }
        }
        items.sort(Comparator.comparing(Item::start));
        return items;
    }

    private static void add(StoredEvent event, CalendarStore calendar, List<Item> items) {
        var isFree = event.text("transparency").equals("transparent");
        var status = isFree ? "free" : event.json().path("graph").path("showAs").asText("busy");
        items.add(new Item(
                event.start(calendar.zone).instant(calendar.zone),
                event.end(calendar.zone).instant(calendar.zone),
                status));
    }

    private static void fill(
            ObjectNode entry, GraphCall call, List<Item> items, Instant start, Instant end, int interval) {
        var view = new StringBuilder();
        for (var from = start; from.isBefore(end); from = from.plus(Duration.ofMinutes(interval))) {
            view.append(digit(items, from, from.plus(Duration.ofMinutes(interval))));
        }
        entry.put("availabilityView", view.toString());
        var all = entry.putArray("scheduleItems");
        items.forEach(it -> {
            var item = all.addObject().put("status", it.status());
            item.set("start", time(call, it.start()));
            item.set("end", time(call, it.end()));
        });
    }

    private static char digit(List<Item> items, Instant from, Instant to) {
        return (char) ('0'
                + items.stream()
                        .filter(it -> it.start().isBefore(to) && it.end().isAfter(from))
                        .mapToInt(it -> switch (it.status()) {
                            case "tentative" -> 1;
                            case "busy" -> 2;
                            case "oof" -> 3;
                            default -> 0;
                        })
                        .max()
                        .orElse(0));
    }

    private static ObjectNode time(GraphCall call, Instant instant) {
        var zone = call.preferences().zone();
        return Json.object()
                .put("dateTime", GraphEventView.local(LocalDateTime.ofInstant(instant, zone)))
                .put("timeZone", call.preferences().zoneName());
    }

    private static Instant instant(JsonNode time) {
        try {
            ZoneId zone = GraphZones.zone(time.path("timeZone").asText("UTC"));
            return LocalDateTime.parse(time.path("dateTime").asText())
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw GraphError.invalid("startTime and endTime are local times with their zone.");
        }
    }
}
