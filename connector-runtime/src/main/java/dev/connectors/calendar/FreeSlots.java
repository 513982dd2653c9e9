package dev.connectors.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Finds free times on local clocks. Pure.
 *
 * <p>A slot never spans a change of the clocks: there an hour is missing or comes twice, and what looks like 60 minutes is not.
 */
final class FreeSlots {

    /**
     * A stretch of local time, half-open.
     *
     * @param start first moment in it
     * @param end first moment after it
     */
    record Span(LocalDateTime start, LocalDateTime end) {}

    /**
     * What is wanted.
     *
     * @param minutes at least that long
     * @param earliest not before, on each day
     * @param latest not after, on each day
     * @param buffer minutes kept free before and after
     */
    record Wish(int minutes, LocalTime earliest, LocalTime latest, int buffer) {}

    private FreeSlots() {}

    /** The free stretches of the days, the last one included, each as long as it is free and at least as long as was wished. */
    static List<Span> find(LocalDate first, LocalDate last, Wish wish, Collection<Span> busy, ZoneId zone) {
        var taken = widened(busy, wish.buffer());
        var free = new ArrayList<Span>();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (var window : unbroken(day.atTime(wish.earliest()), day.atTime(wish.latest()), zone)) {
                addFree(window, taken, wish.minutes(), free);
            }
        }
        return free;
    }

    /** The days on which the clocks change within the hours that are looked at. */
    static List<LocalDate> changes(LocalDate first, LocalDate last, Wish wish, ZoneId zone) {
        var days = new ArrayList<LocalDate>();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            var whole = List.of(new Span(day.atTime(wish.earliest()), day.atTime(wish.latest())));
            if (!unbroken(day.atTime(wish.earliest()), day.atTime(wish.latest()), zone)
                    .equals(whole)) {
                days.add(day);
            }
        }
        return days;
    }

    private static List<Span> widened(Collection<Span> busy, int buffer) {
        return busy.stream()
                .map(span ->
                        new Span(span.start().minusMinutes(buffer), span.end().plusMinutes(buffer)))
                .sorted(Comparator.comparing(Span::start))
                .toList();
    }

    private static void addFree(Span window, List<Span> taken, int minutes, List<Span> free) {
        var from = window.start();
        for (var span : taken) {
            if (!span.end().isAfter(from)) {
                continue;
            }
            if (!span.start().isBefore(window.end())) {
                break;
            }
            add(from, span.start(), minutes, free);
            from = span.end();
        }
        add(from, window.end(), minutes, free);
    }

    private static void add(LocalDateTime from, LocalDateTime to, int minutes, List<Span> free) {
        if (!from.plusMinutes(minutes).isAfter(to)) {
            free.add(new Span(from, to));
        }
    }

    /** The window without what is skipped or comes twice. */
    private static List<Span> unbroken(LocalDateTime start, LocalDateTime end, ZoneId zone) {
        var rules = zone.getRules();
        var next = rules.nextTransition(start.minusDays(1).atZone(zone).toInstant());
        var parts = new ArrayList<Span>();
        var from = start;
        while (next != null) {
            var before = next.getDateTimeBefore();
            var after = next.getDateTimeAfter();
            var brokenFrom = before.isBefore(after) ? before : after;
            var brokenTo = before.isBefore(after) ? after : before;
            if (!brokenFrom.isBefore(end)) {
                break;
            }
            if (brokenTo.isAfter(from)) {
                if (brokenFrom.isAfter(from)) {
                    parts.add(new Span(from, brokenFrom));
                }
                from = brokenTo;
            }
            next = rules.nextTransition(next.getInstant());
        }
        if (from.isBefore(end)) {
            parts.add(new Span(from, end));
        }
        return parts;
    }
}
