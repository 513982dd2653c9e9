package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** calendarView, events and instances. */
final class GraphEventsRead {

    private static final Duration LONGEST = Duration.ofDays(1825);

    private final GraphCalendars calendars;
    private final GraphPages pages;

    GraphEventsRead(GraphCalendars calendars, GraphPages pages) {
        this.calendars = calendars;
        this.pages = pages;
    }

    /** Everything that touches the range: single events, occurrences and exceptions, and no series. */
    Answer view(GraphCall call) {
        var visible = calendars.addressed(call);
        var calendar = visible.store();
        var window = window(call);
        var found = new ArrayList<StoredEvent>();
        for (var event : calendar.events()) {
            if (event.isLiveSeries()) {
                Occurrences.ofSeries(event, window, calendar.zone).stream()
                        .filter(it -> !calendar.isTaken(it.id()))
                        .forEach(found::add);
            } else if (!event.isCancelled() && window.holds(event, calendar.zone)) {
                found.add(event);
            }
        }
        return page(call, visible, found, "calendarView");
    }

    /** Single events and series, no occurrences. */
    Answer list(GraphCall call) {
        var visible = calendars.addressed(call);
        var found = visible.store().events().stream()
                .filter(it -> !it.isCancelled() && !it.isOfSeries())
                .toList();
        return page(call, visible, found, "events");
    }

    Answer get(GraphCall call) {
        var found = calendars.event(call);
        var event = ready(found);
        var json = Json.object().put("@odata.context", pages.context("users('me')/events/$entity"));
        json.setAll(new GraphEventView(call, found.calendar()).view(event));
        return Answer.ok(GraphPages.selected(call, json));
    }

    /** The link of an online meeting comes some reads after the event. */
    private static StoredEvent ready(GraphCalendars.Found found) {
        var event = found.event();
        var store = found.calendar().store();
        var meeting = event.json().path("conferenceData");
        if (!meeting.isObject() || meeting.path("isReady").asBoolean() || !store.countsDown(event.id())) {
            return event;
        }
        var json = event.json().deepCopy();
        json.withObjectProperty("conferenceData").put("isReady", true);
        var finished = new StoredEvent(event.id(), json, store.world.next(), event.order());
        store.put(finished);
        return finished;
    }

    Answer instances(GraphCall call) {
        var found = calendars.event(call);
        var calendar = found.calendar().store();
        if (!found.event().isSeries()) {
            throw GraphError.invalid("Only a series has instances.");
        }
        var window = window(call);
        var all = new ArrayList<StoredEvent>();
        Occurrences.ofSeries(found.event(), window, calendar.zone).stream()
                .filter(it -> !calendar.isTaken(it.id()))
                .forEach(all::add);
        calendar.exceptionsOf(found.event().id()).stream()
                .filter(it -> !it.isCancelled() && window.holds(it, calendar.zone))
                .forEach(all::add);
        return page(call, found.calendar(), all, "instances");
    }

    private static Window window(GraphCall call) {
        var start = call.instant("startDateTime");
        var end = call.instant("endDateTime");
        if (!end.isAfter(start)) {
            throw GraphError.of(400, "ErrorInvalidParameter", "The end of the range must be after its start.");
        }
        if (Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw GraphError.invalid("The requested range is too long. Maximum number of days: 1825");
        }
        return new Window(Optional.of(start), Optional.of(end));
    }

    private Answer page(GraphCall call, GraphCalendars.Visible visible, List<StoredEvent> events, String what) {
        var calendar = visible.store();
        var ordered = new ArrayList<>(events);
        ordered.removeIf(it -> !GraphFilter.fits(call, it, calendar));
        Comparator<StoredEvent> byStart = Comparator.comparing(it -> GraphEventView.startOf(it, calendar.zone));
        switch (call.text("$orderby").orElse("")) {
            case "", "start/dateTime", "start/dateTime asc" -> ordered.sort(byStart);
            case "start/dateTime desc" -> ordered.sort(byStart.reversed());
            case "lastModifiedDateTime" -> ordered.sort(Comparator.comparing(StoredEvent::updated));
            default -> throw GraphError.stricter("this $orderby is not played.");
        }
        var view = new GraphEventView(call, visible);
        var items = new ArrayList<ObjectNode>();
        ordered.forEach(it -> items.add(GraphPages.selected(call, view.view(it))));
        return pages.page(call, "users('me')/" + what, items);
    }
}
