package dev.connectors.outlook.calendar;

import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.calendar.DeleteEvent;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.domain.calendar.SendUpdates;
import dev.connectors.domain.calendar.StoredEvent;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotFound;
import dev.connectors.error.OutcomeUnknown;
import dev.connectors.error.Unsupported;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.ApiRequest;
import dev.connectors.spi.PlannedAction;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Repeat;
import dev.connectors.spi.Scopes;
import java.util.List;
import java.util.Optional;

/**
 * Deletes an event: one's own with guests by {@code cancel}, without any by {@code DELETE}; somebody else's by {@code decline}, since
 * {@code DELETE} tells its organizer nothing; this and following by ending the series before it.
 */
final class OutlookDeleteEvent implements PlannedAction<DeleteEvent.Input, StoredEvent, DeleteEvent.Output> {

    @Override
    public PlannedContract<DeleteEvent.Input, StoredEvent, DeleteEvent.Output> contract() {
        return DeleteEvent.CONTRACT;
    }

    @Override
    public Scopes scopes() {
        return Calendars.WRITE_SCOPES;
    }

    @Override
    public Repeat<DeleteEvent.Input, DeleteEvent.Output> repeat() {
        // A second one gives 404, whoever did the first: so look whether it is gone, and don't send again.
        return Repeat.confirmedBy(OutlookDeleteEvent::find);
    }

    @Override
    public StoredEvent look(DeleteEvent.Input in, ReadContext context) {
        var looked = StoredEvents.look(in.calendar(), in.event(), in.scope(), context);
        var facts = looked.facts();
        if (facts.event().organizedBySelf()) {
            Telling.requirePossible(in.sendUpdates(), facts.reached(in.scope()));
        }
        if (ends(in, facts)) {
            if (!facts.series().orElseThrow().master().organizedBySelf()) {
                throw new Unsupported(
                        "Only the organizer can end a series. Delete single events or all of the user's copy.");
            }
            SeriesSplit.cut(looked.named(), looked.master().orElseThrow(), context.zone());
        }
        return facts;
    }

    @Override
    public DeleteEvent.Output run(DeleteEvent.Input in, StoredEvent now, ActionContext context) {
        if (ends(in, now)) {
            var cut = SeriesSplit.cut(in.calendar(), now, context);
            if (!cut.isFirst()) {
                return end(in, now, cut, context);
            }
        }
        // Of a series that would have nothing left all of it goes.
        var target = now.touched(in.scope());
        if (!target.organizedBySelf()) {
            decline(in, target, now, context);
        } else if (now.reached(in.scope()).isEmpty()) {
            delete(in, target, now, context);
        } else {
            cancel(in, target, context);
        }
        return DeleteEvent.Output.of(in, now, List.of());
    }

    private static DeleteEvent.Output end(
            DeleteEvent.Input in, StoredEvent now, SeriesSplit.Cut cut, ActionContext context) {
        var takenOut =
                SeriesCopy.read(in.calendar(), cut.master().id(), context).datesTakenOut();
        SeriesSplit.trim(in.calendar(), cut, context);
        return DeleteEvent.Output.of(in, now, takenOut ? List.of(SeriesSplit.BROUGHT_BACK) : List.of());
    }

    private static boolean ends(DeleteEvent.Input in, StoredEvent facts) {
        return in.scope() == Occurrences.FOLLOWING && facts.series().isPresent();
    }

    private static void delete(DeleteEvent.Input in, Event target, StoredEvent now, ActionContext context) {
        OnTop.write(in.calendar(), target, now.version(in.scope()), context, version -> {
            Preferences.ids(context.http()
                            .delete(
                                    "/me/calendars/{calendar}/events/{event}",
                                    in.calendar().value(),
                                    target.id().orElseThrow().value()))
                    .ifMatch(version)
                    .send();
            return version;
        });
    }

    private static void cancel(DeleteEvent.Input in, Event target, ActionContext context) {
        OnTop.unchanged(in.calendar(), target, context);
        OnTop.write(in.calendar(), target, "", context, version -> {
            post("/me/events/{event}/cancel", target, context)
                    .json(out -> {
                        out.writeStartObject();
                        out.writeEndObject();
                    })
                    .send();
            return version;
        });
    }

    /** A no to its organizer, after which Exchange removes it by itself, or leaves it to us. */
    private static void decline(DeleteEvent.Input in, Event target, StoredEvent now, ActionContext context) {
        if (in.sendUpdates() == SendUpdates.NONE) {
            delete(in, target, now, context);
            return;
        }
        OnTop.unchanged(in.calendar(), target, context);
        OnTop.write(in.calendar(), target, "", context, version -> {
            post("/me/events/{event}/decline", target, context)
                    .json(out -> {
                        out.writeStartObject();
                        out.writeBooleanField("sendResponse", true);
                        out.writeEndObject();
                    })
                    .send();
            return version;
        });
        try {
            Preferences.ids(context.http()
                            .delete(
                                    "/me/calendars/{calendar}/events/{event}",
                                    in.calendar().value(),
                                    target.id().orElseThrow().value()))
                    .send();
        } catch (NotFound e) {
            return; // Exchange did it
        } catch (ConnectorException e) {
            throw new OutcomeUnknown(
                    "The organizer was told no, and it is not known whether the event is gone from the calendar. Don't"
                            + " repeat it; tell the user to look in a minute.",
                    "declined; then " + e.code(),
                    e);
        }
    }

    private static ApiRequest post(String template, Event target, ActionContext context) {
        return Preferences.ids(
                context.http().post(template, target.id().orElseThrow().value()));
    }

    /** Whether it is gone. Of this and following the id of the series went with the occurrence, so it stays unknown. */
    private static Optional<DeleteEvent.Output> find(DeleteEvent.Input in, ReadContext context) {
        if (in.scope() == Occurrences.FOLLOWING
                || OutlookGetEvent.find(in.calendar(), in.event(), context).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(DeleteEvent.Output.gone(in));
    }
}
