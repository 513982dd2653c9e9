package dev.connectors.outlook.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What Graph makes of a {@code patternedRecurrence}, straight from the words of its documentation and from the JSON that is sent:
 * day by day, and with nothing of the code under test, so that two equal mistakes cannot cancel.
 */
final class GraphExpander {

    private final JsonNode pattern;
    private final JsonNode range;
    private final LocalDate first;

    private GraphExpander(JsonNode recurrence) {
        this.pattern = recurrence.path("pattern");
        this.range = recurrence.path("range");
        this.first = LocalDate.parse(range.path("startDate").asText());
    }

    /** The instants at which the series begins an event, within so many years. */
    static List<Instant> starts(JsonNode recurrence, LocalTime time, ZoneId eventZone, Period within) {
        var expander = new GraphExpander(recurrence);
        var rangeZone = GraphZones.zone(
                        recurrence.path("range").path("recurrenceTimeZone").asText(), eventZone)
                .orElseThrow();
        var type = recurrence.path("range").path("type").asText();
        var starts = new ArrayList<Instant>();
        for (var day : expander.first.datesUntil(expander.first.plus(within)).toList()) {
            if (!expander.hits(day)) {
                continue;
            }
            var start = day.atTime(time).atZone(eventZone).toInstant();
            var over = switch (type) {
                case "numbered" ->
                    starts.size() >= expander.range.path("numberOfOccurrences").asInt();
                case "endDate" ->
                    LocalDate.ofInstant(start, rangeZone)
                            .isAfter(LocalDate.parse(
                                    expander.range.path("endDate").asText()));
                default -> false;
            };
            if (over) {
                break;
            }
            starts.add(start);
        }
        return starts;
    }

    private boolean hits(LocalDate day) {
        int interval = pattern.path("interval").asInt();
        return switch (pattern.path("type").asText()) {
            case "daily" -> ChronoUnit.DAYS.between(first, day) % interval == 0;
            case "weekly" ->
                days().contains(day.getDayOfWeek())
                        && ChronoUnit.WEEKS.between(weekOf(first), weekOf(day)) % interval == 0;
            case "absoluteMonthly" -> months(day) % interval == 0 && isNumber(day);
            case "relativeMonthly" -> months(day) % interval == 0 && isNth(day);
            case "absoluteYearly" -> years(day) % interval == 0 && isMonth(day) && isNumber(day);
            case "relativeYearly" -> years(day) % interval == 0 && isMonth(day) && isNth(day);
            default -> throw new IllegalArgumentException(pattern.toString());
        };
    }

    private LocalDate weekOf(LocalDate day) {
        var begin = DayOfWeek.valueOf(
                pattern.path("firstDayOfWeek").asText("sunday").toUpperCase(Locale.ROOT));
        return day.with(TemporalAdjusters.previousOrSame(begin));
    }

    private long months(LocalDate day) {
        return ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(day));
    }

    private long years(LocalDate day) {
        return day.getYear() - (long) first.getYear();
    }

    private boolean isMonth(LocalDate day) {
        return day.getMonthValue() == pattern.path("month").asInt();
    }

    /** Exchange takes the last day of a month that has no such number. */
    private boolean isNumber(LocalDate day) {
        int number = pattern.path("dayOfMonth").asInt();
        return day.getDayOfMonth() == number
                || (number > day.lengthOfMonth() && day.getDayOfMonth() == day.lengthOfMonth());
    }

    private boolean isNth(LocalDate day) {
        if (!days().contains(day.getDayOfWeek())) {
            return false;
        }
        var earlier = day.withDayOfMonth(1)
                .datesUntil(day)
                .filter(other -> days().contains(other.getDayOfWeek()))
                .count();
        var later = day.plusDays(1)
                .datesUntil(day.plusMonths(1).withDayOfMonth(1))
                .filter(other -> days().contains(other.getDayOfWeek()))
                .count();
        return switch (pattern.path("index").asText("first")) {
            case "first" -> earlier == 0;
            case "second" -> earlier == 1;
            case "third" -> earlier == 2;
            case "fourth" -> earlier == 3;
            default -> later == 0;
        };
    }

    private Set<DayOfWeek> days() {
        var days = EnumSet.noneOf(DayOfWeek.class);
        pattern.path("daysOfWeek")
                .forEach(day -> days.add(DayOfWeek.valueOf(day.asText().toUpperCase(Locale.ROOT))));
        return days;
    }
}
