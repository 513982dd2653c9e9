package dev.connectors.google.calendar;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventId;
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
import dev.connectors.spi.calendar.LostChange;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Changes an occurrence and all that follow, for which Calendar API v3 has no call: the new series is inserted first and the old one
 * cut second, so that whatever happens in between leaves events twice, which is named, and never loses one.
 *
 * <p>The new series has our operation's id, so a repeated insert is refused. Changes that were made to single occurrences from there
 * on are lost, as in Google's own page; the question counts them.
 */
final class SeriesSplit {

    private static final Set<String> REPLACED_TEXTS = Set.of("summary", "location", "description");

    private final UpdateEvent.Input in;
    private final StoredEvent facts;
    private final Event master;
    private final GoogleTime split;
    private final EventCopy copy;
    private final ActionContext context;

    private SeriesSplit(
            UpdateEvent.Input in, StoredEvent facts, GoogleTime split, EventCopy copy, ActionContext context) {
        this.in = in;
        this.facts = facts;
        this.master = facts.series().orElseThrow().master();
        this.split = split;
        this.copy = copy;
        this.context = context;
    }

    /**
     * Refuses a series that cannot be split, before anybody is asked.
     *
     * @throws Unsupported with what can be done instead
     */
    static void requirePossible(UpdateEvent.Input in, StoredEvent facts) {
        var master = facts.series().orElseThrow().master();
        if (!master.organizedBySelf()) {
            throw new Unsupported(
                    "Only the organizer can change this and all following events. Change one event, or tell the user to"
                            + " ask the organizer.");
        }
        if (master.attendeesOmitted()) {
            throw new Unsupported(
                    "Google does not show all guests of this series, so a second one would lose some. Change one event,"
                            + " or tell the user to do it in Google Calendar.");
        }
        var lines = lines(master);
        var rule = requireCuttable(lines);
        if (in.change().recurrence().isEmpty()) {
            if (lines.excludesDates() && !rule.part("COUNT").isEmpty()) {
                throw new Unsupported(
                        "This series is counted and has dates taken out, so nobody can tell how many are left. Say in"
                                + " change.recurrence how it goes on.");
            }
            if (in.change().start().isPresent()) {
                EventPatch.movable(lines);
                var zone = master.timeZone().orElse(ZoneOffset.UTC);
                SeriesTimes.moved(
                        rule, facts.event().start(), zone, in.change().start().get(), zone);
            }
        }
    }

    /** The rule of a series that can end earlier. */
    static RecurrenceRule requireCuttable(RecurrenceLines lines) {
        return lines.rule()
                .filter(rule -> !lines.addsDates())
                .orElseThrow(() -> new Unsupported(
                        "This series has added dates or a rule that cannot be changed here. Change single"
                                + " events, or tell the user to do it in Google Calendar."));
    }

    /**
     * Does it.
     *
     * @throws Conflict if the event or its series is not as it was when it was looked at
     */
    static UpdateEvent.Output run(UpdateEvent.Input in, StoredEvent facts, ActionContext context) {
        var series = facts.series().orElseThrow();
        var id = series.master().id().orElseThrow();
        var split = original(in.calendar(), in.event(), facts, context);
        if (isFirst(split, series.master())) {
            // Nothing comes before: the whole series is 'this and all that follow'.
            return GoogleUpdateEvent.patched(in, facts, context);
        }
        var copy = EventCopy.read(in.calendar(), id, context);
        if (!copy.etag().equals(series.version())) {
            throw changed();
        }
        if (!copy.canBeMade()) {
            throw new Unsupported(
                    "Google made this series by itself, so a second one like it cannot be made. Change one event.");
        }
        return new SeriesSplit(in, facts, split, copy, context).run(id);
    }

    /**
     * Where the occurrence would be by the series' rule, local in the series' zone: an occurrence may have another one.
     *
     * @throws Conflict if the occurrence is not as it was when it was looked at
     */
    static GoogleTime original(CalendarId calendar, EventId occurrence, StoredEvent facts, ActionContext context) {
        var zone = facts.series().orElseThrow().master().timeZone().orElse(context.zone());
        var now = GoogleGetEvent.get(calendar, occurrence, zone, context);
        if (now.cancelled() || !now.etag().equals(facts.version())) {
            throw changed();
        }
        return now.original().orElseThrow(SeriesSplit::changed);
    }

    /** Whether the series begins with it. */
    static boolean isFirst(GoogleTime split, Event master) {
        return split.start(GoogleTime.Reading.AS_ANSWERED).equals(master.start());
    }

    private static Conflict changed() {
        return new Conflict(
                "It was changed by somebody since it was read. Nothing was done; read it again and decide anew.");
    }

    private UpdateEvent.Output run(EventId old) {
        var rest = rest(old);
        var made = insert(rest).live();
        var notes = new ArrayList<String>();
        var changed = facts.series().orElseThrow().changed();
        if (changed > 0) {
            notes.add("what was changed on single occurrences from then on (" + changed + ") is not in the new series");
        }
        if (master.video().isPresent() && !copy.meet()) {
            notes.add("the video link was not taken over, since it is not one of Google's; tell the user");
        }
        cut(old).ifPresent(notes::add);
        return UpdateEvent.Output.of(in, facts, made, notes);
    }

