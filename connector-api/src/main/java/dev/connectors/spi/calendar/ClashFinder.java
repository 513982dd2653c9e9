package dev.connectors.spi.calendar;

import dev.connectors.domain.Access;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.Clash;
import dev.connectors.domain.calendar.Clashes;
import dev.connectors.domain.calendar.CreateEvent;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.error.Cancelled;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.DeadlineExceeded;
import dev.connectors.error.ReauthorizationRequired;
import dev.connectors.spi.ReadContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a new event overlaps, in every calendar that may be seen: titles where they may be read, times alone elsewhere. Of a
 * recurring event the first occurrence is looked at.
 */
final class ClashFinder {

    /** More than that overlap one event only where it lasts for weeks; then the calendar counts as not checked. */
    private static final int MOST_PER_CALENDAR = 250;

    private final CreateEvent.Input in;
    private final CalendarSource source;
    private final List<Clash> clashes = new ArrayList<>();
    private final List<CalendarId> unchecked = new ArrayList<>();

    private ClashFinder(CreateEvent.Input in, CalendarSource source) {
        this.in = in;
        this.source = source;
    }

    static Clashes look(CreateEvent.Input in, CalendarSource source, ReadContext context) {
        var finder = new ClashFinder(in, source);
        var busy = new ArrayList<CalendarId>();
        context.visible(CalendarId.class).forEach((calendar, access) -> {
            if (access.includes(Access.READ)) {
                finder.unlessUnreadable(List.of(calendar), () -> finder.events(calendar));
            } else {
                busy.add(calendar);
            }
        });
        if (!busy.isEmpty()) {
            finder.unlessUnreadable(busy, () -> finder.busyTimes(busy));
        }
        finder.clashes.sort(Comparator.comparing((Clash c) -> c.start().from())
                .thenComparing(c -> c.end().until())
                .thenComparing(c -> c.calendar().value()));
        return new Clashes(finder.clashes, finder.unchecked);
    }

    /** A calendar that cannot be read makes a warning less, and is named; it does not stop the event. */
    private void unlessUnreadable(List<CalendarId> calendars, Runnable reading) {
        try {
            reading.run();
        } catch (Cancelled | DeadlineExceeded | ReauthorizationRequired e) {
            throw e;
        } catch (ConnectorException e) {
            unchecked.addAll(calendars);
        }
    }

    private void events(CalendarId calendar) {
        var draft = in.event();
        var query = new CalendarSource.Query(
                calendar,
                draft.start().date(),
                draft.end().date(),
                draft.timeZone(),
                Optional.empty(),
                MOST_PER_CALENDAR);
        var page = source.events(query, Optional.empty());
        if (page.next().isPresent()) {
            unchecked.add(calendar);
        }
        for (var found : page.events()) {
            if (!found.ofThisCall()) { // it is looked for again after a lost answer
                add(found.event());
            }
        }
    }

    private void add(Event event) {
        var draft = in.event();
        var duplicate = event.calendar().equals(in.calendar())
                && event.start().equals(draft.start())
                && event.summary()
                        .map(ForeignText::value)
                        .filter(title ->
                                title.strip().equalsIgnoreCase(draft.summary().strip()))
                        .isPresent();
        if (duplicate || (event.busy() && overlaps(event.start(), event.end()))) {
            clashes.add(new Clash(
                    event.start(),
                    event.end(),
                    event.summary(),
                    duplicate ? Optional.of(true) : Optional.empty(),
                    event.calendar()));
        }
    }

    private void busyTimes(List<CalendarId> calendars) {
        var draft = in.event();
        var answer = source.busy(calendars, draft.start().date(), draft.end().date(), draft.timeZone());
        unchecked.addAll(answer.unknown());
        for (var time : answer.busy()) {
            var start = new EventTime.At(time.start());
            var end = new EventTime.At(time.end());
            if (!answer.unknown().contains(time.calendar()) && overlaps(start, end)) {
                clashes.add(new Clash(start, end, Optional.empty(), Optional.empty(), time.calendar()));
            }
        }
    }

    private boolean overlaps(EventTime start, EventTime end) {
        var draft = in.event();
        return Window.overlaps(
                start.from(), end.until(), draft.start().from(), draft.end().until());
    }
}
