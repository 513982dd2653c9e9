package dev.connectors.outlook.calendar;

import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.GetAvailability.Busy;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.Unsupported;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.calendar.CalendarSource.BusyTimes;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When calendars are busy.
 *
 * <p>{@code getSchedule} knows mailboxes and not calendars: it says when the default calendar of one is busy, and personal accounts do
 * not have it. So the account's default calendar is asked for that way; it and every other calendar, where that gives no whole answer,
 * by its own events' times, of which nothing else is read. A calendar of which neither can be had is unknown, which is not free.
 */
final class FreeBusy {

    /** A time that is taken. */
    record Period(LocalDateTime start, LocalDateTime end) {}

    private final LocalDate from;
    private final LocalDate last;
    private final ZoneId zone;
    private final ReadContext context;
    private final List<Busy> busy = new ArrayList<>();
    private final List<CalendarId> unknown = new ArrayList<>();
    private final Set<String> reasons = new TreeSet<>();

    /**
     * For whole days in a zone.
     *
     * @param last the last day, included
     */
    FreeBusy(LocalDate from, LocalDate last, ZoneId zone, ReadContext context) {
        this.from = from;
        this.last = last;
        this.zone = zone;
        this.context = context;
    }

    BusyTimes ask(List<CalendarId> calendars) {
        var schedule = new Schedule(from, last, zone, context);
        var main = schedule.calendarAmong(calendars);
        for (var calendar : calendars) {
            try {
                var periods =
                        main.filter(calendar::equals).isPresent() ? schedule.periods() : Optional.<List<Period>>empty();
                add(calendar, periods.orElseGet(() -> reckoned(calendar)));
            } catch (NotFound | ProviderRejected | Unsupported e) {
                unknown(calendar, e);
            }
        }
        busy.sort(Comparator.comparing(Busy::start)
                .thenComparing(b -> b.calendar().value()));
        return new BusyTimes(busy, unknown, reasons);
    }

    private void unknown(CalendarId calendar, ConnectorException e) {
        unknown.add(calendar);
        reasons.add(e.code());
    }

    /** By the times of its events. */
    private List<Period> reckoned(CalendarId calendar) {
        var periods = new ArrayList<Period>();
        for (var found : new CalendarView(calendar, zone, EventCodec.TIMES, context).all(from, last)) {
            if (!found.cancelled() && !found.declined() && found.live().busy()) {
                periods.add(new Period(
                        found.live().start().from(), found.live().end().until()));
            }
        }
        return periods;
    }

    /** What lies in the days, cut to them; what touches or overlaps is one time. */
    private void add(CalendarId calendar, List<Period> periods) {
        periods.stream()
                .sorted(Comparator.comparing(Period::start))
                .collect(ArrayList<Period>::new, FreeBusy::join, ArrayList::addAll)
                .forEach(p -> BusyTimes.within(from, last, new Busy(p.start(), p.end(), calendar))
                        .ifPresent(busy::add));
    }

    private static void join(ArrayList<Period> joined, Period next) {
        int end = joined.size() - 1;
        if (joined.isEmpty() || next.start().isAfter(joined.get(end).end())) {
            joined.add(next);
        } else if (next.end().isAfter(joined.get(end).end())) {
            joined.set(end, new Period(joined.get(end).start(), next.end()));
        }
    }
}
