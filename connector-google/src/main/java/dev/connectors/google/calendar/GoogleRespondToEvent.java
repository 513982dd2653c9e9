package dev.connectors.google.calendar;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.calendar.Attendee;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.Meant;
import dev.connectors.domain.calendar.RespondToEvent;
import dev.connectors.domain.calendar.StoredEvent;
import dev.connectors.error.Unsupported;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.PlannedAction;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Repeat;
import dev.connectors.spi.Scopes;
import java.io.IOException;
import java.util.Optional;

/** {@code events.patch} of Calendar API v3 with the account's own answer. */
final class GoogleRespondToEvent implements PlannedAction<RespondToEvent.Input, StoredEvent, RespondToEvent.Output> {

    @Override
    public PlannedContract<RespondToEvent.Input, StoredEvent, RespondToEvent.Output> contract() {
        return RespondToEvent.CONTRACT;
    }

    @Override
    public Scopes scopes() {
        return Calendars.WRITE_SCOPES;
    }

    @Override
    public Repeat<RespondToEvent.Input, RespondToEvent.Output> repeat() {
        // With If-Match a second patch gives 412 whether or not the first went through: so look at the answer that is
        // stored.
        return Repeat.confirmedBy(GoogleRespondToEvent::find);
    }

    @Override
    public StoredEvent look(RespondToEvent.Input in, ReadContext context) {
        var facts = StoredEvents.look(in.calendar(), in.event(), in.scope(), context);
        if (own(facts.touched(in.scope())).isEmpty()) {
            throw new Unsupported("The user is not a guest of this event, so there is nothing to answer.");
        }
        return facts;
    }

    @Override
    public RespondToEvent.Output run(RespondToEvent.Input in, StoredEvent now, ActionContext context) {
        var target = now.touched(in.scope());
        var stored = context.http()
                .patch(
                        "/calendars/{calendar}/events/{event}",
                        in.calendar().value(),
                        target.id().orElseThrow().value())
                // An answer to oneself is nobody's news; any other goes to the organizer.
                .query("sendUpdates", now.event().organizedBySelf() ? "none" : "all")
                .query("fields", EventCodec.WHOLE)
                .ifMatch(now.version(in.scope()))
                .json(out -> write(in, target, out))
                .send(EventCodec.written(in.calendar()));
        return RespondToEvent.Output.of(now, stored.live());
    }

    /** All guests, since an array replaces what was there; where Google left some out, the own entry and the word that it did. */
    private static void write(RespondToEvent.Input in, Event target, JsonGenerator out) throws IOException {
        var answer = in.response().status();
        var comment = in.comment().map(ForeignText::new);
        var guests = target.attendees().stream()
                .filter(a -> a.self() || !target.attendeesOmitted())
                .map(a -> a.self() ? a.answering(answer, comment) : a)
                .toList();
        out.writeStartObject();
        if (target.attendeesOmitted()) {
            out.writeBooleanField("attendeesOmitted", true);
        }
        EventWriter.guests(guests, out);
        out.writeEndObject();
    }

    private static Optional<Attendee> own(Event event) {
        return event.attendees().stream().filter(Attendee::self).findFirst();
    }

    /** The event, if it holds the answer; of a series, its occurrence does so too. */
    private static Optional<RespondToEvent.Output> find(RespondToEvent.Input in, ReadContext context) {
        return GoogleGetEvent.find(in.calendar(), in.event(), context)
                .map(GoogleEvent::live)
                .filter(event -> own(event).filter(a -> answered(in, a)).isPresent())
                .map(event -> RespondToEvent.Output.of(new StoredEvent(event, "", Optional.empty()), event));
    }

    private static boolean answered(RespondToEvent.Input in, Attendee own) {
        return own.status() == in.response().status()
                && (in.comment().isEmpty() || Meant.same(in.comment(), own.comment()));
    }
}
