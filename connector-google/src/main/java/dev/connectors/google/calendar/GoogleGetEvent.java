package dev.connectors.google.calendar;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.domain.calendar.EventView;
import dev.connectors.domain.calendar.GetEvent;
import dev.connectors.error.NotFound;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Scopes;
import java.time.ZoneId;
import java.util.Optional;

/** {@code events.get} of Calendar API v3. */
final class GoogleGetEvent implements Action<GetEvent.Input, EventView> {

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
     * event keeps another one, it is asked for in that, so that local times are Google's arithmetic and not this JVM's.
     */
    static GoogleEvent get(CalendarId calendar, EventId id, ReadContext context) {
        var inUsersZone = get(calendar, id, context.zone(), context);
        return inUsersZone
                .ownZone()
                .filter(own -> !own.equals(context.zone()))
                .map(own -> get(calendar, id, own, context))
                .orElse(inUsersZone);
    }

    /** Reads an event; its times are local in that zone. */
    static GoogleEvent get(CalendarId calendar, EventId id, ZoneId zone, ReadContext context) {
        return context.http()
                .get("/calendars/{calendar}/events/{event}", calendar.value(), id.value())
                .query("timeZone", zone.getId())
                .query("fields", EventCodec.WHOLE)
                .send(EventCodec.askedIn(calendar, zone));
    }

    /** The same; empty where it is not there, or was deleted. */
    static Optional<GoogleEvent> find(CalendarId calendar, EventId id, ReadContext context) {
        try {
            return Optional.of(get(calendar, id, context)).filter(e -> !e.cancelled());
        } catch (NotFound e) {
            return Optional.empty();
        }
    }
}