    /** The new series. Where its answer is lost it is looked for at once, since without it nobody knows whether to cut the old one. */
    private GoogleEvent insert(Rest rest) {
        try {
            return insertOnce(rest);
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

    private Optional<GoogleEvent> found() {
        try {
            return GoogleGetEvent.find(in.calendar(), new EventId(context.operationId()), context);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private GoogleEvent insertOnce(Rest rest) {
        var request = context.http()
                .post("/calendars/{calendar}/events", in.calendar().value())
                .query("sendUpdates", GoogleUpdateEvent.sendUpdates(in.sendUpdates()))
                .query("fields", EventCodec.WHOLE);
        if (copy.meet()) {
            request.query("conferenceDataVersion", 1);
        }
        if (copy.hasAttachments()) {
            request.query("supportsAttachments", true);
        }
        return request.json(out -> write(rest, out)).send(EventCodec.written(in.calendar()));
    }

    /** The new series' times and lines. */
    private record Rest(EventTime start, EventTime end, ZoneId zone, RecurrenceLines lines) {}

    private Rest rest(EventId old) {
        var change = in.change();
        var oldZone = master.timeZone().orElse(ZoneOffset.UTC);
        var from = split.start(GoogleTime.Reading.AS_ANSWERED);
        var start = change.start().orElse(from);
        var end = change.end().orElseGet(() -> plusLength(from));
        var zone = change.start().isPresent() ? change.zoneFor(facts.event()).orElse(oldZone) : oldZone;
        var lines = lines(master);
        if (change.recurrence().isPresent()) {
            return new Rest(
                    start,
                    end,
                    zone,
                    RecurrenceLines.of(SeriesTimes.rule(change.recurrence().get(), start, zone)));
        }
        var rule = lines.rule().orElseThrow();
        if (change.start().isPresent()) {
            rule = SeriesTimes.moved(rule, from, oldZone, start, zone);
        }
        if (!rule.part("COUNT").isEmpty()) {
            rule = SeriesTimes.rest(rule, StoredEvents.before(in.calendar(), old, split, context));
        }
        return new Rest(start, end, zone, lines.with(rule));
    }

    private EventTime plusLength(EventTime start) {
        if (start instanceof EventTime.At at) {
            return new EventTime.At(at.time()
                    .plus(Duration.between(master.start().from(), master.end().from())));
        }
        var days = master.end().date().toEpochDay() - master.start().date().toEpochDay();
        return new EventTime.On(start.date().plusDays(days));
    }

    private void write(Rest rest, JsonGenerator out) throws IOException {
        var change = in.change();
        out.writeStartObject();
        out.writeStringField("id", context.operationId());
        copy.write(replaced(), out);
        if (change.summary().isPresent()) {
            out.writeStringField("summary", change.summary().get());
        }
        if (change.location().isPresent()) {
            out.writeStringField("location", change.location().get());
        }
        if (change.description().isPresent()) {
            out.writeStringField("description", change.description().get());
        }
        EventWriter.times(rest.start(), rest.end(), rest.zone(), out);
        EventWriter.recurrence(rest.lines(), out);
        var guests = change.guestsAfter(master);
        if (!guests.isEmpty()) {
            EventWriter.guests(guests, out);
        }
        if (copy.meet()) {
            EventWriter.newConference(context.operationId(), out);
        }
        out.writeEndObject();
    }

    /** The texts that are not copied: given anew, or emptied. */
    private Set<String> replaced() {
        var change = in.change();
        var replaced = new HashSet<String>();
        change.summary().ifPresent(s -> replaced.add("summary"));
        change.location().ifPresent(s -> replaced.add("location"));
        change.description().ifPresent(s -> replaced.add("description"));
        change.clear().forEach(field -> replaced.add(field.name().toLowerCase(Locale.ROOT)));
        replaced.retainAll(REPLACED_TEXTS);
        return replaced;
    }

    /** Ends the old series before the split; what is to be said where that failed, or may have. */
    private Optional<String> cut(EventId old) {
        var lines = cutLines(lines(master), split);
        try {
            cut(
                    in.calendar(),
                    old,
                    lines,
                    facts.series().orElseThrow().version(),
                    GoogleUpdateEvent.sendUpdates(in.sendUpdates()),
                    context);
            return Optional.empty();
        } catch (RuntimeException e) {
            // Whatever it was, the new series is there: nothing from here on is a failure, and all of it is said.
            return isCut(old, lines)
                    ? Optional.empty()
                    : Optional.of(LostChange.twice(new EventId(context.operationId()), old, in.event()));
        }
    }

    private boolean isCut(EventId old, RecurrenceLines lines) {
        try {
            return GoogleGetEvent.find(in.calendar(), old, context)
                    .filter(now -> now.recurrence().equals(lines))
                    .isPresent();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** The lines of what is left before a split. */
    static RecurrenceLines cutLines(RecurrenceLines lines, GoogleTime split) {
        return lines.with(lines.rule().orElseThrow().ending("UNTIL", split.justBefore()));
    }

    /** Writes these lines on top of a version of a series. */
    static void cut(
            CalendarId calendar,
            EventId series,
            RecurrenceLines lines,
            String version,
            String sendUpdates,
            ActionContext context) {
        context.http()
                .patch("/calendars/{calendar}/events/{event}", calendar.value(), series.value())
                .query("sendUpdates", sendUpdates)
                .query("fields", "id")
                .ifMatch(version)
                .json(out -> {
                    out.writeStartObject();
                    EventWriter.recurrence(lines, out);
                    out.writeEndObject();
                })
                .send();
    }

    static RecurrenceLines lines(Event master) {
        return master.recurrence().map(RecurrenceLines::parse).orElse(RecurrenceLines.NONE);
    }
}
