package dev.connectors.outlook.calendar;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.calendar.Attendee;
import dev.connectors.domain.calendar.Event;
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

/** {@code accept}, {@code tentativelyAccept} and {@code decline} of Graph, with an answer to the organizer. */
final class OutlookRespondToEvent implements PlannedAction<RespondToEvent.Input, StoredEvent, RespondToEvent.Output> {

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
        // A second answer is a second mail: so look at the answer that is stored.
        return Repeat.confirmedBy(OutlookRespondToEvent::find);
    }

    @Override
    public StoredEvent look(RespondToEvent.Input in, ReadContext context) {
        var facts = StoredEvents.look(in.calendar(), in.event(), in.scope(), context)
                .facts();
        if (facts.touched(in.scope()).organizedBySelf()) {
            throw new Unsupported("The user organizes this event, so there is nothing to answer.");
        }
        return facts;
    }

    @Override
    public RespondToEvent.Output run(RespondToEvent.Input in, StoredEvent now, ActionContext context) {
        var target = now.touched(in.scope());
        OnTop.unchanged(in.calendar(), target, context);
        OnTop.write(in.calendar(), target, "", context, version -> {
            Preferences.ids(context.http()
                            .post(
                                    "/me/events/{event}/{answer}",
                                    target.id().orElseThrow().value(),
                                    verb(in.response())))
                    .json(out -> write(in, out))
                    .send();
            return version;
        });
        return RespondToEvent.Output.of(now, later(in, target, context));
    }

    private static String verb(RespondToEvent.Answer answer) {
        return switch (answer) {
            case ACCEPTED -> "accept";
            case TENTATIVE -> "tentativelyAccept";
            case DECLINED -> "decline";
        };
    }

    private static void write(RespondToEvent.Input in, JsonGenerator out) throws IOException {
        out.writeStartObject();
        if (in.comment().isPresent()) {
            out.writeStringField("comment", in.comment().get());
        }
        out.writeBooleanField("sendResponse", true);
        out.writeEndObject();
    }

    /** The event as it is then: after a no it is usually gone. Whatever happens here, the answer is given. */
    private static Event later(RespondToEvent.Input in, Event target, ReadContext context) {
        try {
            var found = OutlookGetEvent.find(in.calendar(), target.id().orElseThrow(), context);
            if (found.isPresent()) {
                return found.get().live();
            }
        } catch (RuntimeException e) {
            return answered(in, target);
        }
        return answered(in, target);
    }

    private static Event answered(RespondToEvent.Input in, Event target) {
        return target.with(target.attendees().stream()
                .map(a -> a.self() ? a.answering(in.response().status(), Optional.empty()) : a)
                .toList());
    }

    /** The event, if it holds the answer. Words are nowhere stored, so whether they were sent stays unknown. */
    private static Optional<RespondToEvent.Output> find(RespondToEvent.Input in, ReadContext context) {
        if (in.comment().isPresent()) {
            return Optional.empty();
        }
        return OutlookGetEvent.find(in.calendar(), in.event(), context)
                .map(GraphEvent::live)
                .filter(event -> event.attendees().stream()
                        .filter(Attendee::self)
                        .anyMatch(own -> own.status() == in.response().status()))
                .map(event -> RespondToEvent.Output.of(new StoredEvent(event, "", Optional.empty()), event));
    }
}
