package dev.connectors.domain.calendar;

import dev.connectors.domain.Doc;
import dev.connectors.domain.EmailAddress;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What to change of an event. What is left out stays as it is. Immutable. */
public record EventChange(
        @Doc("Title.") Optional<String> summary,
        @Doc("Local; give end, too.") Optional<EventTime> start,
        @Doc("Of all day the last day.") Optional<EventTime> end,

        @Doc("IANA zone.") Optional<ZoneId> timeZone,

        @Doc("Where.") Optional<String> location,

        @Doc("Plain text.") Optional<String> description,

        @Doc("Never guess one.") List<EmailAddress> addAttendees,

        @Doc("Addresses.") List<EmailAddress> removeAttendees,

        @Doc("RRULE, for all or following.") Optional<RecurrenceRule> recurrence,

        @Doc("To empty.") List<Clearable> clear) {

    /** A field that can be emptied. */
    public enum Clearable {
        LOCATION,
        DESCRIPTION
    }

    public EventChange {
        addAttendees = List.copyOf(addAttendees);
        removeAttendees = List.copyOf(removeAttendees);
        clear = List.copyOf(Set.copyOf(clear)).stream().sorted().toList();
        requireLength("summary", summary, 1, 300);
        requireLength("location", location, 0, 500);
        requireLength("description", description, 0, 8000);
        if (addAttendees.size() > 200) {
            throw new IllegalArgumentException("addAttendees must have at most 200 items");
        }
        if (start.isPresent() != end.isPresent()) {
            throw new IllegalArgumentException("start and end must come together, or neither");
        }
        if (start.isPresent()) {
            EventTime.requireOrder(start.get(), end.orElseThrow());
        }
        if (timeZone.isPresent() && start.isEmpty()) {
            throw new IllegalArgumentException("timeZone must come with start and end");
        }
        if ((location.isPresent() && clear.contains(Clearable.LOCATION))
                || (description.isPresent() && clear.contains(Clearable.DESCRIPTION))) {
            throw new IllegalArgumentException("a field must either get a new text or be cleared, not both");
        }
        if (overlap(addAttendees, removeAttendees)) {
            throw new IllegalArgumentException("a guest must either be added or removed, not both");
        }
        if (summary.isEmpty()
                && start.isEmpty()
                && location.isEmpty()
                && description.isEmpty()
                && addAttendees.isEmpty()
                && removeAttendees.isEmpty()
                && recurrence.isEmpty()
                && clear.isEmpty()) {
            throw new IllegalArgumentException("at least one change must be given");
        }
    }

    /** Not in the schema, of which every model reads every word: who writes longer texts is told so. */
    private static void requireLength(String name, Optional<String> text, int least, int most) {
        text.map(t -> t.codePointCount(0, t.length()))
                .filter(length -> length < least || length > most)
                .ifPresent(length -> {
                    throw new IllegalArgumentException(name + " must have " + least + " to " + most + " characters");
                });
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
