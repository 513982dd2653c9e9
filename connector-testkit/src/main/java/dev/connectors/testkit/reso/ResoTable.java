package dev.connectors.testkit.reso;

import dev.connectors.domain.address.GeoPoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of one resource, by key, and the answers to queries. */
final class ResoTable {

    private static final Set<String> OPTIONS =
            Set.of("$filter", "$select", "$orderby", "$top", "$skip", "$count", "$unselect");
    private static final String TOKEN = "$skiptoken";
    private static final Set<String> REPLICATION_OPTIONS = Set.of("$filter", "$select", "$top", "$unselect", TOKEN);
    private static final String CHANGED = "BridgeModificationTimestamp";
    private static final int LARGEST_REPLICATED = 2000;
    private static final int PAGE = 10;
    private static final int LARGEST_PAGE = 200;
    private static final String MEDIA = "Media";

    /** A page as it is answered; the options of the next one, where there is one. */
    record Page(List<Map<String, Object>> rows, Optional<Long> count, Optional<Map<String, String>> next) {}

    private final String resource;
    private final String key;
    private final Map<String, String> fields;
    private final ConcurrentSkipListMap<String, Map<String, Object>> rows;
    private final @Nullable ResoTable media;

    private ResoTable(
            String resource,
            String key,
            Map<String, String> fields,
            ConcurrentSkipListMap<String, Map<String, Object>> rows,
            @Nullable ResoTable media) {
        this.resource = resource;
        this.key = key;
        this.fields = fields;
        this.rows = rows;
        this.media = media;
    }

    /** Without rows; fields by name with their kinds. */
    static ResoTable of(String resource, String key, Map<String, String> fields) {
        return new ResoTable(resource, key, fields, new ConcurrentSkipListMap<>(), null);
    }

    /** The same, with the media that are shown inside listings. */
    ResoTable with(@Nullable ResoTable inside) {
        return new ResoTable(resource, key, fields, rows, resource.equals("Property") ? inside : null);
    }

    String resource() {
        return resource;
    }

    String key() {
        return key;
    }

    Map<String, String> fields() {
        return fields;
    }

    void put(Map<String, Object> row) {
        var unknown = row.keySet().stream()
                .filter(field -> !fields.containsKey(field))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(resource + " has no " + unknown + ".");
        }
        var values = new TreeMap<String, Object>();
        row.forEach((field, value) ->
                values.put(field, value instanceof Number number ? Double.valueOf(number.doubleValue()) : value));
        rows.put((String) row.get(key), values);
    }

    void remove(String rowKey) {
        rows.remove(rowKey);
    }

    /** Oldest change first; there is always a next page, and the last one's gives what changed since. */
    Page replicated(Map<String, String> options) {
        requireOnly(REPLICATION_OPTIONS, options);
        var select = select(options);
        var token = options.getOrDefault(TOKEN, Instant.EPOCH + "~").split("~", 2);
        var after = Map.<String, Object>of(CHANGED, Instant.parse(token[0]), key, token[1]);
        var order = by(CHANGED).thenComparing(by(key));
        var found = filtered(options).stream()
                .filter(row -> row.containsKey(CHANGED) && order.compare(row, after) > 0)
                .sorted(order)
                .limit(Math.min(LARGEST_REPLICATED, Math.max(1, number(options, "$top", PAGE))))
                .toList();
        var next = new LinkedHashMap<>(options);
        if (!found.isEmpty()) {
            var last = found.get(found.size() - 1);
            next.put(TOKEN, last.get(CHANGED) + "~" + last.get(key));
        }
        return new Page(found.stream().map(row -> answered(row, select)).toList(), Optional.empty(), Optional.of(next));
    }

    private static void requireOnly(Set<String> known, Map<String, String> options) {
        options.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Refusal(400, "There is no option " + name + " here.");
                });
    }

    Page page(Map<String, String> options) {
        requireOnly(OPTIONS, options);
        var select = select(options);
        var found = sorted(filtered(options), options);
        int from = Math.min(number(options, "$skip", 0), found.size());
        int size = Math.min(LARGEST_PAGE, Math.max(1, number(options, "$top", PAGE)));
        int to = Math.min(found.size(), from + size);
        var next = new LinkedHashMap<>(options);
        next.put("$skip", String.valueOf(to));
        return new Page(
                found.subList(from, to).stream()
                        .map(row -> answered(row, select))
                        .toList(),
                "true".equals(options.get("$count")) ? Optional.of((long) found.size()) : Optional.empty(),
                to < found.size() ? Optional.of(next) : Optional.empty());
    }

    private List<String> select(Map<String, String> options) {
        var names = Optional.ofNullable(options.get("$select"))
                .map(select -> List.of(select.split(",")))
                .orElseGet(() -> List.copyOf(fields.keySet()));
        for (var name : names) {
            if (!fields.containsKey(name) && !(name.equals(MEDIA) && media != null)) {
                throw new Refusal(400, "There is no field " + name + ".");
            }
        }
        return names;
    }

    private List<Map<String, Object>> filtered(Map<String, String> options) {
        var filter = options.get("$filter");
        if (filter == null) {
            return List.copyOf(rows.values());
        }
        var expression = FilterParser.parse(filter, fields.keySet());
        return rows.values().stream()
                .filter(row -> Boolean.TRUE.equals(expression.of(row, Map.of())))
                .toList();
    }

    private List<Map<String, Object>> sorted(List<Map<String, Object>> found, Map<String, String> options) {
        var order = options.get("$orderby");
        if (order == null) {
            return found;
        }
        var sorted = new ArrayList<>(found);
        Stream.of(order.split(","))
                .map(this::by)
                .reduce(Comparator::thenComparing)
                .ifPresent(sorted::sort);
        return sorted;
    }

    private Comparator<Map<String, Object>> by(String item) {
        var parts = item.strip().split("\\s+");
        if (!fields.containsKey(parts[0])) {
            throw new Refusal(400, "There is no field " + parts[0] + ".");
        }
        Comparator<Map<String, Object>> by = (a, b) -> Logic.ordered(a.get(parts[0]), b.get(parts[0]));
        return parts.length == 2 && parts[1].equals("desc") ? by.reversed() : by;
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        try {
            return Optional.ofNullable(options.get(name)).map(Integer::valueOf).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new Refusal(400, name + " is a whole number.");
        }
    }

    private Map<String, Object> answered(Map<String, Object> row, List<String> select) {
        var answered = new LinkedHashMap<String, Object>();
        for (var name : select) {
            if (name.equals(MEDIA) && media != null) {
                answered.put(name, inside(row));
            } else {
                answered.put(name, wire(row.get(name)));
            }
        }
        return answered;
    }

    private List<Map<String, Object>> inside(Map<String, Object> listing) {
        if (media == null) {
            return List.of();
        }
        var own = media;
        return own.rows.values().stream()
                .filter(one -> Objects.equals(listing.get(key), one.get("ResourceRecordKey")))
                .map(one -> own.answered(one, List.copyOf(own.fields.keySet())))
                .toList();
    }

    private static @Nullable Object wire(@Nullable Object value) {
        if (value instanceof Instant || value instanceof LocalDate) {
            return value.toString();
        }
        if (value instanceof GeoPoint place) {
            return List.of(place.longitude(), place.latitude());
        }
        return value instanceof Double number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }
}
