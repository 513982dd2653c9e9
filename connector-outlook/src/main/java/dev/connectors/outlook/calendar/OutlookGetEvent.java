package dev.connectors.outlook.calendar;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.domain.calendar.EventView;
import dev.connectors.domain.calendar.GetEvent;
import dev.connectors.error.NotFound;
import dev.connectors.outlook.Microsoft;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Scopes;
import java.time.ZoneId;
import java.util.Optional;

/** {@code GET /me/calendars/{id}/events/{id}} of Graph, for an event that lies in that calendar. */
final class OutlookGetEvent implements Action<GetEvent.Input, EventView> {

    @Override
    public ActionContract<GetEvent.Input, EventView> contract() {
        return GetEvent.CONTRACT;
    }

    @Override
    public Scopes scopes() {
        return Calendars.READ_SCOPES;
    }

    @Override
    public EventView run(GetEvent.Input in, ActionContext context) {
        return EventView.of(get(in.calendar(), in.event(), context).live());
    }

    /**
     * Reads an event in its own zone. It is asked for in the user's zone first, since nearly all events are of that one; where the
     * event keeps another one, it is asked for in that, so that local times are Exchange's arithmetic and not this JVM's.
     *
     * @throws NotFound where the calendar does not hold it, whatever other calendar does
     */
    static GraphEvent get(CalendarId calendar, EventId id, ReadContext context) {
        var inUsersZone = read(calendar, id, context.zone(), context);
        if (!Belonging.isIn(calendar, id, inUsersZone, context)) {
            throw Microsoft.notFound();
        }
        return inUsersZone
                .ownZone()
                .filter(own -> !own.equals(context.zone()))
                .map(own -> read(calendar, id, own, context))
                .orElse(inUsersZone);
    }

    /** The same; empty where it is not there, or was cancelled. */
    static Optional<GraphEvent> find(CalendarId calendar, EventId id, ReadContext context) {
        try {
            return Optional.of(get(calendar, id, context)).filter(e -> !e.cancelled());
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    /** Reads an event by its id alone, although a calendar is named; its times are local in that zone. */
    private static GraphEvent read(CalendarId calendar, EventId id, ZoneId zone, ReadContext context) {
        var request = context.http()
                .get("/me/calendars/{calendar}/events/{event}", calendar.value(), id.value())
                .query("$select", EventCodec.WHOLE);
        var found = Preferences.in(zone, request).send(EventCodec.askedIn(calendar, zone, context.accountName()));
        return new Owners(context).mark(calendar, found);
    }
}
