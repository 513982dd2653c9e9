package dev.connectors.outlook.calendar;

import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.Recipients;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventChange;
import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.domain.calendar.StoredEvent;
import dev.connectors.domain.calendar.UpdateEvent;
import dev.connectors.error.Unsupported;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.ApiRequest;
import dev.connectors.spi.PlannedAction;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Repeat;
import dev.connectors.spi.Scopes;
import dev.connectors.spi.calendar.ChangedTimes;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** {@code PATCH} of Graph's event, on top of exactly the version that was read; this and following by {@link SeriesSplit}. */
final class OutlookUpdateEvent implements PlannedAction<UpdateEvent.Input, StoredEvent, UpdateEvent.Output> {

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
        var looked = StoredEvents.look(in.calendar(), in.event(), in.scope(), context);
        var facts = looked.facts();
        UpdateEvent.requireFitting(in, facts);
        var target = facts.touched(in.scope());
        requireOwn(target);
        Telling.requirePossible(
                in.sendUpdates(),
                facts.reached(in.scope()).and(Recipients.of(in.change().newGuests(target))));
        if (splits(in, facts)) {
            SeriesSplit.requirePossible(in, looked, context);
        } else {
            requirePatchable(in, facts, context);
        }
        return facts;
    }

    /** Refuses what one patch of the event, or of the whole series, would damage. */
    static void requirePatchable(UpdateEvent.Input in, StoredEvent facts, ReadContext context) {
        var target = facts.touched(in.scope());
        requireTextApart(in.change(), target);
        requireWhole(EventPatch.of(in, facts, context.zone()), in, target, context);
    }

    private static void requireOwn(Event target) {
        if (!target.organizedBySelf()) {
            throw new Unsupported("Only the organizer can change this event for everybody. The user can answer the"
                    + " invitation instead, or write to the organizer.");
        }
    }

    /** The text of an online meeting holds what Teams needs to open it; written over, the meeting is gone. */
    private static void requireTextApart(EventChange change, Event target) {
        if (target.video().isPresent()
                && (change.description().isPresent() || change.clear().contains(EventChange.Clearable.DESCRIPTION))) {
            throw new Unsupported("The text of this event holds its online meeting, which would be lost. Change other"
                    + " fields, or tell the user to change the text in Outlook.");
        }
    }

    /** Exchange makes a series anew where its times or its rule change, and may bring back what was taken out of it. */
    private static void requireWhole(EventPatch patch, UpdateEvent.Input in, Event target, ReadContext context) {
        var remakes = target.isSeries()
                && (patch.times().isPresent() || patch.recurrence().isPresent());
        if (remakes
                && SeriesCopy.read(in.calendar(), target.id().orElseThrow(), context)
                        .datesTakenOut()) {
            throw new Unsupported("Single events of this series were deleted, and Outlook may bring them back if it is"
                    + " moved as a whole. Change single events, or tell the user to do it in Outlook.");
        }
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
        var patch = EventPatch.of(in, now, context.zone());
        var target = now.touched(in.scope());
        var stored = patch.isEmpty()
                ? target
                : OnTop.write(
                        in.calendar(),
                        target,
                        now.version(in.scope()),
                        context,
                        version -> send(in, patch, target, version, context));
        return UpdateEvent.Output.of(in, now, stored, notes(in, now, patch));
    }

    private static Event send(
            UpdateEvent.Input in, EventPatch patch, Event target, String version, ActionContext context) {
        var zone = patch.times()
                .filter(times -> !times.start().allDay())
                .map(ChangedTimes::zone)
                .or(target::timeZone)
                .orElse(context.zone());
        return patch(in, target, zone, context)
                .ifMatch(version)
                .json(patch::write)
                .send(EventCodec.askedIn(in.calendar(), zone, context.accountName()))
                .event()
                .orElse(target); // whatever the answer says, it was accepted
    }

    private static ApiRequest patch(UpdateEvent.Input in, Event target, ZoneId zone, ActionContext context) {
        return Preferences.in(
                zone,
                context.http()
                        .patch(
                                "/me/calendars/{calendar}/events/{event}",
                                in.calendar().value(),
                                target.id().orElseThrow().value()));
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
            notes.add("Outlook may undo what was changed on single occurrences before (" + changed
                    + "); tell the user to look");
        }
        return notes;
    }
}
