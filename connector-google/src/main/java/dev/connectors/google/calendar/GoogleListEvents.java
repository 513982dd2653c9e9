package dev.connectors.google.calendar;

import dev.connectors.domain.Access;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Page;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventSummary;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.GetAvailability.Busy;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.google.calendar.EventStream.Chunk;
import dev.connectors.google.calendar.EventStream.Entry;
import dev.connectors.google.calendar.EventStream.Mark;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Scopes;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code events.list} of Calendar API v3 over each calendar whose contents may be read, merged by start with the busy times of those
 * of which no more may be seen.
 */
final class GoogleListEvents implements Action<ListEvents.Input, ListEvents.Output> {

    private static final int MOST_PER_PAGE = 50;
    /** The source of all busy times; no calendar's id is empty. */
    private static final String BUSY = "";

    @Override
    public ActionContract<ListEvents.Input, ListEvents.Output> contract() {
        return ListEvents.CONTRACT;
    }

    @Override
    public Scopes scopes() {
        return Calendars.READ_SCOPES.and(Calendars.FREE_BUSY_SCOPES);
    }

    @Override
    public ListEvents.Output run(ListEvents.Input in, ActionContext context) {
        var streams = streams(in, context);
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
        streams.forEach((source, stream) -> stream.mark().ifPresent(mark -> marks.put(source, mark)));
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

    /** The sources that have something left, by calendar. */
    private static Map<String, EventStream> streams(ListEvents.Input in, ActionContext context) {
        var marks = in.next().map(ListCursor::read);
        var streams = new LinkedHashMap<String, EventStream>();
        var busy = new ArrayList<CalendarId>();
        Calendars.asked(in.calendars(), context).forEach((calendar, access) -> {
            if (access.includes(Access.READ)) {
                mark(marks, calendar.value()).ifPresent(from -> {
                    var query = new EventsPage.Query(
                            calendar, Window.of(in.from(), in.last()), in.timeZone(), in.words(), MOST_PER_PAGE);
                    streams.put(
                            calendar.value(),
                            new EventStream(from, token -> chunk(EventsPage.list(query, token, context), in)));
                });
            } else if (in.words().isEmpty()) { // what matches a word would tell a title
                busy.add(calendar);
            }
        });
        if (!busy.isEmpty()) {
            mark(marks, BUSY)
                    .ifPresent(from -> streams.put(BUSY, new EventStream(from, token -> busy(busy, in, context))));
        }
        return streams;
    }

    /** Where a source begins; of a further page, empty for one that has nothing left. */
    private static Optional<Mark> mark(Optional<Map<String, Mark>> marks, String source) {
        return marks.isEmpty()
                ? Optional.of(Mark.START)
                : Optional.ofNullable(marks.get().get(source));
    }

    private static Chunk chunk(EventsPage page, ListEvents.Input in) {
        var entries = new ArrayList<Entry>();
        for (var found : page.items()) {
            if (found.cancelled() || found.declined() || !found.isMeeting()) {
                continue;
            }
            var event = found.live();
            var start = event.start().from();
            if (Window.overlaps(start, event.end().until(), in.from(), in.last())) {
                var id = event.id().map(i -> i.value()).orElse("");
                entries.add(new Entry(start, id, Optional.of(EventSummary.of(event))));
            }
        }
        return new Chunk(entries, page.next());
    }

    private static Chunk busy(List<CalendarId> calendars, ListEvents.Input in, ActionContext context) {
        var answer = FreeBusy.ask(calendars, in.from(), in.last(), in.timeZone(), context);
        if (!answer.unknown().isEmpty()) {
            throw GoogleGetAvailability.unknown(answer, calendars.size());
        }
        var entries = answer.busy().stream()
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
