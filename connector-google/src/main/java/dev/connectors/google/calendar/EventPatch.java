package dev.connectors.google.calendar;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.connectors.domain.calendar.Attendee;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventChange;
import dev.connectors.domain.calendar.RecurrenceRule;
import dev.connectors.domain.calendar.SeriesTimes;
import dev.connectors.domain.calendar.StoredEvent;
import dev.connectors.domain.calendar.UpdateEvent;
import dev.connectors.error.Unsupported;
import dev.connectors.spi.calendar.ChangedTimes;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What a change writes: the fields of one {@code events.patch}. Pure; made from input and facts alone.
 *
 * @param change the texts
 * @param times start, end and zone, where they change
 * @param guests all guests, where they change
 * @param recurrence all lines of the series, where they change
 */
record EventPatch(
        EventChange change,
        Optional<ChangedTimes> times,
        Optional<List<Attendee>> guests,
        Optional<RecurrenceLines> recurrence) {

    /**
     * The patch of one event, or of a whole series.
     *
     * @throws dev.connectors.error.InvalidArguments if a series is to move and its rule does not say how
     * @throws Unsupported if a series cannot be moved without losing dates
     */
    static EventPatch of(UpdateEvent.Input in, StoredEvent facts) {
        var target = facts.touched(in.scope());
        var change = in.change();
        var times = ChangedTimes.of(change, facts.event(), target);
        return new EventPatch(change, times, guests(change, target), lines(change, target, times));
    }

    private static Optional<List<Attendee>> guests(EventChange change, Event target) {
        var after = change.guestsAfter(target);
        return after.equals(target.attendees()) ? Optional.empty() : Optional.of(after);
    }

    private static Optional<RecurrenceLines> lines(EventChange change, Event target, Optional<ChangedTimes> times) {
        var start = times.map(ChangedTimes::start).orElse(target.start());
        var zone = times.map(ChangedTimes::zone).or(target::timeZone).orElse(ZoneOffset.UTC);
        var now = target.recurrence().map(RecurrenceLines::parse).orElse(RecurrenceLines.NONE);
        if (change.recurrence().isPresent()) {
            return Optional.of(now.with(SeriesTimes.rule(change.recurrence().get(), start, zone)));
        }
        if (times.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        var moved = now.with(SeriesTimes.moved(
                movable(now), target.start(), target.timeZone().orElse(ZoneOffset.UTC), start, zone));
        return moved.equals(now) ? Optional.empty() : Optional.of(moved);
    }

    /**
     * The rule of a series that can be moved.
     *
     * @throws Unsupported where dates stand beside the rule, which would have to move one by one, or the rule is none that we read
     */
    static RecurrenceRule movable(RecurrenceLines lines) {
        if (lines.excludesDates() || lines.addsDates()) {
            throw new Unsupported(
                    "This series has single dates that were added or taken out, so it cannot be moved as a whole"
                            + " without mistakes. Change single events, or tell the user to move it in Google Calendar.");
        }
        return lines.rule()
                .orElseThrow(() -> new Unsupported(
                        "This series repeats by a rule that cannot be changed here. Change single events, or tell the user to"
                                + " change it in Google Calendar."));
    }

    /** Whether nothing is left to write: all that was asked for is so already. */
    boolean isEmpty() {
        return change.summary().isEmpty()
                && change.location().isEmpty()
                && change.description().isEmpty()
                && change.clear().isEmpty()
                && times.isEmpty()
                && guests.isEmpty()
                && recurrence.isEmpty();
    }

    void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        EventWriter.texts(change, out);
        if (times.isPresent()) {
            var t = times.get();
            GoogleTime.writePatch(out, t.start(), t.end(), t.zone(), t.otherKind());
        }
        if (guests.isPresent()) {
            EventWriter.guests(guests.get(), out);
        }
        if (recurrence.isPresent()) {
            EventWriter.recurrence(recurrence.get(), out);
        }
        out.writeEndObject();
    }
}
