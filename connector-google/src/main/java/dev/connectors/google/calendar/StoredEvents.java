package dev.connectors.google.calendar;

import dev.connectors.domain.Recipients;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.domain.calendar.StoredEvent;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.calendar.Pages;
import java.time.LocalDateTime;
import java.util.Optional;

/** Reads an event as it is, with its series where a change touches more than one occurrence: the facts of update, delete and respond. */
final class StoredEvents {

    private static final int PER_PAGE = 250;
    private static final int MOST_PAGES = 8;
    /** How far the occurrences of a series without end are counted, in days from now. */
    private static final int HORIZON = 366;

    private StoredEvents() {}

    /**
     * The event, in its own zone.
     *
     * @throws dev.connectors.error.NotFound where it is not there, or was deleted
     * @throws dev.connectors.error.InvalidArguments where the scope needs the id of an occurrence and this is that of a series
     */
    static StoredEvent look(CalendarId calendar, EventId id, Occurrences scope, ReadContext context) {
        var found = GoogleGetEvent.get(calendar, id, context);
        var single = new StoredEvent(found.live(), found.etag(), Optional.empty());
        single.requireFitting(scope);
        if (scope == Occurrences.THIS || (found.series().isEmpty() && !found.isSeries())) {
            return single;
        }
        var master = found.series().isEmpty()
                ? found
                : GoogleGetEvent.get(calendar, found.series().get(), context);
        var from = scope == Occurrences.FOLLOWING ? found.original() : Optional.<GoogleTime>empty();
        return new StoredEvent(found.live(), found.etag(), Optional.of(series(calendar, master, from, context)));
    }

    private static StoredEvent.Series series(
            CalendarId calendar, GoogleEvent master, Optional<GoogleTime> from, ReadContext context) {
        var counts = count(calendar, master, context);
        int changed = 0;
        var guests = Recipients.none();
        var token = Optional.<String>empty();
        var pages = new Pages();
        do {
            var page = changed(calendar, master, token, context);
            for (var occurrence : page.items()) {
                if (isChanged(occurrence, master, from)) {
                    changed++;
                    guests = guests.and(occurrence.live().reached());
                }
            }
            token = page.next().map(pages::next);
        } while (token.isPresent());
        return new StoredEvent.Series(
                master.live(), master.etag(), counts.past(), counts.toCome(), counts.endless(), changed, guests);
    }

    private static boolean isChanged(GoogleEvent found, GoogleEvent master, Optional<GoogleTime> from) {
        return !found.cancelled()
                && found.series().equals(master.live().id())
                && from.flatMap(start -> found.original().map(o -> !o.isBefore(start)))
                        .orElse(true);
    }

    /** The occurrences that were changed by themselves: without {@code singleEvents} Google lists just these, beside their series. */
    private static EventsPage changed(
            CalendarId calendar, GoogleEvent master, Optional<String> token, ReadContext context) {
        return context.http()
                .get("/calendars/{calendar}/events", calendar.value())
                .query("iCalUID", master.uid())
                .query("timeZone", context.zone().getId())
                .query("maxResults", PER_PAGE)
                .query("pageToken", token)
                .query("fields", "nextPageToken,items(" + EventCodec.REACHED + ")")
                .send(EventsPage.reader(EventCodec.askedIn(calendar, context.zone())));
    }

    private record Counts(int past, int toCome, boolean endless) {}

    private static Counts count(CalendarId calendar, GoogleEvent master, ReadContext context) {
        var now = LocalDateTime.ofInstant(context.clock().instant(), context.zone());
        var endless = master.recurrence().endless();
        int past = 0;
        int all = 0;
        var token = Optional.<String>empty();
        int pages = 0;
        do {
            var page = instances(calendar, master, endless ? Optional.of(now) : Optional.empty(), token, context);
            for (var occurrence : page.items()) {
                if (!occurrence.cancelled()) {
                    all++;
                    past += occurrence.live().end().until().isAfter(now) ? 0 : 1;
                }
            }
            token = page.next();
            pages++;
        } while (token.isPresent() && pages < MOST_PAGES);
        return new Counts(past, all - past, endless || token.isPresent());
    }

    private static EventsPage instances(
            CalendarId calendar,
            GoogleEvent master,
            Optional<LocalDateTime> now,
            Optional<String> token,
            ReadContext context) {
        return context.http()
                .get(
                        "/calendars/{calendar}/events/{event}/instances",
                        calendar.value(),
                        master.live().id().orElseThrow().value())
                .query("timeZone", context.zone().getId())
                .query("timeMax", now.map(n -> n.toLocalDate().plusDays(HORIZON) + "T00:00:00Z"))
                .query("maxResults", PER_PAGE)
                .query("pageToken", token)
                .query("fields", "nextPageToken,items(status,start,end)")
                .send(EventsPage.reader(EventCodec.askedIn(calendar, context.zone())));
    }

    /**
     * How many occurrences of a series lie before one, deleted ones included: as many of its {@code COUNT} are used up.
     *
     * @param split where that one would be by the rule
     */
    static int before(CalendarId calendar, EventId master, GoogleTime split, ReadContext context) {
        int before = 0;
        var token = Optional.<String>empty();
        var pages = new Pages();
        do {
            var page = context.http()
                    .get("/calendars/{calendar}/events/{event}/instances", calendar.value(), master.value())
                    .query("showDeleted", true)
                    .query("maxResults", PER_PAGE)
                    .query("pageToken", token)
                    .query("fields", "nextPageToken,items(status,start,end,originalStartTime)")
                    .send(EventsPage.reader(EventCodec.askedIn(calendar, context.zone())));
            for (var occurrence : page.items()) {
                before += occurrence.original().filter(o -> o.isBefore(split)).isPresent() ? 1 : 0;
            }
            token = page.next().map(pages::next);
        } while (token.isPresent());
        return before;
    }
}
