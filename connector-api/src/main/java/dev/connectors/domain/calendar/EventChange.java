package dev.connectors.domain.calendar;

import dev.connectors.domain.Doc;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.Size;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What to change of an event. What is left out stays as it is. Immutable. */
public record EventChange(
        @Doc("Title.") @Size(min = 1, max = 300) Optional<String> summary,
        @Doc("Local start; give end, too.") Optional<EventTime> start,
        @Doc("End; of all day the last day.") Optional<EventTime> end,

        @Doc("IANA zone of both.") Optional<ZoneId> timeZone,

        @Doc("Address or room.") @Size(max = 500) Optional<String> location,

        @Doc("Plain text.") @Size(max = 8000) Optional<String> description,

        @Doc("Guests to add; never guess one.") @Size(max = 200)
        List<EmailAddress> addAttendees,

        @Doc("Guests who go.") List<EmailAddress> removeAttendees,

        @Doc("RRULE, for all or following.") Optional<RecurrenceRule> recurrence,

        @Doc("Fields to empty.") List<Clearable> clear) {

    /** A field that can be emptied. */
    public enum Clearable {
        LOCATION,
        DESCRIPTION
    }

    public EventChange {
        addAttendees = List.copyOf(addAttendees);
        removeAttendees = List.copyOf(removeAttendees);
        clear = List.copyOf(Set.copyOf(clear)).stream().sorted().toList();
        if (start.isPresent() != end.isPresent()) {
            throw new IllegalArgumentException("start and end together, or neither");
        }
        if (start.isPresent()) {
            EventTime.requireOrder(start.get(), end.orElseThrow());
        }
        if (timeZone.isPresent() && start.isEmpty()) {
            throw new IllegalArgumentException("timeZone only together with start and end");
        }
        if ((location.isPresent() && clear.contains(Clearable.LOCATION))
                || (description.isPresent() && clear.contains(Clearable.DESCRIPTION))) {
            throw new IllegalArgumentException("a field either gets a new text or is cleared, not both");
        }
        if (overlap(addAttendees, removeAttendees)) {
            throw new IllegalArgumentException("a guest is either added or removed, not both");
        }
        if (summary.isEmpty()
                && start.isEmpty()
                && location.isEmpty()
                && description.isEmpty()
                && addAttendees.isEmpty()
                && removeAttendees.isEmpty()
                && recurrence.isEmpty()
                && clear.isEmpty()) {
            throw new IllegalArgumentException("at least one change");
        }
    }

    private static boolean overlap(List<EmailAddress> some, List<EmailAddress> others) {
        return some.stream().anyMatch(a -> others.stream().anyMatch(a::sameAs));
    }

    /** Whether the guests change. */
    public boolean changesGuests() {
        return !addAttendees.isEmpty() || !removeAttendees.isEmpty();
    }

    /** The guests who are not there yet. */
    public List<EmailAddress> newGuests(Event now) {
        return addAttendees.stream()
                .filter(added -> now.attendees().stream().noneMatch(a -> a.is(added)))
                .toList();
    }

    /** All guests after the change: those who stay with every stored field, then the new ones. */
    public List<Attendee> guestsAfter(Event now) {
        Predicate<Attendee> removed = a -> removeAttendees.stream().anyMatch(a::is);
        var after = new ArrayList<>(
                now.attendees().stream().filter(removed.negate()).toList());
        newGuests(now).forEach(added -> after.add(Attendee.invited(added)));
        return after;
    }

    /** The zone in which the new times are meant. */
    public Optional<ZoneId> zoneFor(Event now) {
        return timeZone.or(now::timeZone);
    }
}
