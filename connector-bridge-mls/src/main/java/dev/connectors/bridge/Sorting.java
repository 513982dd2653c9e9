package dev.connectors.bridge;

import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.query.Query.Order;
import dev.connectors.domain.listings.SearchListings.Sort;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The order of a search, once for the host and once for us, who merge what several queries give. As in OData (4.01 part 2, section
 * 5.1.4) nothing is below everything; listings that are equal in it are in the order of their keys, so that pages neither repeat nor
 * lose one.
 *
 * @param field the first key
 * @param descending whether the greatest comes first
 */
record Sorting(String field, boolean descending) {

    private static final long MILLIS_PER_DAY = 86_400_000L;

    static Sorting of(Sort sort, Source source) {
        var sorting = switch (sort) {
            case NEWEST ->
                new Sorting(
                        source.firstKnown("OnMarketDate", "ListingContractDate", "OriginalEntryTimestamp")
                                .orElse("ModificationTimestamp"),
                        true);
            case LOWEST_PRICE -> new Sorting("ListPrice", false);
            case HIGHEST_PRICE -> new Sorting("ListPrice", true);
            case RECENTLY_CHANGED -> new Sorting("ModificationTimestamp", true);
            case LARGEST -> new Sorting("LivingArea", true);
        };
        if (!source.client().dialect().searches("Property", sorting.field())) {
            throw source.cannotSearch("sort " + sort.name().toLowerCase(Locale.ROOT));
        }
        return sorting;
    }

    /** For the host; where it orders by no key, what is equal comes as it likes. */
    List<Order> order(Source source) {
        var first = new Order(field, descending);
        return source.searches("ListingKey") ? List.of(first, new Order("ListingKey", false)) : List.of(first);
    }

    /** The fields and the one that orders, so that what comes back can be merged. */
    List<String> selecting(List<String> fields) {
        if (fields.contains(field)) {
            return fields;
        }
        var more = new ArrayList<>(fields);
        more.add(field);
        return more;
    }

    /** What a row has for the order. */
    private Optional<BigDecimal> value(Row row) {
        return row.number(field)
                .or(() -> row.instant(field).map(at -> BigDecimal.valueOf(at.toEpochMilli())))
                .or(() -> row.day(field).map(day -> BigDecimal.valueOf(day.toEpochDay() * MILLIS_PER_DAY)));
    }

    /** A row among its like. */
    record Head(Row row, Sorting sorting) {}

    /** The order over rows of several datasets, each by its own field. */
    static Comparator<Head> merging() {
        return (one, other) -> {
            var values = Comparator.nullsFirst(Comparator.<BigDecimal>naturalOrder());
            int byValue = values.compare(
                    one.sorting().value(one.row()).orElse(null),
                    other.sorting().value(other.row()).orElse(null));
            if (byValue != 0) {
                return one.sorting().descending() ? -byValue : byValue;
            }
            return key(one.row()).compareTo(key(other.row()));
        };
    }

    private static String key(Row row) {
        return row.text("ListingKey").orElse("");
    }
}
