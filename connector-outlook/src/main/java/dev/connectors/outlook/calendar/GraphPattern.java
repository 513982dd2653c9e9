package dev.connectors.outlook.calendar;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Graph's {@code recurrencePattern}: how often, and on which days. Immutable.
 *
 * <p>There is one record for each kind, so that only the properties of its kind are sent: Graph refuses others
 * (https://learn.microsoft.com/graph/api/resources/recurrencepattern, read on 2026-11-24).
 */
sealed interface GraphPattern
        permits GraphPattern.Daily, GraphPattern.Weekly, GraphPattern.Monthly, GraphPattern.Yearly, GraphPattern.Other {

    /** Graph's name of the kind. */
    String type();

    /** Every so many days, weeks, months or years. */
    int interval();

    /** Whether a series of this pattern can begin on that day: Graph's start is always the first occurrence. */
    boolean beginsOn(LocalDate day);

    /** How many of its periods lie between two days, such as weeks. */
    long periods(LocalDate first, LocalDate day);

    /** On how many days before another the series has an occurrence, those that were deleted or moved included. */
    default int countBefore(LocalDate first, LocalDate day) {
        return (int) first.datesUntil(day)
                .filter(d -> beginsOn(d) && periods(first, d) % interval() == 0)
                .count();
    }

    /**
     * The parts of an RRULE that say the same, without {@code INTERVAL} and end; empty where no rule does.
     *
     * @param start the first day of the series
     */
    Optional<String> parts(LocalDate start);

    /** The properties besides type and interval. */
    void writeKind(JsonGenerator out) throws IOException;

    /** Writes the whole of it. */
    default void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", type());
        out.writeNumberField("interval", interval());
        writeKind(out);
        out.writeEndObject();
    }

    /** Every day, or every so many. */
    record Daily(int interval) implements GraphPattern {

        @Override
        public String type() {
            return "daily";
        }

        @Override
        public boolean beginsOn(LocalDate day) {
            return true;
        }

        @Override
        public long periods(LocalDate first, LocalDate day) {
            return ChronoUnit.DAYS.between(first, day);
        }

        @Override
        public Optional<String> parts(LocalDate start) {
            return Optional.of("FREQ=DAILY");
        }

        @Override
        public void writeKind(JsonGenerator out) {}
    }

    /**
     * On days of the week.
     *
     * @param firstDay with which a week begins: it matters where not every week counts
     */
    record Weekly(int interval, Set<DayOfWeek> days, DayOfWeek firstDay) implements GraphPattern {

        public Weekly {
            days = Collections.unmodifiableSet(EnumSet.copyOf(days));
        }

        @Override
        public String type() {
            return "weekly";
        }

        @Override
        public boolean beginsOn(LocalDate day) {
            return days.contains(day.getDayOfWeek());
        }

        @Override
        public long periods(LocalDate first, LocalDate day) {
            return ChronoUnit.WEEKS.between(
                    first.with(TemporalAdjusters.previousOrSame(firstDay)),
                    day.with(TemporalAdjusters.previousOrSame(firstDay)));
        }

        @Override
        public Optional<String> parts(LocalDate start) {
            var weeks = interval > 1 && firstDay != DayOfWeek.MONDAY // the default of RFC 5545
                    ? ";WKST=" + RuleDays.name(firstDay)
                    : "";
            return Optional.of("FREQ=WEEKLY;BYDAY=" + RuleDays.names(days) + weeks);
        }

        @Override
        public void writeKind(JsonGenerator out) throws IOException {
            writeDays(days, out);
            // Always: Graph's default is Sunday, and that of RFC 5545 is Monday.
            out.writeStringField("firstDayOfWeek", word(firstDay));
        }
    }

    /** Once in a month. */
    record Monthly(int interval, DayInMonth day) implements GraphPattern {

        @Override
        public String type() {
            return day.prefix() + "Monthly";
        }

        @Override
        public boolean beginsOn(LocalDate first) {
            return day.in(YearMonth.from(first)).equals(first);
        }

        @Override
        public long periods(LocalDate first, LocalDate to) {
            return ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(to));
        }

        @Override
        public Optional<String> parts(LocalDate start) {
            return Optional.of("FREQ=MONTHLY" + day.parts(months(interval, start)));
        }

        @Override
        public void writeKind(JsonGenerator out) throws IOException {
            day.write(out);
        }

        /** The months in which a series falls that begins there. */
        static Set<Month> months(int interval, LocalDate start) {
            var months = EnumSet.noneOf(Month.class);
            var month = start.getMonth();
            while (months.add(month)) { // until one comes again
                month = month.plus(interval);
            }
            return months;
        }
    }

    /** Once in a year. */
    record Yearly(int interval, Month month, DayInMonth day) implements GraphPattern {

        @Override
        public String type() {
            return day.prefix() + "Yearly";
        }

        @Override
        public boolean beginsOn(LocalDate first) {
            return day.in(YearMonth.of(first.getYear(), month)).equals(first);
        }

        @Override
        public long periods(LocalDate first, LocalDate to) {
            return to.getYear() - (long) first.getYear();
        }

        @Override
        public Optional<String> parts(LocalDate start) {
            return Optional.of("FREQ=YEARLY;BYMONTH=" + month.getValue() + day.parts(Set.of(month)));
        }

        @Override
        public void writeKind(JsonGenerator out) throws IOException {
            out.writeNumberField("month", month.getValue());
            day.write(out);
        }
    }

    /**
     * A kind that we do not know, or one without what it needs: shown, and never written.
     *
     * @param type as Graph names it
     */
    record Other(String type, int interval) implements GraphPattern {

        @Override
        public boolean beginsOn(LocalDate day) {
            return false;
        }

        @Override
        public long periods(LocalDate first, LocalDate day) {
            return 0;
        }

        @Override
        public Optional<String> parts(LocalDate start) {
            return Optional.empty();
        }

        @Override
        public void writeKind(JsonGenerator out) {
            throw new IllegalStateException("not to be written");
        }
    }

    /** {@code daysOfWeek}. */
    static void writeDays(Set<DayOfWeek> days, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("daysOfWeek");
        for (var day : days) {
            out.writeString(word(day));
        }
        out.writeEndArray();
    }

    /** As Graph names a day. */
    static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
