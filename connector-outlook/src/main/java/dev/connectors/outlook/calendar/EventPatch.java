package dev.connectors.outlook.calendar;

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
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a change writes: the properties of one {@code PATCH}. Pure; made from input and facts alone.
 *
 * @param change the texts
 * @param times start, end and zone, where they change
 * @param guests all guests, where they change
 * @param recurrence pattern and range of the series, where they change
 */
record EventPatch(
        EventChange change,
        Optional<ChangedTimes> times,
        Optional<List<Attendee>> guests,
        Optional<GraphRecurrence> recurrence) {

    /**
     * The patch of one event, or of a whole series.
     *
     * @param home the user's zone, in which whole days begin
     * @throws dev.connectors.error.InvalidArguments if a series is to move and its rule does not say how
     * @throws Unsupported if Graph cannot say the rule
     */
    static EventPatch of(UpdateEvent.Input in, StoredEvent facts, ZoneId home) {
        var change = in.change();
        var target = facts.touched(in.scope());
        var times = ChangedTimes.of(change, facts.event(), target).map(given -> inZone(given, home));
        var after = change.guestsAfter(target);
        var guests = after.equals(target.attendees()) ? Optional.<List<Attendee>>empty() : Optional.of(after);
        return new EventPatch(change, times, guests, recurrence(change, target, times, home));
    }

    private static ChangedTimes inZone(ChangedTimes times, ZoneId home) {
        return times.start().allDay() ? new ChangedTimes(times.start(), times.end(), home, times.otherKind()) : times;
    }

    private static Optional<GraphRecurrence> recurrence(
            EventChange change, Event target, Optional<ChangedTimes> times, ZoneId home) {
        var start = times.map(ChangedTimes::start).orElse(target.start());
        var oldZone = target.timeZone().orElse(home);
        var zone = times.map(ChangedTimes::zone).orElse(oldZone);
        if (change.recurrence().isPresent()) {
            return Optional.of(GraphRecurrence.of(change.recurrence().get(), start, zone));
        }
        if (times.isEmpty() || !target.isSeries()) {
            return Optional.empty();
        }
        // Its range names the first day and the zone, so it is written anew where one of them changes.
        var moved = SeriesTimes.moved(rule(target), target.start(), oldZone, start, zone);
        var same = start.date().equals(target.start().date())
                && zone.equals(oldZone)
                && !times.get().otherKind();
        return same ? Optional.empty() : Optional.of(GraphRecurrence.of(moved, start, zone));
    }

    /**
     * The rule of a series.
     *
     * @throws Unsupported where it repeats by a pattern that we do not read
     */
    static RecurrenceRule rule(Event series) {
        try {
            return RecurrenceRule.parse(series.recurrence().orElse(""));
        } catch (IllegalArgumentException e) {
            throw new Unsupported(
                    "This series repeats by a pattern that cannot be changed here. Change single events, or"
                            + " tell the user to change it in Outlook.");
        }
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
            EventWriter.times(t.start(), t.end(), t.zone(), out);
        }
        if (guests.isPresent()) {
            EventWriter.guests(guests.get(), out);
        }
        if (recurrence.isPresent()) {
            out.writeFieldName("recurrence");
            recurrence.get().write(out);
        }
        out.writeEndObject();
    }
}
