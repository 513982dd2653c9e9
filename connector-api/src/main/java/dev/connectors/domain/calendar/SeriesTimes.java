package dev.connectors.domain.calendar;

import dev.connectors.error.InvalidArguments;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * How a recurrence rule follows when its series is written, moved or cut. Pure.
 *
 * <p>{@code UNTIL} is the one place where RFC 5545 wants UTC, so this JVM's zone rules are asked for it. It is put at the last second
 * of a day wherever that is right, so that rules which are out of date by an hour change nothing.
 */
public final class SeriesTimes {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private SeriesTimes() {}

    /**
     * The rule with an {@code UNTIL} of the kind that the start has: UTC for a time, a date for a day (RFC 5545 section 3.3.10).
     *
     * @throws InvalidArguments if it is no date
     */
    public static RecurrenceRule rule(RecurrenceRule rule, EventTime start, ZoneId zone) {
        var until = rule.part("UNTIL");
        if (until.isEmpty()) {
            return rule;
        }
        if (start.allDay()) {
            return rule.ending("UNTIL", DAY.format(local(until, zone).toLocalDate()));
        }
        return until.endsWith("Z") ? rule : rule.ending("UNTIL", utc(local(until, zone), zone));
    }

    /**
     * The rule of a series whose start moves. {@code UNTIL} keeps as many occurrences as before, and a day of the week or month that
     * is the start's own moves with it.
     *
     * @param from the start that an occurrence has
     * @param to the start that it gets
     * @throws InvalidArguments if the day changes and nobody can tell from the rule on which days it repeats then
     */
    public static RecurrenceRule moved(
            RecurrenceRule rule, EventTime from, ZoneId fromZone, EventTime to, ZoneId toZone) {
        long days = to.date().toEpochDay() - from.date().toEpochDay();
        var moved = days == 0 ? rule : onOtherDays(rule, from.date(), to.date(), days);
        if (moved.part("UNTIL").isEmpty()) {
            return moved;
        }
        var last = lastDay(rule, from, fromZone).plusDays(days);
        return moved.ending("UNTIL", to.allDay() ? DAY.format(last) : utc(last.atTime(LAST_SECOND), toZone));
    }

    /**
     * The last local day on which a rule with {@code UNTIL} lets an occurrence begin, if it hits that day.
     *
     * @param start an occurrence's start
     * @throws InvalidArguments if {@code UNTIL} is no date
     */
    public static LocalDate lastDay(RecurrenceRule rule, EventTime start, ZoneId zone) {
        var until = moment(rule.part("UNTIL"), zone);
        var last = until.toLocalDate();
        return start.allDay()
                        || !last.atTime(start.from().toLocalTime()).atZone(zone).isAfter(until)
                ? last
                : last.minusDays(1);
    }

    private static RecurrenceRule onOtherDays(RecurrenceRule rule, LocalDate from, LocalDate to, long days) {
        var frequency = rule.part("FREQ");
        var byDay = rule.part("BYDAY");
        var byMonthDay = rule.part("BYMONTHDAY");
        var others = !rule.part("BYMONTH").isEmpty()
                || !rule.part("BYSETPOS").isEmpty()
                || !rule.part("BYWEEKNO").isEmpty()
                || !rule.part("BYYEARDAY").isEmpty();
        if (!others && byDay.isEmpty() && byMonthDay.isEmpty()) {
            return rule;
        }
        if (!others && frequency.equals("WEEKLY") && byMonthDay.isEmpty()) {
            if (days % 7 == 0) {
                return rule;
            }
            if (byDay.equals(weekday(from))) {
                return replaced(rule, "BYDAY", weekday(to));
            }
        }
        if (!others
                && frequency.equals("MONTHLY")
                && byDay.isEmpty()
                && byMonthDay.equals(Integer.toString(from.getDayOfMonth()))) {
            return replaced(rule, "BYMONTHDAY", Integer.toString(to.getDayOfMonth()));
        }
        if (frequency.equals("YEARLY")
                && byDay.isEmpty()
                && rule.part("BYSETPOS").isEmpty()
                && rule.part("BYMONTH").equals(Integer.toString(from.getMonthValue()))
                && byMonthDay.equals(Integer.toString(from.getDayOfMonth()))) {
            var inMonth = replaced(rule, "BYMONTH", Integer.toString(to.getMonthValue()));
            return replaced(inMonth, "BYMONTHDAY", Integer.toString(to.getDayOfMonth()));
        }
        throw InvalidArguments.at(
                "change.recurrence",
                "the new rule, too, since the series moves to another day and its rule names days: " + rule.value());
    }

    private static String weekday(LocalDate day) {
        return day.getDayOfWeek().name().substring(0, 2);
    }

    private static RecurrenceRule replaced(RecurrenceRule rule, String part, String value) {
        return RecurrenceRule.parse(rule.value().replace(part + "=" + rule.part(part), part + "=" + value));
    }

    /** The rule of the rest, after so many occurrences went to the part before it. */
    public static RecurrenceRule rest(RecurrenceRule rule, int before) {
        var count = rule.part("COUNT");
        return count.isEmpty()
                ? rule
                : rule.ending("COUNT", Integer.toString(Math.max(1, Integer.parseInt(count) - before)));
    }

    private static LocalDateTime local(String until, ZoneId zone) {
        return moment(until, zone).toLocalDateTime();
    }

    private static ZonedDateTime moment(String until, ZoneId zone) {
        try {
            if (until.length() == 8) {
                return LocalDate.parse(until, DAY).atTime(LAST_SECOND).atZone(zone);
            }
            var time = LocalDateTime.parse(until.substring(0, 15), SECOND);
            return until.endsWith("Z") ? time.atZone(ZoneOffset.UTC).withZoneSameInstant(zone) : time.atZone(zone);
        } catch (DateTimeException e) {
            throw InvalidArguments.at("event.recurrence", "a rule whose UNTIL is a date that exists");
        }
    }

    private static String utc(LocalDateTime time, ZoneId zone) {
        return SECOND.format(time.atZone(zone).withZoneSameInstant(ZoneOffset.UTC)) + "Z";
    }
}
