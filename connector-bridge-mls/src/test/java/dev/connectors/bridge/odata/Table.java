package dev.connectors.bridge.odata;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * One resource of the server: rows by key, which may change while it is read. A row's values are String, Double (all numbers),
 * Boolean, LocalDate, Instant, {@link Point} and lists of strings; what it does not name is null.
 */
public final class Table {

    /** Longitude first, as on the wire. */
    public record Point(double longitude, double latitude) {}

    /** What a query found among these rows. */
    record Result(List<Map<String, Object>> of, String query, List<Map<String, Object>> found) {}

    /** The query before, of which a next page may be asked. */
    volatile Result last = new Result(List.of(), "", List.of());

    private final String key;
    private final ConcurrentSkipListMap<String, Map<String, Object>> rows = new ConcurrentSkipListMap<>();
    private volatile List<Map<String, Object>> snapshot = List.of();
    private volatile boolean stale;

    Table(String key) {
        this.key = key;
    }

    /** Adds a row, or replaces the one of its key. */
    public void put(Map<String, Object> row) {
        rows.put((String) row.get(key), row);
        stale = true;
    }

    /** Takes a row away; nothing tells of it. */
    public void remove(String rowKey) {
        rows.remove(rowKey);
        stale = true;
    }

    /** A row. */
    public Optional<Map<String, Object>> get(String rowKey) {
        return Optional.ofNullable(rows.get(rowKey));
    }

    /** The keys, in their order. */
    public Collection<String> keys() {
        return rows.keySet();
    }

    /** The rows as they are now, in the order of their keys. */
    public List<Map<String, Object>> rows() {
        if (stale) {
            stale = false;
            snapshot = List.copyOf(rows.values());
        }
        return snapshot;
    }

    String key() {
        return key;
    }
}
