package dev.connectors.testkit.sandbox;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What events.list asks for, and the events that answer it. Filters see what the caller sees: hidden text matches nothing. */
final class EventQuery {

    private final Call call;
    private final CalendarStore calendar;
    private final Viewer viewer;
    private final Window window;
    private final boolean singleEvents;
    private final boolean showsDeleted;

    /** Reads and checks the parameters of a listing, or those that a sync inherits from it. */
    EventQuery(Call call, CalendarStore calendar, Viewer viewer) {
        this.call = call;
        this.calendar = calendar;
        this.viewer = viewer;
        this.window = new Window(call.time("timeMin"), call.time("timeMax"));
        this.singleEvents = call.flag("singleEvents");
        this.showsDeleted = call.flag("showDeleted") || call.has("updatedMin"); // with updatedMin always
        if (window.min().isPresent()
                && window.max().filter(it -> !it.isAfter(window.min().get())).isPresent()) {
            throw ApiError.of(400, "calendar", "timeRangeEmpty", "The specified time range is empty.");
        }
        var order = call.word("orderBy", "", "", "startTime", "updated");
        if (order.equals("startTime") && !singleEvents) {
            throw ApiError.parameter(
                    "orderBy", "badRequest", "The requested ordering is not available for the particular query.");
        }
    }

    /** A full listing. */
    List<StoredEvent> all() {
        var found = new ArrayList<StoredEvent>();
        for (var event : calendar.events()) {
            if (singleEvents && event.isSeries()) {
                if (!event.isCancelled()) {
                    unchanged(event).forEach(found::add);
                }
            } else if (isShown(event) && isInWindow(event)) {
                found.add(event);
            }
        }
        if (singleEvents && showsDeleted) {
            calendar.goneSince(0).stream()
                    .filter(it -> it.isOfSeries() && isInWindow(it))
                    .forEach(found::add);
        }
        found.removeIf(it -> !matches(it));
        sort(found);
        return found;
    }

    /** What changed after a version. The window does not narrow it: an event that moved out of it must be heard of. */
    List<StoredEvent> changedSince(long version) {
        var found = new ArrayList<StoredEvent>();
        for (var event : calendar.changedSince(version)) {
            if (singleEvents && event.isSeries()) {
                if (!event.isCancelled()) {
                    unchanged(event).forEach(found::add);
                }
            } else {
                found.add(event);
            }
        }
        if (singleEvents) {
            found.addAll(calendar.goneSince(version));
        }
        found.removeIf(it -> !it.isCancelled() && !hasType(it));
        return found;
    }

    /** The occurrences of a series that no exception replaces. */
    private List<StoredEvent> unchanged(StoredEvent series) {
        return Occurrences.ofSeries(series, window, calendar.zone).stream()
                .filter(it -> !calendar.isTaken(it.id()))
                .toList();
    }

    private boolean isShown(StoredEvent event) {
        if (!event.isCancelled() || showsDeleted) {
            return true;
        }
        return !singleEvents
                && event.isOfSeries()
                && calendar.find(event.seriesId())
                        .filter(it -> !it.isCancelled())
                        .isPresent();
    }

    private boolean isInWindow(StoredEvent event) {
        if (!event.isSeries() || event.isCancelled()) {
            return window.holds(event, calendar.zone);
        }
        return !Occurrences.ofSeries(event, window, calendar.zone).isEmpty();
    }

    private boolean matches(StoredEvent event) {
        return hasType(event)
                && call.text("iCalUID")
                        .filter(it -> !it.equals(event.text("iCalUID")))
                        .isEmpty()
                && hasProperties(event, "private")
                && hasProperties(event, "shared")
                && call.time("updatedMin")
                        .filter(it -> event.updated().isBefore(it))
                        .isEmpty()
                && call.text("q").filter(it -> !holdsWords(event, it)).isEmpty();
    }

    private boolean hasType(StoredEvent event) {
        var types = call.all("eventTypes");
        return types.isEmpty() || types.contains(event.json().path("eventType").asText("default"));
    }

    private boolean hasProperties(StoredEvent event, String kind) {
        return call.all(kind + "ExtendedProperty").stream().allMatch(constraint -> {
            var equals = constraint.indexOf('=');
            if (equals < 1) {
                throw ApiError.parameter(kind + "ExtendedProperty", "invalid", "Use propertyName=value.");
            }
            var value = event.json().path("extendedProperties").path(kind).path(constraint.substring(0, equals));
            return !viewer.hides(event) && value.isTextual() && value.asText().equals(constraint.substring(equals + 1));
        });
    }

    /** Every word occurs in one of the texts that Google searches. */
    private boolean holdsWords(StoredEvent event, String words) {
        if (viewer.hides(event)) {
            return false;
        }
        var texts = new StringBuilder();
        for (var field : new String[] {"summary", "description", "location"}) {
            texts.append(event.text(field)).append('\n');
        }
        texts.append(event.organizer()).append('\n');
        event.attendees()
                .forEach(it -> texts.append(it.path("email").asText())
                        .append('\n')
                        .append(it.path("displayName").asText())
                        .append('\n'));
        var all = texts.toString().toLowerCase(Locale.ROOT);
        return List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream()
                .allMatch(all::contains);
    }

    private void sort(List<StoredEvent> events) {
        var zone = calendar.zone;
        Comparator<StoredEvent> created = Comparator.comparing(StoredEvent::order);
        switch (call.text("orderBy").orElse("")) {
            case "startTime" ->
                events.sort(Comparator.comparing((StoredEvent it) -> startOf(it, zone))
                        .thenComparing(created));
            case "updated" ->
                events.sort(Comparator.comparing(StoredEvent::updated).thenComparing(created));
            default -> events.sort(created);
        }
    }

    private static Instant startOf(StoredEvent event, ZoneId zone) {
        return event.start(zone).instant(zone);
    }
}
