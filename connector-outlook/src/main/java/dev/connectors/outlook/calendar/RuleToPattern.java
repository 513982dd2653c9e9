package dev.connectors.outlook.calendar;

import dev.connectors.domain.calendar.RecurrenceRule;
import dev.connectors.error.Unsupported;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Says in Graph's patterns what an RRULE says (RFC 5545 section 3.3.10), or refuses it: a series that would repeat on other days than
 * was asked for is worse than none. Pure.
 */
final class RuleToPattern {

    private static final int MOST_DAYS = 999;
    private static final int MOST_OTHERS = 99;
    private static final Set<DayOfWeek> ALL_DAYS = EnumSet.allOf(DayOfWeek.class);

    private final RecurrenceRule rule;
    private final LocalDate start;
    private final int interval;
    private final RuleDays byDay;
    private final List<Integer> byMonthDay;
    private final List<Integer> byMonth;
    private final List<Integer> bySetPos;

    private RuleToPattern(RecurrenceRule rule, LocalDate start) {
        this.rule = rule;
        this.start = start;
        this.interval = rule.part("INTERVAL").isEmpty() ? 1 : Integer.parseInt(rule.part("INTERVAL"));
        this.byDay = RuleDays.parse(rule.part("BYDAY"));
        this.byMonthDay = numbers(rule.part("BYMONTHDAY"));
        this.byMonth = numbers(rule.part("BYMONTH"));
        this.bySetPos = numbers(rule.part("BYSETPOS"));
    }

    /**
     * The pattern of a series that begins on that day.
     *
     * @throws Unsupported with the part that Graph has no pattern for, and what can be said instead
     */
    static GraphPattern of(RecurrenceRule rule, LocalDate start) {
        var pattern = new RuleToPattern(rule, start).pattern();
        int most = pattern instanceof GraphPattern.Daily ? MOST_DAYS : MOST_OTHERS;
        if (pattern.interval() > most) {
            throw refused("an INTERVAL above " + most, "make single events");
        }
        if (!pattern.beginsOn(start)) {
            throw new Unsupported("In Outlook a series begins with a day of its own rule, and " + start + " is none."
                    + next(pattern, start) + " Nothing was done.");
        }
        return pattern;
    }

    private static String next(GraphPattern pattern, LocalDate start) {
        return start.datesUntil(start.plusYears(1).plusDays(1))
                .filter(pattern::beginsOn)
                .findFirst()
                .map(day -> " The first that fits is " + day + ": start there.")
                .orElse("");
    }

    private GraphPattern pattern() {
        none("BYYEARDAY", "say BYMONTH and BYMONTHDAY");
        none("BYWEEKNO", "say BYMONTH and BYDAY such as 1MO");
        return switch (rule.part("FREQ")) {
            case "DAILY" -> daily();
            case "WEEKLY" -> weekly();
            case "MONTHLY" -> monthly();
            default -> yearly();
        };
    }

    private GraphPattern daily() {
        withoutMonths();
        return byDay.isEmpty() ? new GraphPattern.Daily(interval) : everySuchDay();
    }

    private GraphPattern weekly() {
        withoutMonths();
        var days = byDay.isEmpty() ? Set.of(start.getDayOfWeek()) : plainDays();
        return new GraphPattern.Weekly(interval, days, firstDay());
    }

    private GraphPattern monthly() {
        if (byMonth.isEmpty()) {
            return everyDayOfWeek() ? everySuchDay() : inMonths();
        }
        once("a MONTHLY rule with BYMONTH", "use FREQ=YEARLY with BYMONTH");
        return inYears(month());
    }

    private GraphPattern yearly() {
        if (!byMonth.isEmpty()) {
            return inYears(month());
        }
        if (!byDay.isEmpty() && byMonthDay.isEmpty() && bySetPos.isEmpty()) {
            return byDay.single().isPresent() ? onceInTheYear(byDay.single().get()) : everySuchDay();
        }
        if (byDay.isEmpty() && byMonthDay.isEmpty() && bySetPos.isEmpty()) {
            return inYears(start.getMonth());
        }
        // Without BYMONTH these are days of every month, and a position would be one of the whole year's.
        if (!bySetPos.isEmpty()) {
            throw refused("a YEARLY rule with BYSETPOS and without BYMONTH", "say BYMONTH, too");
        }
        once("a YEARLY rule with days of every month", "use FREQ=MONTHLY");
        return inMonths();
    }

    /** Such as the first Monday of a year, which is that of January. */
    private GraphPattern onceInTheYear(RuleDays.Entry entry) {
        var index = index(entry.ordinal())
                .orElseThrow(() ->
                        refused("BYDAY=" + rule.part("BYDAY") + " of a whole year", "say BYMONTH, and 1 to 4 or -1"));
        var month = index == DayInMonth.Index.LAST ? Month.DECEMBER : Month.JANUARY;
        return new GraphPattern.Yearly(interval, month, new DayInMonth.Nth(Set.of(entry.day()), index));
    }

    private GraphPattern inMonths() {
        return new GraphPattern.Monthly(interval, day(GraphPattern.Monthly.months(interval, start)));
    }

    private GraphPattern inYears(Month month) {
        return new GraphPattern.Yearly(interval, month, day(Set.of(month)));
    }

