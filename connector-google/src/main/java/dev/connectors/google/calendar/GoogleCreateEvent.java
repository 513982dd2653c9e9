package dev.connectors.google.calendar;

import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.calendar.Clashes;
import dev.connectors.domain.calendar.CreateEvent;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.domain.calendar.Meant;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.PlannedAction;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Repeat;
import dev.connectors.spi.Scopes;
import dev.connectors.spi.calendar.CalendarReads;
import java.util.Optional;

/** {@code events.insert} of Calendar API v3, under an id of our own. */
final class GoogleCreateEvent implements PlannedAction<CreateEvent.Input, Clashes, CreateEvent.Output> {

    @Override
    public PlannedContract<CreateEvent.Input, Clashes, CreateEvent.Output> contract() {
        return CreateEvent.CONTRACT;
    }

    @Override
    public Scopes scopes() {
        return Calendars.WRITE_SCOPES.and(Calendars.FREE_BUSY_SCOPES);
    }

    @Override
    public Repeat<CreateEvent.Input, CreateEvent.Output> repeat() {
        // Our own id makes a second insert a 409, but Google may miss a collision within a second: so look, don't send
        // again.
        return Repeat.confirmedBy(GoogleCreateEvent::find);
    }

    @Override
    public Clashes look(CreateEvent.Input in, ReadContext context) {
        return CalendarReads.clashes(in, new GoogleSource(context), context);
    }

    @Override
    public CreateEvent.Output run(CreateEvent.Input in, Clashes now, ActionContext context) {
        var request = context.http()
                .post("/calendars/{calendar}/events", in.calendar().value())
                .query("sendUpdates", in.invites() ? "all" : "none")
                .query("fields", EventCodec.WHOLE);
        if (in.event().video()) {
            request.query("conferenceDataVersion", 1);
        }
        var stored = request.json(out -> EventWriter.draft(in.event(), context.operationId(), out))
                .send(EventCodec.written(in.calendar()));
        return CreateEvent.Output.of(in, now, stored.live());
    }

    /** The event of this operation, if it is alive and is the one that was meant. */
    private static Optional<CreateEvent.Output> find(CreateEvent.Input in, ReadContext context) {
        return GoogleGetEvent.find(in.calendar(), new EventId(context.operationId()), context)
                .filter(found -> Meant.by(in.event(), found.live()))
                .map(found -> CreateEvent.Output.of(
                        in, CalendarReads.clashes(in, new GoogleSource(context), context), found.live()));
    }
}
