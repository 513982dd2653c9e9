package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Microsoft's patterns and ranges, which are kept as the RRULE that gives the same days, and shown as they were sent. */
final class GraphRecurrence {

    private static final Map<String, Set<String>> NEEDS = Map.of(
            "daily", Set.of(),
            "weekly", Set.of("daysOfWeek", "firstDayOfWeek"),
            "absoluteMonthly", Set.of("dayOfMonth"),
            "relativeMonthly", Set.of("daysOfWeek"),
            "absoluteYearly", Set.of("dayOfMonth", "month"),
            "relativeYearly", Set.of("daysOfWeek", "month"));
    private static final Set<String> ALWAYS = Set.of("type", "interval");
    private static final List<String> INDEXES = List.of("first", "second", "third", "fourth", "last");
    private static final DateTimeFormatter UTC_STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private GraphRecurrence() {}

    /** The line that gives the same days. A day that a month lacks is its last day (RFC 5545 would skip the month). */
    static String rule(JsonNode recurrence, When start) {
        var pattern = recurrence.path("pattern");
        var type = pattern.path("type").asText();
        check(pattern, type);
        var interval = pattern.path("interval").asInt();
        var days = days(pattern.path("daysOfWeek"));
        var index = INDEXES.indexOf(pattern.path("index").asText("first"));
        var position = ";BYSETPOS=" + (index == 4 ? -1 : index + 1);
        var month = ";BYMONTH=" + pattern.path("month").asInt();
        var rule = switch (type) {
            case "daily" -> "FREQ=DAILY";
            case "weekly" ->
                "FREQ=WEEKLY;BYDAY=" + days + ";WKST="
                        + days(Json.array().add(pattern.path("firstDayOfWeek").asText("sunday")));
            case "absoluteMonthly" ->
                "FREQ=MONTHLY" + monthDay(pattern.path("dayOfMonth").asInt());
            case "relativeMonthly" -> "FREQ=MONTHLY;BYDAY=" + days + position;
            case "absoluteYearly" ->
                "FREQ=YEARLY" + month + monthDay(pattern.path("dayOfMonth").asInt());
            default -> "FREQ=YEARLY" + month + ";BYDAY=" + days + position;
        };
        return "RRULE:" + rule + ";INTERVAL=" + interval + range(recurrence.path("range"), start);
    }

    private static void check(JsonNode pattern, String type) {
        if (!NEEDS.containsKey(type)) {
            throw invalid("The recurrence pattern has no type.");
        }
        if (pattern.path("interval").asInt(0) < 1) {
            throw invalid("The interval of a recurrence pattern must be at least 1.");
        }
        var needs = NEEDS.get(type);
        needs.stream()
                .filter(it -> pattern.path(it).isMissingNode()
                        || (pattern.path(it).isArray() && pattern.path(it).isEmpty()))
                .findFirst()
                .ifPresent(it -> {
                    throw invalid("The pattern " + type + " needs " + it + ".");
                });
        pattern.fieldNames().forEachRemaining(it -> {
            var isIndex = it.equals("index") && type.startsWith("relative");
            if (!ALWAYS.contains(it) && !needs.contains(it) && !isIndex) {
                throw invalid("The pattern " + type + " does not take " + it + ".");
            }
        });
    }

    private static String days(JsonNode names) {
        var days = new ArrayList<String>();
        names.forEach(it -> days.add(it.asText().substring(0, 2).toUpperCase(Locale.ROOT)));
        return String.join(",", days);
    }

    private static String monthDay(int day) {
        if (day < 1 || day > 31) {
            throw invalid("dayOfMonth is from 1 to 31.");
        }
        if (day <= 28) {
            return ";BYMONTHDAY=" + day;
        }
        var upTo = new ArrayList<String>();
        for (var it = 28; it <= day; it++) {
            upTo.add(String.valueOf(it));
        }
        return ";BYMONTHDAY=" + String.join(",", upTo) + ";BYSETPOS=-1";
    }

    private static String range(JsonNode range, When start) {
        var first = date(range, "startDate");
        if (!first.equals(start.local().toLocalDate())) {
            throw invalid("The startDate of the range must be the day of the start.");
        }
        return switch (range.path("type").asText()) {
            case "noEnd" -> "";
            case "numbered" -> {
                var count = range.path("numberOfOccurrences").asInt();
                if (count < 1 || count > 999) {
                    throw invalid("numberOfOccurrences is from 1 to 999.");
                }
                yield ";COUNT=" + count;
            }
            case "endDate" -> until(range, first, start);
            default -> throw invalid("The recurrence range has no type.");
        };
    }

    private static String until(JsonNode range, LocalDate first, When start) {
        var last = date(range, "endDate");
        if (last.isBefore(first)) {
            throw invalid("The endDate of the range is before its startDate.");
        }
        if (!(start instanceof When.Moment moment)) {
            return ";UNTIL=" + last.format(DateTimeFormatter.BASIC_ISO_DATE);
        }
        var zone = range.path("recurrenceTimeZone").isTextual()
                ? GraphZones.zone(range.path("recurrenceTimeZone").asText())
                : moment.zone();
        var end = last.atTime(LocalTime.of(23, 59, 59)).atZone(zone).withZoneSameInstant(ZoneOffset.UTC);
        return ";UNTIL=" + end.format(UTC_STAMP);
    }

