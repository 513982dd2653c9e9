package dev.connectors.testkit.sandbox;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The starts of a series, in order: RRULE and RDATE lines, less EXRULE and EXDATE lines (RFC 5545 section 3.8.5).
 *
 * <p>Rules are counted on the wall clock and resolved by java.time's zone rules one by one, so that 9:00 stays 9:00 over a
 * change of the clocks. The first start belongs to the series and counts, whether the rule hits it or not.
 */
final class Recurrence implements Iterable<When> {

    private static final Pattern LINE = Pattern.compile("(RRULE|EXRULE|RDATE|EXDATE)((?:;[A-Z0-9-]+=[^:;]+)*):(.+)");
    private static final Pattern TZID = Pattern.compile(";TZID=([^;:]+)");
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    private final When start;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Rule> exceptRules = new ArrayList<>();
    private final TreeSet<When> more = new TreeSet<>(Starts.ORDER);
    private final Set<When> except = new HashSet<>();

    private Recurrence(When start) {
        this.start = start;
        more.add(start);
    }

    /** Reads the lines as Calendar takes them; a faulty one is refused with 400. */
    static Recurrence of(When start, List<String> lines) {
        var recurrence = new Recurrence(start);
        lines.forEach(recurrence::add);
        return recurrence;
    }

    private void add(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw invalid(line);
        }
        switch (parts.group(1)) {
            case "RRULE" -> rules.add(checkedRule(parts.group(3)));
            case "EXRULE" -> exceptRules.add(checkedRule(parts.group(3)));
            case "RDATE" -> more.addAll(dates(line, parts.group(2), parts.group(3)));
            default -> except.addAll(dates(line, parts.group(2), parts.group(3)));
        }
    }

    /** UNTIL has the type of the start: UTC for a timed series, a date for an all-day one. */
    private Rule checkedRule(String text) {
        try {
            var rule = RuleReader.read(text);
            if (rule.until().filter(it -> it.contains("T") == start.isDay()).isPresent()) {
                throw invalid(text);
            }
            startsOf(rule); // an impossible date in UNTIL shows here
            return rule;
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw invalid(text);
        }
    }

    private Starts startsOf(Rule rule) {
        return new Starts.OfRule(start, rule);
    }

    private List<When> dates(String line, String parameters, String values) {
        var tzid = TZID.matcher(parameters);
        var dates = new ArrayList<When>();
        for (var value : values.split(",")) {
            try {
                if (start instanceof When.Moment moment) {
                    dates.add(moment(value, tzid.find(0) ? When.zone(tzid.group(1)) : moment.zone(), moment.zone()));
                } else {
                    dates.add(new When.Day(LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE)));
                }
            } catch (DateTimeParseException e) {
                throw invalid(line);
            }
        }
        return dates;
    }

    private static When moment(String value, ZoneId zone, ZoneId seriesZone) {
        var isUtc = value.endsWith("Z");
        var local = LocalDateTime.parse(isUtc ? value.substring(0, value.length() - 1) : value, BASIC);
        return new When.Moment(local.atZone(isUtc ? ZoneOffset.UTC : zone).toInstant(), seriesZone);
    }

    private static ApiError invalid(String text) {
        return ApiError.invalid("Invalid recurrence rule: " + text);
    }

    @Override
    public Iterator<When> iterator() {
        var sources = new ArrayList<Starts>();
        rules.forEach(rule -> sources.add(startsOf(rule)));
        sources.add(new Starts.OfList(more.iterator()));
        var without = new ArrayList<Starts>();
        exceptRules.forEach(rule -> without.add(startsOf(rule)));
        return new Starts.Merged(sources, without, except);
    }
}
