package dev.connectors.spi.calendar;

import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventChange;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.domain.calendar.EventView;
import dev.connectors.domain.calendar.Meant;
import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.domain.calendar.RecurrenceRule;
import dev.connectors.domain.calendar.SendUpdates;
import dev.connectors.domain.calendar.UpdateEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a change whose answer was lost is there: all that was asked for is so, in the very event or series to which it was written.
 * What cannot be told stays unknown.
 *
 * <p>Of a change to a series the named occurrence says nothing: it may have been changed by itself before, and keep what it has after.
 *
 * @since 0.1
 */
public final class LostChange {

    /**
     * What a provider has stored, in one calendar. Implemented by connectors; asked on the caller's thread.
     *
     * @param <E> an event as the provider answered it
     */
    public interface Stored<E> {

        /** An event or series in its own zone; empty where it is not there, or was deleted. */
        Optional<E> find(EventId id);

        /** The series that this operation made of this and following; empty where none is seen. */
        Optional<E> made();

        /** As the domain has it. */
        Event event(E found);

        /** Whether a series repeats by a rule that was asked for. */
        boolean repeatsBy(RecurrenceRule rule, E series);

        /** Whether a series begins with an occurrence: then this and following is the whole series, which is changed itself. */
        boolean beginsWith(E occurrence, E series);
    }

    private LostChange() {}

    /** What was done; empty where it was not, or nobody can tell. */
    public static <E> Optional<UpdateEvent.Output> find(UpdateEvent.Input in, Stored<E> stored) {
        if (in.scope() == Occurrences.FOLLOWING) {
            var made = stored.made();
            if (made.isPresent()) {
                return Optional.of(split(in, stored.event(made.get()), stored));
            }
        }
        // After a series has moved its occurrences may have other ids, so this one may be gone; then nobody can tell.
        var named = stored.find(in.event());
        return named.flatMap(event -> target(in, event, stored))
                .filter(target -> isSo(in.change(), stored.event(named.get()), target, stored))
                .map(target -> output(in, stored.event(target), Optional.empty()));
    }

    /** The event to which the change was written; empty where that was the new series of this and following. */
    private static <E> Optional<E> target(UpdateEvent.Input in, E named, Stored<E> stored) {
        var series = stored.event(named).series();
        if (in.scope() == Occurrences.THIS || series.isEmpty()) {
            return Optional.of(named);
        }
        return stored.find(series.get())
                .filter(found -> in.scope() == Occurrences.ALL || stored.beginsWith(named, found));
    }

    private static <E> boolean isSo(EventChange change, Event named, E target, Stored<E> stored) {
        var event = stored.event(target);
        var times = ChangedTimes.of(change, named, event);
        return Meant.besidesTimes(change, event)
                && times.filter(t -> !Meant.at(t.start(), t.end(), change.timeZone(), event))
                        .isEmpty()
                && change.recurrence()
                        .filter(rule -> !stored.repeatsBy(rule, target))
                        .isEmpty();
    }

    /** Under our key the new series is this operation's, whatever became of the old one. */
    private static <E> UpdateEvent.Output split(UpdateEvent.Input in, Event made, Stored<E> stored) {
        // Were the old series cut, the occurrence with which the new one begins would be gone from it.
        var old = stored.find(in.event())
                .map(found -> stored.event(found).series().orElse(in.event()));
        return output(in, made, old.map(id -> List.of(twice(made.id().orElseThrow(), id, in.event()))));
    }

    /** What is said where the new series of this and following is there and the old one was not ended before it, or nobody knows. */
    public static String twice(EventId made, EventId old, EventId split) {
        return "from this event on the series is there twice: " + made.value() + " is the new one, and " + old.value()
                + " could not be ended before it. Nothing was lost. Tell the user; delete_event with scope "
                + Occurrences.FOLLOWING.name().toLowerCase(Locale.ROOT) + " on " + split.value()
                + " ends the old one";
    }

    private static UpdateEvent.Output output(UpdateEvent.Input in, Event stored, Optional<List<String>> notes) {
        var told = new LinkedHashSet<EmailAddress>();
        if (in.sendUpdates() == SendUpdates.ATTENDEES) {
            told.addAll(stored.reached().named());
            told.addAll(in.change().removeAttendees());
        }
        return new UpdateEvent.Output(EventView.of(stored), new ArrayList<>(told), notes);
    }
}
