package dev.connectors.calendar;

import dev.connectors.domain.calendar.FindFreeSlots.Slot;
import dev.connectors.domain.calendar.Weekday;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what is free between busy times, day by day within hours of the day. Pure.
 *
 * <p>All times are local in one zone. Where the clocks change, local times stop telling how long something lasts, so the hour that does
 * not exist, or comes twice, counts as busy and is named; on either side of it a length is what it says.
 */
final class FreeSlots {

    /**
     * What is wanted.
     *
     * @param last the last day, included
     * @param notBefore what is earlier is over
     * @param minutes at least so long
     * @param buffer minutes kept free before and after
     */
    record Search(
            LocalDate from,
            LocalDate last,
            LocalTime earliest,
            LocalTime latest,
            LocalDateTime notBefore,
            int minutes,
            int buffer,
            ZoneId zone) {}

    /** A time that is taken; half-open. */
    record Taken(LocalDateTime start, LocalDateTime end) {

        /** Whichever comes first begins it: in an hour that comes twice the end of an event may read earlier than its start. */
        static Taken between(LocalDateTime one, LocalDateTime other) {
            return one.isAfter(other) ? new Taken(other, one) : new Taken(one, other);
        }

        private Taken widened(int minutes) {
            return new Taken(start.minusMinutes(minutes), end.plusMinutes(minutes));
        }

        private boolean isEmpty() {
            return !end.isAfter(start);
        }
    }

    /** What was found, and what the user should hear about it. */
    record Found(List<Slot> slots, List<String> notes) {}

    private FreeSlots() {}

    static Found find(Search search, List<Taken> busy) {
        var changes = changes(search);
        var taken = new ArrayList<Taken>();
        for (var time : busy) {
            if (!time.isEmpty()) {
                taken.add(time.widened(search.buffer()));
            }
        }
        changes.forEach(change -> taken.add(hour(change).widened(search.buffer())));
        taken.sort(Comparator.comparing(Taken::start));
        var slots = new ArrayList<Slot>();
        for (var day = search.from(); !day.isAfter(search.last()); day = day.plusDays(1)) {
            addDay(day, search, taken, slots);
        }
        return new Found(slots, notes(search, changes));
    }

    private static void addDay(LocalDate day, Search search, List<Taken> taken, List<Slot> slots) {
        var opens = day.atTime(search.earliest());
        var free = opens.isBefore(search.notBefore()) ? search.notBefore() : opens;
        var closes = day.atTime(search.latest());
        for (var time : taken) {
            if (!time.start().isBefore(closes)) {
                break;
            }
            add(free, time.start(), search.minutes(), slots);
            if (time.end().isAfter(free)) {
                free = time.end();
            }
        }
        add(free, closes, search.minutes(), slots);
    }

    private static void add(LocalDateTime start, LocalDateTime end, int minutes, List<Slot> slots) {
        if (Duration.between(start, end).toMinutes() >= minutes) {
            slots.add(new Slot(Weekday.of(start.toLocalDate()), start, end));
        }
    }

    private static List<ZoneOffsetTransition> changes(Search search) {
        var rules = search.zone().getRules();
        var over = search.last().plusDays(2).atStartOfDay(search.zone()).toInstant();
        var changes = new ArrayList<ZoneOffsetTransition>();
        var next = rules.nextTransition(
                search.from().minusDays(1).atStartOfDay(search.zone()).toInstant());
        while (next != null && next.getInstant().isBefore(over)) {
            changes.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        return changes;
    }

    /** What does not exist, or comes twice. */
    private static Taken hour(ZoneOffsetTransition change) {
        return Taken.between(change.getDateTimeBefore(), change.getDateTimeAfter());
    }

    private static List<String> notes(Search search, List<ZoneOffsetTransition> changes) {
        var notes = new ArrayList<String>();
        for (var change : changes) {
            var hour = hour(change).widened(search.buffer());
            if (touches(search, hour)) {
                notes.add("the clocks in " + search.zone() + " go "
                        + (change.isGap() ? "forward" : "back") + " on "
                        + change.getDateTimeBefore().toLocalDate() + " from "
                        + change.getDateTimeBefore().toLocalTime() + " to "
                        + change.getDateTimeAfter().toLocalTime() + "; no time around that is offered");
            }
        }
        return notes;
    }

    private static boolean touches(Search search, Taken hour) {
        for (var day = hour.start().toLocalDate(); !day.isAfter(hour.end().toLocalDate()); day = day.plusDays(1)) {
            if (!day.isBefore(search.from())
                    && !day.isAfter(search.last())
                    && hour.start().isBefore(day.atTime(search.latest()))
                    && hour.end().isAfter(day.atTime(search.earliest()))) {
                return true;
            }
        }
        return false;
    }
}
