package dev.connectors.google.calendar;

import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.calendar.CalendarSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code events.list} and {@code freebusy.query} of Calendar API v3, for one call. */
final class GoogleSource implements CalendarSource {

    private final ReadContext context;

    GoogleSource(ReadContext context) {
        this.context = context;
    }

    @Override
    public Chunk events(Query query, Optional<String> token) {
        var page = EventsPage.list(query, token, context);
        var events = new ArrayList<Found>();
        for (var found : page.items()) {
            if (!found.cancelled() && !found.declined() && found.isMeeting()) {
                events.add(new Found(found.live(), isOfThisCall(found)));
            }
        }
        return new Chunk(events, page.next());
    }

    /** Its id is the operation's, or begins a series that has it. */
    private boolean isOfThisCall(GoogleEvent found) {
        return found.live().id().filter(this::isOperation).isPresent()
                || found.series().filter(this::isOperation).isPresent();
    }

    private boolean isOperation(EventId id) {
        return id.value().equals(context.operationId());
    }

    @Override
    public BusyTimes busy(List<CalendarId> calendars, LocalDate from, LocalDate last, ZoneId zone) {
        return FreeBusy.ask(calendars, from, last, zone, context);
    }
}
