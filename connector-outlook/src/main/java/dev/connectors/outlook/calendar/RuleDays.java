package dev.connectors.outlook.calendar;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code BYDAY} of an RRULE (RFC 5545 section 3.3.10): days of the week, each with or without an ordinal. Immutable.
 *
 * @param entries such as {@code 2TU}; none where the rule has no such part
 */
record RuleDays(List<Entry> entries) {

    /** One of them; the ordinal is 0 where there is none. */
    record Entry(int ordinal, DayOfWeek day) {}

    RuleDays {
        entries = List.copyOf(entries);
    }

    static RuleDays parse(String byDay) {
        return new RuleDays(
                byDay.isEmpty()
                        ? List.of()
                        : Stream.of(byDay.split(",")).map(RuleDays::entry).toList());
    }

    private static Entry entry(String text) {
        int split = text.length() - 2;
        var ordinal = text.substring(0, split);
        return new Entry(ordinal.isEmpty() ? 0 : Integer.parseInt(ordinal), day(text.substring(split)));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The days, where none has an ordinal; also empty where there are none. */
    Optional<Set<DayOfWeek>> plain() {
        return isEmpty() || entries.stream().anyMatch(entry -> entry.ordinal() != 0)
                ? Optional.empty()
                : Optional.of(entries.stream()
                        .map(Entry::day)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class))));
    }

    /** The one day with an ordinal, where that is all. */
    Optional<Entry> single() {
        return entries.size() == 1 && entries.get(0).ordinal() != 0 ? Optional.of(entries.get(0)) : Optional.empty();
    }

    /** The day of a two-letter name. */
    static DayOfWeek day(String name) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> name(day).equals(name))
                .findFirst()
                .orElseThrow();
    }

    static String name(DayOfWeek day) {
        return day.name().substring(0, 2);
    }

    /** In the order of the week, with commas. */
    static String names(Set<DayOfWeek> days) {
        return days.stream().sorted().map(RuleDays::name).collect(Collectors.joining(","));
    }
}
