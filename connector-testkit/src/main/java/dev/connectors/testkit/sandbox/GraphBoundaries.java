package dev.connectors.testkit.sandbox;

import java.time.LocalDate;
import java.util.ArrayList;

/** An occurrence stays between its neighbours: it may not move to or past the day of either. */
final class GraphBoundaries {

    private GraphBoundaries() {}

    static void check(CalendarStore calendar, StoredEvent occurrence, When wanted) {
        var series = calendar.find(occurrence.seriesId()).orElseThrow(GraphError::notFound);
        var day = wanted.local().toLocalDate();
        var before = new ArrayList<LocalDate>();
        var original = occurrence.original(calendar.zone).instant(calendar.zone);
        for (var start : series.starts(calendar.zone)) {
            var order = start.instant(calendar.zone).compareTo(original);
            if (order < 0) {
                before.add(dayOf(calendar, series, start));
            } else if (order > 0) {
                refuseUnless(day.isBefore(dayOf(calendar, series, start)));
                break;
            }
        }
        if (!before.isEmpty()) {
            refuseUnless(day.isAfter(before.get(before.size() - 1)));
        }
    }

    private static LocalDate dayOf(CalendarStore calendar, StoredEvent series, When start) {
        return calendar.find(series.id() + "_" + start.stamp())
                .map(it -> it.start(calendar.zone))
                .orElse(start)
                .local()
                .toLocalDate();
    }

    private static void refuseUnless(boolean fits) {
        if (!fits) {
            throw GraphError.of(
                    400,
                    "ErrorOccurrenceCrossingBoundary",
                    "Modified occurrence is crossing or overlapping adjacent occurrence.");
        }
    }
}
