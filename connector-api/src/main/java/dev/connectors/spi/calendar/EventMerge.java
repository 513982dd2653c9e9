package dev.connectors.spi.calendar;

import dev.connectors.domain.Access;
import dev.connectors.domain.Page;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.domain.calendar.EventSummary;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.GetAvailability.Busy;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.spi.calendar.EventStream.Chunk;
import dev.connectors.spi.calendar.EventStream.Entry;
import dev.connectors.spi.calendar.EventStream.Mark;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One page of a list over several calendars, merged by start. One thread. */
final class EventMerge {

    private static final int MOST_PER_PAGE = 50;
    /** The source of all busy times; no calendar's id is empty. */
    private static final String BUSY = "";

    private final ListEvents.Input in;
    private final CalendarSource source;
    /** Where the page before stopped; empty for the first page. */
    private final Optional<Map<String, Mark>> before;

    EventMerge(ListEvents.Input in, CalendarSource source) {
        this.in = in;
        this.source = source;
        this.before = in.next().map(ListCursor::read);
    }

    ListEvents.Output page(Map<CalendarId, Access> calendars) {
        var streams = streams(calendars);
        var items = new ArrayList<EventSummary>();
        while (items.size() < MOST_PER_PAGE) {
            var first = first(streams.values());
            if (first.isEmpty()) {
                return new ListEvents.Output(in.timeZone(), Page.of(items));
            }
            first.get().peek().flatMap(Entry::item).ifPresent(items::add);
            first.get().take();
        }
        var marks = new LinkedHashMap<String, Mark>();
        streams.forEach((name, stream) -> stream.mark().ifPresent(mark -> marks.put(name, mark)));
        var page = marks.isEmpty() ? Page.of(items) : Page.of(items, ListCursor.write(marks));
        return new ListEvents.Output(in.timeZone(), page);
    }

    /** The stream whose next entry is the earliest; of two, that of the calendar listed first. */
    private static Optional<EventStream> first(Iterable<EventStream> streams) {
        var best = Optional.<EventStream>empty();
        var start = Optional.<Entry>empty();
        for (var stream : streams) {
            var next = stream.peek();
            if (next.isPresent()
                    && (start.isEmpty()
                            || next.get().start().isBefore(start.get().start()))) {
                best = Optional.of(stream);
                start = next;
            }
        }
        return best;
    }

    /** The streams that have something left, by calendar. */
    private Map<String, EventStream> streams(Map<CalendarId, Access> calendars) {
        var streams = new LinkedHashMap<String, EventStream>();
        var busy = new ArrayList<CalendarId>();
        calendars.forEach((calendar, access) -> {
            if (access.includes(Access.READ)) {
                mark(calendar.value()).ifPresent(from -> {
                    var query = new CalendarSource.Query(
                            calendar, in.from(), in.last(), in.timeZone(), in.words(), MOST_PER_PAGE);
                    streams.put(calendar.value(), new EventStream(from, token -> chunk(source.events(query, token))));
                });
            } else if (in.words().isEmpty()) { // what matches a word would tell a title
                busy.add(calendar);
            }
        });
        if (!busy.isEmpty()) {
            mark(BUSY).ifPresent(from -> streams.put(BUSY, new EventStream(from, token -> busy(busy))));
        }
        return streams;
    }

    /** Where a stream begins; of a further page, empty for one that has nothing left. */
    private Optional<Mark> mark(String name) {
        return before.isEmpty()
                ? Optional.of(Mark.START)
                : Optional.ofNullable(before.get().get(name));
    }

    private Chunk chunk(CalendarSource.Chunk page) {
        var entries = new ArrayList<Entry>();
        for (var found : page.events()) {
            var event = found.event();
            var start = event.start().from();
            if (Window.overlaps(start, event.end().until(), in.from(), in.last())) {
                var id = event.id().map(EventId::value).orElse("");
                entries.add(new Entry(start, id, Optional.of(EventSummary.of(event))));
            }
        }
        return new Chunk(entries, page.next());
    }

    private Chunk busy(List<CalendarId> calendars) {
        var times = source.busy(calendars, in.from(), in.last(), in.timeZone());
        CalendarReads.requireKnown(times, calendars.size());
        var entries = times.busy().stream()
                .map(time -> new Entry(time.start(), time.calendar().value(), summary(time)))
                .toList();
        return new Chunk(entries, Optional.empty());
    }

    private static Optional<EventSummary> summary(Busy time) {
        var midnights = time.start().toLocalTime().equals(LocalTime.MIDNIGHT)
                && time.end().toLocalTime().equals(LocalTime.MIDNIGHT)
                && time.end().isAfter(time.start());
        var builder = Event.in(time.calendar());
        var event = midnights
                ? builder.start(new EventTime.On(time.start().toLocalDate()))
                        .end(new EventTime.On(time.end().toLocalDate().minusDays(1)))
                : builder.start(new EventTime.At(time.start())).end(new EventTime.At(time.end()));
        return EventSummary.of(event.build()).atBusy();
    }
}