    /** The day in each of these months. */
    private DayInMonth day(Set<Month> months) {
        if (!byDay.isEmpty() && !byMonthDay.isEmpty()) {
            throw refused("BYDAY together with BYMONTHDAY", "use one of them");
        }
        if (!byDay.isEmpty()) {
            return dayOfWeek();
        }
        if (!bySetPos.isEmpty()) {
            return lastOf(byMonthDay, months);
        }
        if (byMonthDay.size() > 1) {
            throw refused("several days in BYMONTHDAY", "make one series for each");
        }
        if (byMonthDay.equals(List.of(-1))) {
            return new DayInMonth.Nth(ALL_DAYS, DayInMonth.Index.LAST);
        }
        int number = byMonthDay.isEmpty() ? start.getDayOfMonth() : byMonthDay.get(0);
        if (number < 1 || number > 31) {
            throw refused("BYMONTHDAY=" + number, "say 1 to 31, or -1 for the last day");
        }
        var day = new DayInMonth.Numbered(number);
        if (!day.isIn(months)) {
            throw refused(
                    "day " + number + " where months are shorter",
                    "say BYMONTHDAY=-1 for the last day, or "
                            + day.parts(months).substring(1) + " for that day or the last before it");
        }
        return day;
    }

    private DayInMonth dayOfWeek() {
        var single = byDay.single();
        if (single.isPresent() && bySetPos.isEmpty()) {
            var index = index(single.get().ordinal())
                    .orElseThrow(() ->
                            refused("BYDAY=" + rule.part("BYDAY"), "say 1 to 4 before the day, or -1 for the last"));
            return new DayInMonth.Nth(Set.of(single.get().day()), index);
        }
        var days = byDay.plain()
                .orElseThrow(() -> refused("several ordinals in BYDAY", "make one series for each, such as BYDAY=1MO"));
        if (bySetPos.size() != 1) {
            throw refused(
                    bySetPos.isEmpty() ? "every such day of these months" : "several positions in BYSETPOS",
                    "make one series for each, such as BYDAY=1MO");
        }
        return new DayInMonth.Nth(
                days,
                index(bySetPos.get(0))
                        .orElseThrow(() -> refused("BYSETPOS=" + bySetPos.get(0), "say 1 to 4, or -1 for the last")));
    }

    /** The last day of a range that begins with one that all months have: what Graph means by the number of its end. */
    private DayInMonth lastOf(List<Integer> days, Set<Month> months) {
        var sorted = days.stream().sorted().toList();
        int end = sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1);
        var range = !sorted.isEmpty()
                && sorted.get(0) >= 1
                && sorted.get(0) <= 28
                && end <= 31
                && sorted.equals(
                        IntStream.rangeClosed(sorted.get(0), end).boxed().toList());
        if (!range || !bySetPos.equals(List.of(-1))) {
            throw refused("BYMONTHDAY with BYSETPOS", "say one day, or BYMONTHDAY=28,29,30;BYSETPOS=-1");
        }
        int longest = months.stream().mapToInt(Month::maxLength).max().orElseThrow();
        return new DayInMonth.Numbered(Math.min(end, longest));
    }

    /** Every Tuesday of every month is every Tuesday. */
    private boolean everyDayOfWeek() {
        return byDay.plain().isPresent() && byMonthDay.isEmpty() && bySetPos.isEmpty();
    }

    private GraphPattern everySuchDay() {
        once("BYDAY without ordinals and with this INTERVAL", "use FREQ=WEEKLY");
        return new GraphPattern.Weekly(1, plainDays(), firstDay());
    }

    private Set<DayOfWeek> plainDays() {
        return byDay.plain()
                .orElseThrow(
                        () -> refused("BYDAY=" + rule.part("BYDAY") + " in this rule", "say days without numbers"));
    }

    private DayOfWeek firstDay() {
        return rule.part("WKST").isEmpty() ? DayOfWeek.MONDAY : RuleDays.day(rule.part("WKST"));
    }

    private Month month() {
        if (byMonth.size() > 1) {
            throw refused("several months in BYMONTH", "use FREQ=MONTHLY with an INTERVAL, or one series for each");
        }
        int number = byMonth.get(0);
        if (number < 1 || number > 12) {
            throw refused("BYMONTH=" + number, "say 1 to 12");
        }
        return Month.of(number);
    }

    private void withoutMonths() {
        var instead = "use FREQ=MONTHLY or FREQ=YEARLY, or single events";
        none("BYMONTH", instead);
        none("BYMONTHDAY", instead);
        none("BYSETPOS", instead);
    }

    private void none(String part, String instead) {
        if (!rule.part(part).isEmpty()) {
            throw refused(part + " in a " + rule.part("FREQ") + " rule", instead);
        }
    }

    private void once(String what, String instead) {
        if (interval != 1) {
            throw refused(what, instead);
        }
    }

    private static Optional<DayInMonth.Index> index(int number) {
        return Stream.of(DayInMonth.Index.values())
                .filter(index -> index.number() == number)
                .findFirst();
    }

    private static List<Integer> numbers(String list) {
        var numbers = new ArrayList<Integer>();
        for (var number : list.isEmpty() ? new String[0] : list.split(",")) {
            numbers.add(Integer.parseInt(number));
        }
        return List.copyOf(numbers);
    }

    private static Unsupported refused(String what, String instead) {
        return new Unsupported("Outlook cannot repeat an event by " + what + "; " + instead + ". Nothing was done.");
    }
}
