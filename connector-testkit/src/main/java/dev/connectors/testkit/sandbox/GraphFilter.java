package dev.connectors.testkit.sandbox;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The {@code $filter} expressions that the stand-in plays: comparisons that connectors need, joined by {@code and}. */
final class GraphFilter {

    private static final Pattern AND = Pattern.compile(" and (?=[a-zA-Z/]+ (?:eq|ge|le|gt|lt) )");
    private static final Pattern COMPARISON = Pattern.compile("([\\w/]+) (eq|ge|gt|le|lt) (?:'((?:[^']|'')*)'|(\\S+))");
    private static final Pattern PROPERTY = Pattern.compile(
            "singleValueExtendedProperties/[Aa]ny\\((\\w+): ?\\1/id eq '((?:[^']|'')*)' and \\1/value eq '((?:[^']|'')*)'\\)");

    private GraphFilter() {}

    static boolean fits(GraphCall call, StoredEvent event, CalendarStore calendar) {
        return call.text("$filter").filter(it -> !fits(it, event, calendar)).isEmpty();
    }

    private static boolean fits(String filter, StoredEvent event, CalendarStore calendar) {
        var property = PROPERTY.matcher(filter);
        if (property.matches()) {
            return hasProperty(event, property.toMatchResult());
        }
        return List.of(AND.split(filter)).stream().allMatch(it -> {
            var comparison = COMPARISON.matcher(it.strip());
            if (!comparison.matches()) {
                throw GraphError.stricter("the filter '" + it + "' is not played.");
            }
            return compares(event, calendar, comparison.toMatchResult());
        });
    }

    private static boolean hasProperty(StoredEvent event, MatchResult wanted) {
        for (var it : event.json().path("graph").path("singleValueExtendedProperties")) {
            if (it.path("id").asText().equals(text(wanted.group(2)))
                    && it.path("value").asText().equals(text(wanted.group(3)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean compares(StoredEvent event, CalendarStore calendar, MatchResult comparison) {
        var quoted = comparison.group(3);
        var wanted = quoted == null ? comparison.group(4) : text(quoted);
        var utc = java.time.ZoneOffset.UTC;
        var found = switch (comparison.group(1)) {
            case "transactionId" ->
                event.json().path("graph").path("transactionId").asText();
            case "iCalUId" -> event.text("iCalUID") + (event.isOfSeries() ? event.id() : "");
            case "subject" -> event.text("summary");
            case "lastModifiedDateTime" -> event.text("updated");
            case "type" -> event.isSeries() ? "seriesMaster" : event.isOfSeries() ? "occurrence" : "singleInstance";
            case "start/dateTime" ->
                event.start(calendar.zone).instant(calendar.zone).atOffset(utc).toLocalDateTime() + ":00";
            case "end/dateTime" ->
                event.end(calendar.zone).instant(calendar.zone).atOffset(utc).toLocalDateTime() + ":00";
            default -> throw GraphError.stricter("a filter by " + comparison.group(1) + " is not played.");
        };
        var order = found.compareTo(wanted);
        return switch (comparison.group(2)) {
            case "eq" -> order == 0;
            case "ge" -> order >= 0;
            case "gt" -> order > 0;
            case "le" -> order <= 0;
            default -> order < 0;
        };
    }

    private static String text(String quoted) {
        return quoted.replace("''", "'");
    }
}
