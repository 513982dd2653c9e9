package dev.connectors.domain.calendar;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A recurrence rule: RRULE of RFC 5545 section 3.3.10, without the name. One string in JSON. Immutable.
 *
 * @param value such as {@code FREQ=WEEKLY;BYDAY=TU;COUNT=6}, in upper case
 */
public record RecurrenceRule(String value) {

    private static final String EXPECTED =
            "an RFC 5545 rule such as FREQ=WEEKLY;BYDAY=TU;COUNT=6, with COUNT or UNTIL where it ends";
    private static final Map<String, Pattern> PARTS = Map.ofEntries(
            part("FREQ", "DAILY|WEEKLY|MONTHLY|YEARLY"),
            part("INTERVAL", "[1-9][0-9]{0,3}"),
            part("COUNT", "[1-9][0-9]{0,3}"),
            part("UNTIL", "[0-9]{8}(T[0-9]{6}Z?)?"),
            part("BYDAY", list("([+-]?(0?[1-9]|[1-4][0-9]|5[0-3]))?(MO|TU|WE|TH|FR|SA|SU)")),
            part("BYMONTHDAY", list("-?[0-9]{1,2}")),
            part("BYYEARDAY", list("-?[0-9]{1,3}")),
            part("BYWEEKNO", list("-?[0-9]{1,2}")),
            part("BYMONTH", list("[0-9]{1,2}")),
            part("BYSETPOS", list("-?[0-9]{1,3}")),
            part("WKST", "MO|TU|WE|TH|FR|SA|SU"));

    public RecurrenceRule {
        value = canonical(value);
    }

    /**
     * Reads a rule, with or without the leading {@code RRULE:}.
     *
     * @throws IllegalArgumentException with what was expected
     */
    public static RecurrenceRule parse(String text) {
        return new RecurrenceRule(text);
    }

    /** The value of one part, such as {@code COUNT}; empty text where it is not there. */
    public String part(String name) {
        for (var piece : value.split(";")) {
            if (piece.startsWith(name + "=")) {
                return piece.substring(name.length() + 1);
            }
        }
        return "";
    }

    /** The same rule with another end: {@code COUNT} and {@code UNTIL} exclude each other. */
    public RecurrenceRule ending(String name, String end) {
        var kept = new StringBuilder();
        for (var piece : value.split(";")) {
            if (!piece.startsWith("COUNT=") && !piece.startsWith("UNTIL=")) {
                kept.append(piece).append(';');
            }
        }
        return new RecurrenceRule(kept + name + "=" + end);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String canonical(String text) {
        var upper = text.strip().toUpperCase(Locale.ROOT);
        if (upper.startsWith("RRULE:")) {
            upper = upper.substring("RRULE:".length());
        }
        if (upper.length() > 300) {
            throw new IllegalArgumentException(EXPECTED);
        }
        var seen = new TreeMap<String, String>();
        for (var piece : upper.split(";", -1)) {
            int equals = piece.indexOf('=');
            var name = equals < 0 ? piece : piece.substring(0, equals);
            var pattern = PARTS.get(name);
            var content = piece.substring(equals + 1);
            if (pattern == null || !pattern.matcher(content).matches() || seen.put(name, content) != null) {
                throw new IllegalArgumentException(EXPECTED);
            }
        }
        if (!seen.containsKey("FREQ") || (seen.containsKey("COUNT") && seen.containsKey("UNTIL"))) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return upper;
    }

    private static Map.Entry<String, Pattern> part(String name, String regex) {
        return Map.entry(name, Pattern.compile(regex));
    }

    private static String list(String item) {
        return "(" + item + ")(,(" + item + "))*";
    }
}
