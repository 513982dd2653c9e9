package dev.connectors.outlook.calendar;

import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.spi.ApiRequest;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.calendar.Pages;
import dev.connectors.spi.calendar.Window;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code calendarView} of Graph: what a calendar holds in a range of days, occurrences one by one, in order of their starts.
 *
 * <p>Graph's own pages are counted: where an event of an earlier page is deleted in between, the next page begins one too late and an
 * event is lost. So its links are followed within one call only, and a later call goes on with a day. One thread; one for each question.
 */
final class CalendarView {

    private static final int PER_PAGE = 100;
    /**
     * Graph orders by instant and a list by local time, where all-day events lie anywhere from 12 hours before to 14 after their midnight
     * in UTC: what is still to come may start up to that much before what came last.
     */
    private static final int DAYS_IN_DISORDER = 2;

    private final CalendarId calendar;
    private final ZoneId zone;
    private final String fields;
    private final ReadContext context;
    private final Pages pages = new Pages();

    CalendarView(CalendarId calendar, ZoneId zone, String fields, ReadContext context) {
        this.calendar = calendar;
        this.zone = zone;
        this.fields = fields;
        this.context = context;
    }

    /**
     * All events of some of the days.
     *
     * @param events that start on these days, and of the first days also what began before
     * @param further the day to go on with
     */
    record Days(List<GraphEvent> events, Optional<LocalDate> further) {}

    /** As many whole days as one page has, from that day on; more than one page only where a page has no whole day. */
    Days some(LocalDate from, LocalDate last) {
        var page = first(Window.of(from, last));
        var events = new ArrayList<>(page.items());
        while (page.next().isPresent() && !complete(events).isAfter(from)) {
            page = further(page.next().get());
            events.addAll(page.items());
        }
        if (page.next().isEmpty()) {
            return new Days(events, Optional.empty());
        }
        var until = complete(events);
        return new Days(
                events.stream().filter(event -> event.day().isBefore(until)).toList(), Optional.of(until));
    }

    /** All events of all of the days. */
    List<GraphEvent> all(LocalDate from, LocalDate last) {
        var page = first(Window.of(from, last));
        var events = new ArrayList<>(page.items());
        while (page.next().isPresent()) {
            page = further(page.next().get());
            events.addAll(page.items());
        }
        return events;
    }

    /** The first day of which more may follow. */
    private static LocalDate complete(List<GraphEvent> events) {
        return events.isEmpty()
                ? LocalDate.MIN
                : events.get(events.size() - 1).day().minusDays(DAYS_IN_DISORDER);
    }

    private GraphPage<GraphEvent> first(Window window) {
        return send(context.http()
                .get("/me/calendars/{calendar}/calendarView", calendar.value())
                .query("startDateTime", window.min())
                .query("endDateTime", window.max())
                .query("$orderby", "start/dateTime")
                .query("$top", PER_PAGE)
                .query("$select", fields));
    }

    private GraphPage<GraphEvent> further(String link) {
        return send(context.http().follow(pages.next(link)));
    }

    private GraphPage<GraphEvent> send(ApiRequest request) {
        return Preferences.in(zone, request)
                .send(GraphPage.reader(EventCodec.askedIn(calendar, zone, context.accountName())));
    }
}
