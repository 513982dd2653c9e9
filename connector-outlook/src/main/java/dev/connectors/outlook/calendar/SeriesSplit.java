package dev.connectors.outlook.calendar;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventChange;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.RecurrenceRule;
import dev.connectors.domain.calendar.SeriesTimes;
import dev.connectors.domain.calendar.StoredEvent;
import dev.connectors.domain.calendar.UpdateEvent;
import dev.connectors.error.Conflict;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.OutcomeUnknown;
import dev.connectors.error.Unsupported;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.calendar.LostChange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Changes an occurrence and all that follow, for which Graph has no call: the new series is made first and the old one cut second, so
 * that whatever happens in between leaves events twice, which is named, and never loses one.
 *
 * <p>The new series has our operation's key, by which it is found again. Changes that were made to single occurrences from there on are
 * lost; the question counts them.
 */
final class SeriesSplit {

    /** What is said where a series was ended that lacks dates: Exchange makes a series anew where its rule changes. */
    static final String BROUGHT_BACK = "single events of this series were deleted before, and Outlook may bring back"
            + " those that lie before this one; tell the user to look";

    private final UpdateEvent.Input in;
    private final StoredEvent facts;
    private final Event master;
    private final Cut cut;
    private final SeriesCopy copy;
    private final ActionContext context;

    private SeriesSplit(UpdateEvent.Input in, StoredEvent facts, Cut cut, SeriesCopy copy, ActionContext context) {
        this.in = in;
        this.facts = facts;
        this.master = facts.series().orElseThrow().master();
        this.cut = cut;
        this.copy = copy;
        this.context = context;
    }

    /**
     * Where a series is cut.
     *
     * @param master as it is now
     * @param day of the first occurrence that goes, by the pattern and in its zone: an occurrence may have been moved
     */
    record Cut(GraphEvent master, GraphRecurrence recurrence, LocalDate day) {

        /** Whether nothing comes before. */
        boolean isFirst() {
            return !day.isAfter(recurrence.range().start());
        }

        /** What is left of the old one. */
        GraphRecurrence rest() {
            return recurrence.before(day);
        }
    }

    /**
     * Refuses a series that cannot be split, before anybody is asked.
     *
     * @throws Unsupported with what can be done instead
     */
    static void requirePossible(UpdateEvent.Input in, StoredEvents.Looked looked, ReadContext context) {
        var master = looked.facts().series().orElseThrow().master();
        if (master.attendeesOmitted()) {
            throw new Unsupported(
                    "Outlook does not show all guests of this series, so a second one would lose some. Change"
                            + " one event, or tell the user to do it in Outlook.");
        }
        var cut = cut(looked.named(), looked.master().orElseThrow(), context.zone());
        if (cut.isFirst()) {
            OutlookUpdateEvent.requirePatchable(in, looked.facts(), context);
            return;
        }
        requireCopy(in.change(), SeriesCopy.read(in.calendar(), cut.master().id(), context));
        rest(in, looked.facts(), cut, context.zone()); // refuses what the rule does not say
    }

    private static void requireCopy(EventChange change, SeriesCopy copy) {
        if (copy.attachments()) {
            throw new Unsupported(
                    "This series has attachments, which a second one would lack. Change one event, or tell"
                            + " the user to do it in Outlook.");
        }
        var written = change.description().isPresent() || change.clear().contains(EventChange.Clearable.DESCRIPTION);
        if (copy.meeting() && !written) {
            throw new Unsupported(
                    "This series is an online meeting, and its text holds the link of the old one. Give the"
                            + " new events' text in change.description, without that link; they get a meeting of their own.");
        }
    }

    /**
     * Where to cut.
     *
     * @throws Unsupported where the series repeats by a pattern that we do not write
     */
    static Cut cut(GraphEvent named, GraphEvent master, ZoneId home) {
        var recurrence = master.recurrence()
                .filter(r -> !(r.pattern() instanceof GraphPattern.Other))
                .orElseThrow(
                        () -> new Unsupported("This series repeats by a pattern that cannot be changed here. Change"
                                + " single events, or tell the user to do it in Outlook."));
        var zone = recurrence
                .range()
                .zone()
                .flatMap(name -> GraphZones.zone(name, master.ownZone().orElse(home)))
                .or(master::ownZone)
                .orElse(home);
        var day = named.original().map(start -> day(start, master.live().start().allDay(), zone));
        return new Cut(master, recurrence, day.orElseGet(named::day));
    }

    /** Of a whole day it is midnight, in UTC or in the zone. */
    private static LocalDate day(Instant original, boolean allDay, ZoneId zone) {
        var utc = original.atOffset(ZoneOffset.UTC);
        return allDay && utc.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? utc.toLocalDate()
                : LocalDate.ofInstant(original, zone);
    }

    /**
     * The cut as of now.
     *
     * @throws Conflict if the event or its series is not as it was when it was looked at
     */
    static Cut cut(CalendarId calendar, StoredEvent facts, ReadContext context) {
        var named = OnTop.unchanged(calendar, facts.event(), context);
        var master = OnTop.unchanged(calendar, facts.series().orElseThrow().master(), context);
        return cut(named, master, context.zone());
    }

    static UpdateEvent.Output run(UpdateEvent.Input in, StoredEvent facts, ActionContext context) {
        var cut = cut(in.calendar(), facts, context);
        if (cut.isFirst()) {
            // Nothing comes before: the whole series is 'this and all that follow'.
            return OutlookUpdateEvent.patched(in, facts, context);
        }
        var copy = SeriesCopy.read(in.calendar(), cut.master().id(), context);
        requireCopy(in.change(), copy);
        return new SeriesSplit(in, facts, cut, copy, context).run();
    }