    private static LocalDate date(JsonNode range, String name) {
        try {
            return LocalDate.parse(range.path(name).asText());
        } catch (DateTimeParseException e) {
            throw invalid("The range needs a date as its " + name + ".");
        }
    }

    private static GraphError invalid(String message) {
        return GraphError.of(400, "ErrorPropertyValidationFailure", message);
    }

    /** What Graph shows of a series: what was sent, or for a seeded series what its line means. */
    static ObjectNode of(StoredEvent series, ZoneId zone) {
        var kept = series.json().path("graph").path("recurrence");
        var start = series.start(zone);
        var line = series.recurrence().stream()
                .filter(it -> it.startsWith("RRULE:"))
                .findFirst()
                .orElse("");
        var shown =
                kept instanceof ObjectNode sent ? sent.deepCopy() : seeded(RuleReader.read(line.substring(6)), start);
        fill((ObjectNode) shown.path("pattern"), start, zone, (ObjectNode) shown.path("range"));
        return shown;
    }

    /** What does not belong to a type is there, too, with a value that means nothing. */
    private static void fill(ObjectNode pattern, When start, ZoneId zone, ObjectNode range) {
        putIfAbsent(pattern, "month", 0);
        putIfAbsent(pattern, "dayOfMonth", 0);
        if (!pattern.has("daysOfWeek")) {
            pattern.putArray("daysOfWeek");
        }
        if (!pattern.has("firstDayOfWeek")) {
            pattern.put("firstDayOfWeek", "sunday");
        }
        if (!pattern.has("index")) {
            pattern.put("index", "first");
        }
        putIfAbsent(range, "numberOfOccurrences", 0);
        if (!range.has("endDate")) {
            range.put("endDate", "0001-01-01");
        }
        if (!range.path("recurrenceTimeZone").isTextual()) {
            range.put("recurrenceTimeZone", GraphZones.name(start instanceof When.Moment it ? it.zone() : zone));
        }
    }

    private static void putIfAbsent(ObjectNode json, String name, int value) {
        if (!json.has(name)) {
            json.put(name, value);
        }
    }

    private static ObjectNode seeded(Rule rule, When start) {
        var first = start.local().toLocalDate();
        var days = rule.weekDays().isEmpty()
                ? List.of(first.getDayOfWeek())
                : rule.weekDays().stream().map(Rule.WeekDay::day).toList();
        var recurrence = Json.object();
        var pattern = recurrence.putObject("pattern").put("interval", rule.interval());
        var isRelative =
                rule.freq().compareTo(Rule.Freq.WEEKLY) > 0 && !rule.weekDays().isEmpty();
        var isYearly = rule.freq() == Rule.Freq.YEARLY;
        if (rule.freq() == Rule.Freq.DAILY && rule.weekDays().isEmpty()) {
            pattern.put("type", "daily");
        } else if (rule.freq().compareTo(Rule.Freq.WEEKLY) <= 0) {
            pattern.put("type", "weekly").put("firstDayOfWeek", name(rule.weekStart()));
            names(pattern, days);
        } else {
            pattern.put("type", (isRelative ? "relative" : "absolute") + (isYearly ? "Yearly" : "Monthly"));
            if (isYearly) {
                pattern.put("month", rule.months().stream().findFirst().orElse(first.getMonthValue()));
            }
            if (isRelative) {
                names(pattern, days);
                pattern.put("index", index(rule));
            } else {
                pattern.put("dayOfMonth", rule.monthDays().stream().findFirst().orElse(first.getDayOfMonth()));
            }
        }
        var range = recurrence.putObject("range").put("startDate", first.toString());
        rule.count().ifPresent(it -> range.put("type", "numbered").put("numberOfOccurrences", it));
        rule.until()
                .ifPresent(it -> range.put("type", "endDate")
                        .put("endDate", lastDay(it, start).toString()));
        if (!range.has("type")) {
            range.put("type", "noEnd");
        }
        return recurrence;
    }

    private static LocalDate lastDay(String until, When start) {
        return until.length() == 8
                ? LocalDate.parse(until, DateTimeFormatter.BASIC_ISO_DATE)
                : java.time.LocalDateTime.parse(until, UTC_STAMP)
                        .atZone(ZoneOffset.UTC)
                        .withZoneSameInstant(((When.Moment) start).zone())
                        .toLocalDate();
    }

    private static String index(Rule rule) {
        var position = rule.positions().isEmpty()
                ? rule.weekDays().iterator().next().ordinal()
                : rule.positions().get(0);
        return INDEXES.get(position < 0 ? 4 : position - 1);
    }

    private static void names(ObjectNode pattern, List<DayOfWeek> days) {
        var array = pattern.putArray("daysOfWeek");
        days.stream().map(GraphRecurrence::name).collect(Collectors.toList()).forEach(array::add);
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
