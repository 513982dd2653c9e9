package dev.connectors.bridge;

import dev.connectors.bridge.client.Rows;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Filter.Operator;
import dev.connectors.bridge.query.Value;
import dev.connectors.error.ProviderUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A place among rows in the order of a time and of their keys. Pages that follow each other so lose no row of many that share a moment,
 * and do not care what changes meanwhile. Pure.
 *
 * @param at the time of the last row that was read
 * @param key that row's key; among rows without an order, the latest time so far
 * @param caughtUp whether nothing more was there; what comes next begins a little before, since changes of the same moment may have
 *     been saved later
 */
record SyncPlace(Instant at, String key, boolean caughtUp) {

    /** Rows may be saved some minutes after the time that they bear, and hosts keep answers for a while. */
    private static final Duration OVERLAP = Duration.ofMinutes(15);

    /** Before everything. */
    static final SyncPlace START = new SyncPlace(Instant.EPOCH, "", false);

    boolean isStart() {
        return at.equals(Instant.EPOCH) && key.isEmpty();
    }

    /** What comes next, by this time of theirs; a row that claims to be of the future does not hide what is changed until then. */
    Filter after(String field, Instant now) {
        if (caughtUp) {
            var last = at.isAfter(now) ? now : at;
            var from = last.isBefore(Instant.EPOCH.plus(OVERLAP)) ? Instant.EPOCH : last.minus(OVERLAP);
            return Filter.is(field, Operator.GE, Value.of(from));
        }
        return Filter.any(List.of(
                Filter.is(field, Operator.GT, Value.of(at)),
                Filter.equal(field, Value.of(at)).and(Filter.is("ListingKey", Operator.GT, Value.of(key)))));
    }

    /** Where a page ends, also where its last row is of another MLS. */
    SyncPlace end(Rows page, String field, boolean isLast) {
        return page.last()
                .map(row -> new SyncPlace(
                        row.instant(field).orElse(at), row.text("ListingKey").orElse(""), isLast))
                .orElse(new SyncPlace(at, key, isLast));
    }

    /**
     * Of pages without an order: until their end the place is where they began, with the latest time so far beside it; then it is that
     * time.
     */
    SyncPlace along(Rows page, String field, boolean isLast) {
        var before = key.isEmpty() ? at : Instant.parse(key);
        var latest = page.rows().stream()
                .flatMap(row -> row.instant(field).stream())
                .filter(before::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(before);
        return isLast ? new SyncPlace(latest, "", true) : new SyncPlace(at, latest.toString(), caughtUp);
    }

    /** A page that ends where the one before did, or earlier, would be asked for again and again. */
    void requireBefore(SyncPlace end) {
        int later = end.at().compareTo(at);
        if (!caughtUp && (later < 0 || (later == 0 && end.key().equals(key)))) {
            throw new ProviderUnavailable(
                    "The MLS gives the same changes again and again. Tell the user.", "changes without an end");
        }
    }
}
