package dev.connectors.testkit.sandbox;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a series into its occurrences. Exceptions are stored events and not its business. */
final class Occurrences {

    /** How many occurrences of a series are given when {@code timeMax} does not bound them: two years of days. */
    static final int MOST_WITHOUT_END = 730;

    private Occurrences() {}

    /** The occurrences in a window, in order, as the rule gives them. */
    static List<StoredEvent> ofSeries(StoredEvent series, Window window, ZoneId zone) {
        var first = series.start(zone);
        var end = series.end(zone);
        var found = new ArrayList<StoredEvent>();
        for (var start : series.starts(zone)) {
            if (window.isPassed(start.instant(zone))
                    || found.size() == MOST_WITHOUT_END && window.max().isEmpty()) {
                break;
            }
            if (window.isReached(start.plusSpan(first, end).instant(zone))) {
                found.add(series.occurrence(start, zone));
            }
        }
        return found;
    }

    /** The occurrence whose id ends in {@code stamp}. */
    static Optional<StoredEvent> at(StoredEvent series, String stamp, ZoneId zone) {
        for (var start : series.starts(zone)) {
            var order = start.stamp().compareTo(stamp); // stamps sort as their times do
            if (order == 0) {
                return Optional.of(series.occurrence(start, zone));
            }
            if (order > 0) {
                break;
            }
        }
        return Optional.empty();
    }
}
