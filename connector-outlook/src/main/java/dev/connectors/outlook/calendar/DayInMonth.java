package dev.connectors.outlook.calendar;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** On which day of a month a pattern falls: the half that Graph's monthly and yearly patterns share. Immutable. */
sealed interface DayInMonth permits DayInMonth.Numbered, DayInMonth.Nth {

    /** The word that Graph's type of pattern begins with. */
    String prefix();

    /** The day in that month. */
    LocalDate in(YearMonth month);

    /** The parts of an RRULE that say the same in each of these months. */
    String parts(Set<Month> months);

    /** The properties that a pattern of this kind has, and no other: Graph refuses more. */
    void write(JsonGenerator out) throws IOException;

    /**
     * A day by its number, {@code absoluteMonthly} and {@code absoluteYearly}. Where a month is shorter, Exchange takes its last day,
     * while {@code BYMONTHDAY} of RFC 5545 section 3.3.10 leaves the month out.
     *
     * @param day 1 to 31
     */
    record Numbered(int day) implements DayInMonth {

        /** The last day that all months have. */
        private static final int IN_ALL = 28;

        @Override
        public String prefix() {
            return "absolute";
        }

        @Override
        public LocalDate in(YearMonth month) {
            return month.atDay(Math.min(day, month.lengthOfMonth()));
        }

        /** Whether each of these months always has this day, so that Graph and RFC 5545 agree. */
        boolean isIn(Set<Month> months) {
            return months.stream().allMatch(month -> day <= month.minLength());
        }

        @Override
        public String parts(Set<Month> months) {
            if (isIn(months)) {
                return ";BYMONTHDAY=" + day;
            }
            if (months.stream().allMatch(month -> day >= month.maxLength())) {
                return ";BYMONTHDAY=-1";
            }
            // The last of those days that the month has.
            return ";BYMONTHDAY="
                    + IntStream.rangeClosed(IN_ALL, day)
                            .mapToObj(Integer::toString)
                            .collect(Collectors.joining(","))
                    + ";BYSETPOS=-1";
        }

        @Override
        public void write(JsonGenerator out) throws IOException {
            out.writeNumberField("dayOfMonth", day);
        }
    }

    /**
     * The first, or another, of the days of the month that are one of these days of the week, {@code relativeMonthly} and {@code
     * relativeYearly}: all seven and {@link Index#LAST} is the month's last day, as Outlook itself stores it.
     */
    record Nth(Set<DayOfWeek> days, Index index) implements DayInMonth {

        public Nth {
            days = Collections.unmodifiableSet(EnumSet.copyOf(days));
        }

        @Override
        public String prefix() {
            return "relative";
        }

        @Override
        public LocalDate in(YearMonth month) {
            var fitting = IntStream.rangeClosed(1, month.lengthOfMonth())
                    .mapToObj(month::atDay)
                    .filter(day -> days.contains(day.getDayOfWeek()))
                    .toList();
            return fitting.get(index == Index.LAST ? fitting.size() - 1 : index.ordinal());
        }

        @Override
        public String parts(Set<Month> months) {
            if (days.size() == DayOfWeek.values().length) {
                return ";BYMONTHDAY=" + index.number();
            }
            return days.size() == 1
                    ? ";BYDAY=" + index.number() + RuleDays.names(days)
                    : ";BYDAY=" + RuleDays.names(days) + ";BYSETPOS=" + index.number();
        }

        @Override
        public void write(JsonGenerator out) throws IOException {
            GraphPattern.writeDays(days, out);
            out.writeStringField("index", index.word());
        }
    }

    /** Graph's {@code weekIndex}. */
    enum Index {
        FIRST,
        SECOND,
        THIRD,
        FOURTH,
        LAST;

        /** As an RRULE counts it; {@code -1} for the last. */
        int number() {
            return this == LAST ? -1 : ordinal() + 1;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
