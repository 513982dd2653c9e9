package dev.connectors.outlook.calendar;

import dev.connectors.domain.Recipients;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.domain.calendar.StoredEvent;
import dev.connectors.spi.ApiRequest;
import dev.connectors.spi.ReadContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an event as it is, with its series where a change touches more than one occurrence: the facts of update, delete and respond. */
final class StoredEvents {

    private static final int PER_PAGE = 250;
    private static final int MOST_PAGES = 12;
    /** How far the occurrences of a series are counted, in days from now: a year where it has no end, five where it has. */
    private static final int HORIZON_ENDLESS = 366;

    private static final int HORIZON = 1830;
    /** Graph refuses more than 1825 days at once. */
    private static final int MOST_DAYS = 1800;

    private static final String COUNTED = EventCodec.LISTED + ",originalStart,hideAttendees";

    private final CalendarId calendar;
    private final ReadContext context;
    private int past;
    private int all;
    private int changed;
    private int pages;
    private boolean cut;
    private final Set<EventId> counted = new HashSet<>();
    private Recipients guests = Recipients.none();

    private StoredEvents(CalendarId calendar, ReadContext context) {
        this.calendar = calendar;
        this.context = context;
    }

    /**
     * What was read.
     *
     * @param facts as the contract has them
     * @param named the event that the id names
     * @param master its series, where the change touches more than one occurrence
     */
    record Looked(StoredEvent facts, GraphEvent named, Optional<GraphEvent> master) {}

    /**
     * The event, in its own zone.
     *
     * @throws dev.connectors.error.NotFound where it is not there, or was cancelled
     * @throws dev.connectors.error.InvalidArguments where the scope needs the id of an occurrence and this is that of a series
     */
    static Looked look(CalendarId calendar, EventId id, Occurrences scope, ReadContext context) {
        var found = OutlookGetEvent.get(calendar, id, context);
        var single = new StoredEvent(found.live(), found.etag(), Optional.empty());
        single.requireFitting(scope);
        if (scope == Occurrences.THIS || (found.series().isEmpty() && !found.isSeries())) {
            return new Looked(single, found, Optional.empty());
        }
        var master = found.series().isEmpty()
                ? found
                : OutlookGetEvent.get(calendar, found.series().get(), context);
        var series = new StoredEvents(calendar, context)
                .series(master, scope == Occurrences.FOLLOWING ? Optional.of(found) : Optional.empty());
        return new Looked(new StoredEvent(found.live(), found.etag(), Optional.of(series)), found, Optional.of(master));
    }

    private StoredEvent.Series series(GraphEvent master, Optional<GraphEvent> from) {
        var now = LocalDateTime.ofInstant(context.clock().instant(), context.zone());
        var range = master.recurrence().map(GraphRecurrence::range);
        var endless = range.map(GraphRange::endless).orElse(true);
        var horizon = now.toLocalDate().plusDays(endless ? HORIZON_ENDLESS : HORIZON);
        var last = range.flatMap(GraphRange::end).filter(horizon::isAfter).orElse(horizon);
        var day = master.day().minusDays(1);
        while (!day.isAfter(last) && !cut) {
            var until = day.plusDays(MOST_DAYS);
            count(master, from, now, day, until.isAfter(last) ? last.plusDays(2) : until);
            day = until.minusDays(1); // local days are not those of UTC: what lies about a border is answered twice
        }
        // Whoever was not read is somebody: then nobody can say that all are named.
        var reached = cut ? guests.and(new Recipients(List.of(), true)) : guests;
        return new StoredEvent.Series(master.live(), master.etag(), past, all - past, endless || cut, changed, reached);
    }

    private void count(
            GraphEvent master, Optional<GraphEvent> from, LocalDateTime now, LocalDate first, LocalDate until) {
        var page = first(master, first, until);
        while (true) {
            pages++;
            page.items().forEach(found -> count(found, from, now));
            cut = page.next().isPresent() && pages >= MOST_PAGES;
            if (page.next().isEmpty() || cut) {
                return;
            }
            page = Preferences.in(
                            context.zone(), context.http().follow(page.next().get()))
                    .send(reader());
        }
    }

    private void count(GraphEvent found, Optional<GraphEvent> from, LocalDateTime now) {
        if (found.cancelled() || !counted.add(found.id())) {
            return;
        }
        all++;
        past += found.live().end().until().isAfter(now) ? 0 : 1;
        if (found.type().equals("exception") && !isBefore(found, from)) {
            changed++;
            guests = guests.and(found.live().reached());
        }
    }

    private static boolean isBefore(GraphEvent found, Optional<GraphEvent> from) {
        return from.flatMap(GraphEvent::original)
                .flatMap(start -> found.original().map(o -> o.isBefore(start)))
                .orElse(false);
    }

    private GraphPage<GraphEvent> first(GraphEvent master, LocalDate first, LocalDate until) {
        var request = context.http()
                .get("/me/events/{event}/instances", master.id().value())
                .query("startDateTime", first + "T00:00:00Z")
                .query("endDateTime", until + "T00:00:00Z")
                .query("$select", COUNTED)
                .query("$top", PER_PAGE);
        return Preferences.in(context.zone(), request).send(reader());
    }

    private ApiRequest.Reader<GraphPage<GraphEvent>> reader() {
        return GraphPage.reader(EventCodec.askedIn(calendar, context.zone(), context.accountName()));
    }
}
