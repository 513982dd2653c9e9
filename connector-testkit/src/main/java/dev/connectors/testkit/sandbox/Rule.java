package dev.connectors.testkit.sandbox;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One recurrence rule (RFC 5545 section 3.3.10), down to days: parts smaller than a day are not offered.
 *
 * <p>Expanding and limiting are one thing here: all days of a period (day, week, month or year) are looked at, and those that fit
 * every part stay.
 */
record Rule(
        Freq freq,
        int interval,
        Optional<Integer> count,
        Optional<String> until,
        Set<Integer> months,
        Set<Integer> monthDays,
        Set<Integer> yearDays,
        Set<Integer> weeks,
        Set<WeekDay> weekDays,
        List<Integer> positions,
        DayOfWeek weekStart) {

    /** Nothing is found later than this many years after the start. */
    private static final int MOST_YEARS = 100;

    enum Freq {
        DAILY,
        WEEKLY,
        MONTHLY,
        YEARLY
    }

    /** A day of the week, and which one of the month or year, from the end if negative; 0 means every one. */
    record WeekDay(int ordinal, DayOfWeek day) {}

    /** The days that the rule hits, in order, not before the start. */
    Stream<LocalDate> days(LocalDate start) {
        var fits = filter(start);
        var last = start.plusYears(MOST_YEARS);
        return Stream.iterate(firstPeriod(start), it -> !it.isAfter(last), this::nextPeriod)
                .flatMap(period -> picked(daysOf(period).filter(fits).toList()))
                .filter(day -> !day.isBefore(start));
    }

    private LocalDate firstPeriod(LocalDate start) {
        return switch (freq) {
            case DAILY -> start;
            case WEEKLY -> start.with(TemporalAdjusters.previousOrSame(weekStart));
            case MONTHLY -> start.withDayOfMonth(1);
            case YEARLY ->
                weeks.isEmpty()
                        ? start.withDayOfYear(1)
                        : firstDayOfWeekYear(start.get(weekFields().weekBasedYear()));
        };
    }

    private LocalDate nextPeriod(LocalDate period) {
        return switch (freq) {
            case DAILY -> period.plusDays(interval);
            case WEEKLY -> period.plusWeeks(interval);
            case MONTHLY -> period.plusMonths(interval);
            case YEARLY ->
                weeks.isEmpty()
                        ? period.plusYears(interval)
                        : firstDayOfWeekYear(period.get(weekFields().weekBasedYear()) + interval);
        };
    }

    private Stream<LocalDate> daysOf(LocalDate period) {
        return switch (freq) {
            case DAILY -> Stream.of(period);
            case WEEKLY -> period.datesUntil(period.plusWeeks(1));
            case MONTHLY -> period.datesUntil(period.plusMonths(1));
            case YEARLY ->
                period.datesUntil(
                        weeks.isEmpty()
                                ? period.plusYears(1)
                                : firstDayOfWeekYear(period.get(weekFields().weekBasedYear()) + 1));
        };
    }

    /** Weeks are numbered as RFC 5545 says: week 1 is the first with four days in the year. */
    private WeekFields weekFields() {
        return WeekFields.of(weekStart, 4);
    }

    private LocalDate firstDayOfWeekYear(int year) {
        return LocalDate.of(year, 1, 4).with(TemporalAdjusters.previousOrSame(weekStart));
    }

    private Stream<LocalDate> picked(List<LocalDate> set) {
        if (positions.isEmpty()) {
            return set.stream();
        }
        var indexes = new HashSet<Integer>();
        positions.forEach(it -> indexes.add(it > 0 ? it - 1 : set.size() + it));
        return Stream.iterate(0, it -> it < set.size(), it -> it + 1)
                .filter(indexes::contains)
                .map(set::get);
    }

    /** What every hit fulfils; where the rule leaves the day open, the start's own day counts. */
    private Predicate<LocalDate> filter(LocalDate start) {
        var parts = new ArrayList<Predicate<LocalDate>>();
        if (!months.isEmpty()) {
            parts.add(day -> months.contains(day.getMonthValue()));
        }
        if (!monthDays.isEmpty()) {
            parts.add(day -> holds(monthDays, day.getDayOfMonth(), day.lengthOfMonth()));
        }
        if (!yearDays.isEmpty()) {
            parts.add(day -> holds(yearDays, day.getDayOfYear(), day.lengthOfYear()));
        }
        if (!weeks.isEmpty()) {
            parts.add(this::isInWeeks);
        }
        if (!weekDays.isEmpty()) {
            parts.add(day -> weekDays.stream().anyMatch(it -> isHit(it, day)));
        }
        parts.add(leftOpen(start));
        return parts.stream().reduce(day -> true, Predicate::and);
    }

    private Predicate<LocalDate> leftOpen(LocalDate start) {
        var saysDay = !monthDays.isEmpty() || !yearDays.isEmpty() || !weekDays.isEmpty();
        if (saysDay || freq == Freq.DAILY) {
            return day -> true;
        }
        if (freq == Freq.WEEKLY || !weeks.isEmpty()) {
            return day -> day.getDayOfWeek() == start.getDayOfWeek();
        }
        return day -> day.getDayOfMonth() == start.getDayOfMonth()
                && (freq == Freq.MONTHLY || !months.isEmpty() || day.getMonth() == start.getMonth());
    }

    private static boolean holds(Set<Integer> numbers, int number, int length) {
        return numbers.contains(number) || numbers.contains(number - length - 1);
    }

    private boolean isInWeeks(LocalDate day) {
        var year = day.get(weekFields().weekBasedYear());
        var length = (int) ChronoUnit.WEEKS.between(firstDayOfWeekYear(year), firstDayOfWeekYear(year + 1));
        return holds(weeks, day.get(weekFields().weekOfWeekBasedYear()), length);
    }

    /** An ordinal counts in the month, or in the year where the rule is yearly and names no month. */
    private boolean isHit(WeekDay wanted, LocalDate day) {
        if (day.getDayOfWeek() != wanted.day()) {
            return false;
        }
        if (wanted.ordinal() == 0) {
            return true;
        }
        var inMonth = freq == Freq.MONTHLY || !months.isEmpty();
        var number = inMonth ? day.getDayOfMonth() : day.getDayOfYear();
        var length = inMonth ? day.lengthOfMonth() : day.lengthOfYear();
        return wanted.ordinal() == (number - 1) / 7 + 1 || wanted.ordinal() == -((length - number) / 7 + 1);
    }
}
