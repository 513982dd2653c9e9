package dev.connectors.testkit.sandbox;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the value of an RRULE line; a faulty one is an {@link IllegalArgumentException}. */
final class RuleReader {

    private static final Pattern WEEK_DAY = Pattern.compile("([+-]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)");
    private static final Pattern UNTIL = Pattern.compile("\\d{8}(T\\d{6}Z)?");
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final Set<String> KNOWN = Set.of(
            "FREQ",
            "INTERVAL",
            "COUNT",
            "UNTIL",
            "BYMONTH",
            "BYMONTHDAY",
            "BYYEARDAY",
            "BYWEEKNO",
            "BYDAY",
            "BYSETPOS",
            "WKST");

    private final Map<String, String> parts = new LinkedHashMap<>();

    private RuleReader(String text) {
        for (var part : text.split(";", -1)) {
            var equals = part.indexOf('=');
            check(equals > 0 && KNOWN.contains(part.substring(0, equals)), "unknown part " + part);
            check(parts.put(part.substring(0, equals), part.substring(equals + 1)) == null, "repeated part " + part);
        }
    }

    static Rule read(String text) {
        var reader = new RuleReader(text);
        var rule = new Rule(
                Rule.Freq.valueOf(reader.parts.getOrDefault("FREQ", "")),
                reader.number("INTERVAL").orElse(1),
                reader.number("COUNT"),
                Optional.ofNullable(reader.parts.get("UNTIL")),
                reader.numbers("BYMONTH", 1, 12),
                reader.numbers("BYMONTHDAY", -31, 31),
                reader.numbers("BYYEARDAY", -366, 366),
                reader.numbers("BYWEEKNO", -53, 53),
                reader.weekDays(),
                List.copyOf(reader.numbers("BYSETPOS", -366, 366)),
                reader.day(reader.parts.getOrDefault("WKST", "MO")));
        checkTogether(rule);
        return rule;
    }

    /** What RFC 5545 forbids side by side. */
    private static void checkTogether(Rule rule) {
        var freq = rule.freq();
        var isYearly = freq == Rule.Freq.YEARLY;
        check(rule.count().isEmpty() || rule.until().isEmpty(), "COUNT with UNTIL");
        check(rule.until().filter(it -> !UNTIL.matcher(it).matches()).isEmpty(), "UNTIL");
        check(rule.weeks().isEmpty() || isYearly, "BYWEEKNO is for YEARLY");
        check(rule.yearDays().isEmpty() || isYearly, "BYYEARDAY is for YEARLY");
        check(rule.monthDays().isEmpty() || freq != Rule.Freq.WEEKLY, "BYMONTHDAY with WEEKLY");
        var hasOrdinal = rule.weekDays().stream().anyMatch(it -> it.ordinal() != 0);
        check(
                !hasOrdinal
                        || freq == Rule.Freq.MONTHLY
                        || (isYearly && rule.weeks().isEmpty()),
                "a numbered BYDAY");
        var hasOther = !rule.months().isEmpty()
                || !rule.monthDays().isEmpty()
                || !rule.yearDays().isEmpty()
                || !rule.weeks().isEmpty()
                || !rule.weekDays().isEmpty();
        check(rule.positions().isEmpty() || hasOther, "BYSETPOS alone");
    }

    private Optional<Integer> number(String name) {
        var text = Optional.ofNullable(parts.get(name));
        check(text.filter(it -> !it.matches("[1-9]\\d{0,6}")).isEmpty(), name);
        return text.map(Integer::valueOf);
    }

    private Set<Integer> numbers(String name, int least, int most) {
        var numbers = new LinkedHashSet<Integer>();
        for (var text : list(name)) {
            check(text.matches("[+-]?\\d{1,3}"), name);
            var number = Integer.parseInt(text);
            check(number >= least && number <= most && number != 0, name);
            numbers.add(number);
        }
        return numbers;
    }

    private Set<Rule.WeekDay> weekDays() {
        var days = new LinkedHashSet<Rule.WeekDay>();
        for (var text : list("BYDAY")) {
            var match = WEEK_DAY.matcher(text);
            check(match.matches(), "BYDAY");
            var ordinal = match.group(1) == null ? 0 : Integer.parseInt(match.group(1));
            check(match.group(1) == null || (ordinal != 0 && Math.abs(ordinal) <= 53), "BYDAY");
            days.add(new Rule.WeekDay(ordinal, day(match.group(2))));
        }
        return days;
    }

    private List<String> list(String name) {
        return Optional.ofNullable(parts.get(name))
                .map(it -> List.of(it.split(",", -1)))
                .orElse(new ArrayList<>());
    }

    private DayOfWeek day(String name) {
        check(DAYS.contains(name), name);
        return DayOfWeek.of(DAYS.indexOf(name) + 1);
    }

    private static void check(boolean fits, String what) {
        if (!fits) {
            throw new IllegalArgumentException(what);
        }
    }
}
