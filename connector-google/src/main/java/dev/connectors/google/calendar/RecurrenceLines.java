package dev.connectors.google.calendar;

import dev.connectors.domain.calendar.RecurrenceRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The {@code recurrence} of a series: lines of RFC 5545 sections 3.8.5.1 to 3.8.5.3, as Google stores them. Immutable.
 *
 * @param lines such as {@code RRULE:FREQ=WEEKLY} and {@code EXDATE;TZID=America/Denver:20260310T140000}
 */
record RecurrenceLines(List<String> lines) {

    static final RecurrenceLines NONE = new RecurrenceLines(List.of());
    private static final String RULE = "RRULE:";

    RecurrenceLines {
        lines = List.copyOf(lines);
    }

    /** Of a new series. */
    static RecurrenceLines of(RecurrenceRule rule) {
        return new RecurrenceLines(List.of(RULE + rule.value()));
    }

    /** Of a series as the domain shows it; the reverse of {@link #text}. */
    static RecurrenceLines parse(String text) {
        return text.contains(":")
                ? new RecurrenceLines(List.of(text.split("\n")))
                : new RecurrenceLines(List.of(RULE + text));
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** As the domain shows it: the rule alone where that is all, else every line. */
    String text() {
        return lines.size() == 1 && isRule(lines.get(0))
                ? lines.get(0).substring(RULE.length())
                : String.join("\n", lines);
    }

    /** The one rule; empty where there is none, more than one, or one that we do not read. */
    Optional<RecurrenceRule> rule() {
        var rules = lines.stream().filter(RecurrenceLines::isRule).toList();
        if (rules.size() != 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(RecurrenceRule.parse(rules.get(0)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // BYHOUR and the like, from another program
        }
    }

    /** Whether it ends by itself. */
    boolean endless() {
        return lines.stream()
                .filter(RecurrenceLines::isRule)
                .map(line -> line.toUpperCase(Locale.ROOT))
                .anyMatch(line -> !line.contains("COUNT=") && !line.contains("UNTIL="));
    }

    /** Whether single dates were taken out. */
    boolean excludesDates() {
        return has("EXDATE");
    }

    /** Whether single dates were added, or a second rule takes some out. */
    boolean addsDates() {
        return has("RDATE") || has("EXRULE");
    }

    /** The same with another rule. */
    RecurrenceLines with(RecurrenceRule rule) {
        var kept = new ArrayList<String>();
        kept.add(RULE + rule.value());
        lines.stream().filter(line -> !isRule(line)).forEach(kept::add);
        return new RecurrenceLines(kept);
    }

    private boolean has(String name) {
        return lines.stream().anyMatch(line -> line.toUpperCase(Locale.ROOT).startsWith(name));
    }

    private static boolean isRule(String line) {
        return line.toUpperCase(Locale.ROOT).startsWith(RULE);
    }
}
