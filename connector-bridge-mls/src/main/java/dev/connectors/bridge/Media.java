package dev.connectors.bridge;

import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.query.Dialect;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Query;
import dev.connectors.bridge.query.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a host gives the media of listings: inside of them, as an expansion, or as a resource of its own. Web API Core 2.1 leaves that to
 * the host, and its metadata tell.
 */
final class Media {

    private static final int MOST_PER_LISTING = 200;
    private static final int LISTINGS_PER_QUERY = 30;
    private static final String NAME = "Media";

    /** Beside an expansion of which this is not all (OData JSON 4.01, section 8.3). */
    private static final String MORE = NAME + "@odata.nextLink";

    private static final String LISTING = "ResourceRecordKey";
    private static final String KIND = "ResourceName";
    static final List<String> FIELDS = List.of(
            "MediaKey",
            "MediaURL",
            "Order",
            "PreferredPhotoYN",
            "MediaCategory",
            "ShortDescription",
            "LongDescription",
            "ImageWidth",
            "ImageHeight",
            "Permission");

    private Media() {}

    private enum Place {
        INSIDE,
        EXPANDED,
        BESIDE;

        static Place of(Source source) {
            if (source.client().dialect().media() == Dialect.Media.INSIDE) {
                return INSIDE;
            }
            if (source.metadata().leads("Property", NAME)) {
                return EXPANDED;
            }
            return source.metadata().has(NAME, LISTING) ? BESIDE : INSIDE;
        }
    }

    /** A query for listings whose media come along, where they can. */
    static Query along(Query query, Source source) {
        return switch (Place.of(source)) {
            case INSIDE -> {
                var fields = new ArrayList<>(query.select());
                fields.add(NAME);
                yield query.select(fields);
            }
            case EXPANDED -> query.expand(new Query.Expand(NAME, fields(source), MOST_PER_LISTING));
            case BESIDE -> query;
        };
    }

    /** What came along with listings of such a query; what did not, or not all of it, is asked for now. */
    static Function<Row, List<Row>> of(Source source, List<Row> listings) {
        boolean apart = Place.of(source) == Place.BESIDE;
        boolean askable = source.metadata().has(NAME, LISTING)
                && source.client().dialect().searches(NAME, LISTING);
        var keys = listings.stream()
                .filter(source.display()::mayShow)
                .filter(listing -> apart || (askable && listing.has(MORE)))
                .flatMap(listing -> listing.text("ListingKey").stream())
                .distinct()
                .toList();
        var found = new HashMap<String, List<Row>>();
        for (int i = 0; i < keys.size(); i += LISTINGS_PER_QUERY) {
            beside(source, keys.subList(i, Math.min(keys.size(), i + LISTINGS_PER_QUERY)), found);
        }
        return listing -> listing.text("ListingKey").map(found::get).orElseGet(() -> listing.rows(NAME));
    }

    private static void beside(Source source, List<String> listings, Map<String, List<Row>> found) {
        var fields = new ArrayList<>(fields(source));
        fields.addAll(source.metadata().known(NAME, List.of(LISTING, KIND)));
        var query = Query.of(NAME)
                .where(new Filter.In(LISTING, listings.stream().map(Value::of).toList()))
                .select(fields);
        var rows = source.client().collect(query, listings.size() * MOST_PER_LISTING, Optional::of);
        for (var row : rows) {
            // Members and offices have media, too, and their keys may be the same.
            if (row.text(KIND).map("Property"::equalsIgnoreCase).orElse(true)) {
                row.text(LISTING)
                        .ifPresent(listing -> found.computeIfAbsent(listing, unused -> new ArrayList<>())
                                .add(row));
            }
        }
    }

    private static List<String> fields(Source source) {
        return source.metadata().known(NAME, FIELDS);
    }
}
