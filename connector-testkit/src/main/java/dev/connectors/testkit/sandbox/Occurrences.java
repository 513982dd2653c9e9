package dev.connectors.testkit.sandbox;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns a series into its occurrences. Exceptions are stored events and not its business. */
final class Occurrences {

    /** How many occurrences of a series are given when {@code timeMax} does not bound them: two years of days. */
    static final int MOST_WITHOUT_END = 730;

    private Occurrences() {}

    /** The occurrences in a window, in order, as the rule gives them. */
    static List<StoredEvent> ofSeries(StoredEvent series, Window window, ZoneId zone) {
        var first = series.start(zone);
        var firstEnd = series.end(zone);
        var found = new ArrayList<StoredEvent>();
        for (var start : series.starts(zone)) {
            if (window.isPassed(start.instant(zone))
                    || (found.size() == MOST_WITHOUT_END && window.max().isEmpty())) {
                break;
            }
            var end = start.plusSpan(first, firstEnd);
            if (window.isReached(end.instant(zone))) {
                found.add(series.occurrence(start, end, zone));
            }
        }
        return found;
    }

    /** The occurrence whose id ends in {@code stamp}. */
    static Optional<StoredEvent> at(StoredEvent series, String stamp, ZoneId zone) {
        for (var start : series.starts(zone)) {
            var order = start.stamp().compareTo(stamp); // stamps sort as their times do
            if (order == 0) {
                var end = start.plusSpan(series.start(zone), series.end(zone));
                return Optional.of(series.occurrence(start, end, zone));
            }
            if (order > 0) {
                break;
            }
        }
        return Optional.empty();
    }

    /** The ids of a live series' occurrences up to a start, that one included; of anything else there are none. */
    static Set<String> idsUpTo(StoredEvent series, When last, ZoneId zone) {
        var ids = new HashSet<String>();
        if (series.isLiveSeries()) {
            for (var start : series.starts(zone)) {
                if (start.instant(zone).isAfter(last.instant(zone))) {
                    break;
                }
                ids.add(series.id() + "_" + start.stamp());
            }
        }
        return ids;
    }
}
