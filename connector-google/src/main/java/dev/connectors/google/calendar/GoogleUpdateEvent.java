package dev.connectors.google.calendar;

import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.domain.calendar.SendUpdates;
import dev.connectors.domain.calendar.StoredEvent;
import dev.connectors.domain.calendar.UpdateEvent;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.PlannedAction;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Repeat;
import dev.connectors.spi.Scopes;
import java.util.ArrayList;
import java.util.List;

/** {@code events.patch} of Calendar API v3, on top of exactly the version that was read; this and following by {@link SeriesSplit}. */
final class GoogleUpdateEvent implements PlannedAction<UpdateEvent.Input, StoredEvent, UpdateEvent.Output> {

    @Override
    public PlannedContract<UpdateEvent.Input, StoredEvent, UpdateEvent.Output> contract() {
        return UpdateEvent.CONTRACT;
    }

    @Override
    public Scopes scopes() {
        return Calendars.WRITE_SCOPES;
    }

    @Override
    public Repeat<UpdateEvent.Input, UpdateEvent.Output> repeat() {
        // With If-Match a second patch gives 412 whether or not the first went through: so look whether all is as
        // asked.
        return Repeat.confirmedBy(UpdateConfirmation::find);
    }

    @Override
    public StoredEvent look(UpdateEvent.Input in, ReadContext context) {
        var facts = StoredEvents.look(in.calendar(), in.event(), in.scope(), context);
        UpdateEvent.requireFitting(in, facts);
        if (splits(in, facts)) {
            SeriesSplit.requirePossible(in, facts);
        } else {
            EventPatch.of(in, facts); // refuses what the rule does not say, before anybody is asked
        }
        return facts;
    }

    @Override
    public UpdateEvent.Output run(UpdateEvent.Input in, StoredEvent now, ActionContext context) {
        return splits(in, now) ? SeriesSplit.run(in, now, context) : patched(in, now, context);
    }

    private static boolean splits(UpdateEvent.Input in, StoredEvent facts) {
        return in.scope() == Occurrences.FOLLOWING && facts.series().isPresent();
    }

    /** Patches the event, or for more than one occurrence the series. */
    static UpdateEvent.Output patched(UpdateEvent.Input in, StoredEvent now, ActionContext context) {
        var patch = EventPatch.of(in, now);
        var target = now.touched(in.scope());
        var stored = patch.isEmpty() ? target : send(in, patch, target, now.version(in.scope()), context);
        return UpdateEvent.Output.of(in, now, stored, notes(in, now, patch));
    }

    private static Event send(
            UpdateEvent.Input in, EventPatch patch, Event target, String version, ActionContext context) {
        return context.http()
                .patch(
                        "/calendars/{calendar}/events/{event}",
                        in.calendar().value(),
                        target.id().orElseThrow().value())
                .query("sendUpdates", sendUpdates(in.sendUpdates()))
                .query("fields", EventCodec.WHOLE)
                .ifMatch(version)
                .json(patch::write)
                .send(EventCodec.written(in.calendar()))
                .live();
    }

    static String sendUpdates(SendUpdates whom) {
        return whom == SendUpdates.ATTENDEES ? "all" : "none";
    }

    private static List<String> notes(UpdateEvent.Input in, StoredEvent now, EventPatch patch) {
        var notes = new ArrayList<String>();
        if (patch.isEmpty()) {
            notes.add("nothing was changed: all of it was so already");
        }
        var changed = now.series().map(StoredEvent.Series::changed).orElse(0);
        if (in.scope() != Occurrences.THIS
                && changed > 0
                && (patch.times().isPresent() || patch.recurrence().isPresent())) {
            notes.add("Google may undo what was changed on single occurrences before (" + changed
                    + "); tell the user to look");
        }
        return notes;
    }
}