    private UpdateEvent.Output run() {
        var rest = rest(in, facts, cut, context.zone());
        var made = make(rest);
        var notes = new ArrayList<String>();
        var changed = facts.series().orElseThrow().changed();
        if (changed > 0) {
            notes.add("what was changed on single occurrences from then on (" + changed + ") is not in the new series");
        }
        if (copy.datesTakenOut()) {
            notes.add("events that were deleted from then on are there again; tell the user to look");
            notes.add(BROUGHT_BACK);
        }
        if (!isTrimmed()) {
            notes.add(LostChange.twice(made.id(), cut.master().id(), in.event()));
        }
        return UpdateEvent.Output.of(in, facts, made.event().orElse(master), notes);
    }

    /** The new series. Where its answer is lost it is looked for at once, since without it nobody knows whether to cut the old one. */
    private GraphEvent make(Rest rest) {
        try {
            var request = context.http()
                    .post("/me/calendars/{calendar}/events", in.calendar().value());
            return Preferences.in(rest.zone(), request)
                    .json(out -> write(rest, out))
                    .send(EventCodec.askedIn(in.calendar(), rest.zone(), context.accountName()));
        } catch (ConnectorException e) {
            throw e;
        } catch (RuntimeException lost) {
            return found().orElseThrow(() -> new OutcomeUnknown(
                    "It is not known whether the new series was made; the old one is as it was. Don't repeat it; tell the"
                            + " user to look in a minute.",
                    "the answer to the new series was lost",
                    lost));
        }
    }

    private Optional<GraphEvent> found() {
        try {
            return Made.find(in.calendar(), context);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The new series' times and recurrence. */
    private record Rest(EventTime start, EventTime end, ZoneId zone, GraphRecurrence recurrence) {}

    private static Rest rest(UpdateEvent.Input in, StoredEvent facts, Cut cut, ZoneId home) {
        var change = in.change();
        var master = cut.master().live();
        var oldZone = master.timeZone().orElse(home);
        var from = master.start().movedTo(cut.day());
        var start = change.start().orElse(from);
        var end = change.end().orElseGet(() -> plusLength(from, master));
        var zone = start.allDay() ? home : change.zoneFor(facts.event()).orElse(oldZone);
        var rule = change.recurrence().orElseGet(() -> goingOn(cut, master, from, oldZone, start, zone));
        return new Rest(start, end, zone, GraphRecurrence.of(rule, start, zone));
    }

    private static RecurrenceRule goingOn(
            Cut cut, Event master, EventTime from, ZoneId oldZone, EventTime start, ZoneId zone) {
        var rule = EventPatch.rule(master);
        var moved = SeriesTimes.moved(rule, from, oldZone, start, zone);
        return SeriesTimes.rest(
                moved,
                cut.recurrence().pattern().countBefore(cut.recurrence().range().start(), cut.day()));
    }

    private static EventTime plusLength(EventTime start, Event master) {
        if (start instanceof EventTime.At at) {
            return new EventTime.At(at.time()
                    .plus(Duration.between(master.start().from(), master.end().from())));
        }
        return new EventTime.On(start.date()
                .plusDays(
                        master.end().date().toEpochDay() - master.start().date().toEpochDay()));
    }

    private void write(Rest rest, JsonGenerator out) throws IOException {
        var change = in.change();
        out.writeStartObject();
        out.writeStringField("transactionId", context.operationId());
        copy.write(replaced(change), out);
        EventWriter.texts(change, out);
        EventWriter.times(rest.start(), rest.end(), rest.zone(), out);
        out.writeFieldName("recurrence");
        rest.recurrence().write(out);
        var guests = change.guestsAfter(master);
        if (!guests.isEmpty()) {
            EventWriter.guests(guests, out);
        }
        if (copy.meeting()) {
            EventWriter.teams(out);
        }
        out.writeEndObject();
    }

    /** What is not copied: given anew, or emptied. */
    private static Set<String> replaced(EventChange change) {
        var replaced = new HashSet<String>();
        change.summary().ifPresent(s -> replaced.add("subject"));
        change.location().ifPresent(s -> replaced.add("locations"));
        change.description().ifPresent(s -> replaced.add("body"));
        change.clear().forEach(field -> replaced.add(field == EventChange.Clearable.LOCATION ? "locations" : "body"));
        return replaced;
    }

    /** Ends the old series before the split. Whatever goes wrong here, the new series is there: it is said, and is no failure. */
    private boolean isTrimmed() {
        try {
            trim(in.calendar(), cut, context);
            return true;
        } catch (RuntimeException e) {
            return endsBefore();
        }
    }

    private boolean endsBefore() {
        try {
            return OutlookGetEvent.find(in.calendar(), cut.master().id(), context)
                    .flatMap(GraphEvent::recurrence)
                    .filter(now -> now.range().equals(cut.rest().range()))
                    .isPresent();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Ends a series before the cut, on top of the version that the cut was made on. */
    static void trim(CalendarId calendar, Cut cut, ActionContext context) {
        var master = cut.master();
        OnTop.write(calendar, master.live(), master.etag(), context, version -> {
            Preferences.ids(context.http()
                            .patch(
                                    "/me/calendars/{calendar}/events/{event}",
                                    calendar.value(),
                                    master.id().value()))
                    .ifMatch(version)
                    .json(out -> {
                        out.writeStartObject();
                        out.writeFieldName("recurrence");
                        cut.rest().write(out);
                        out.writeEndObject();
                    })
                    .send();
            return version;
        });
    }
}
