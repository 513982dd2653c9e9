package dev.connectors.bridge;

import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.query.Query;
import dev.connectors.domain.listings.Audience;
import dev.connectors.domain.listings.ListingKey;
import dev.connectors.domain.listings.SyncListings.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the three actions of a sync share: the fields that they read, and rows as entries. */
final class Sync {

    private Sync() {}

    /** Every listing, also one that may not be shown: that it may not is a change, too. */
    static Query query(Source source) {
        var fields = Stream.concat(
                        Fields.details(Audience.PUBLIC).stream(),
                        Stream.of(source.client().dialect().changed()))
                .distinct()
                .toList();
        return Media.along(Query.of("Property").select(source.metadata().known("Property", fields)), source);
    }

    static List<Entry> entries(Source source, List<Row> rows) {
        var mapper = new ListingMapper(source);
        var media = Media.of(source, rows);
        var entries = new ArrayList<Entry>(rows.size());
        for (var row : rows) {
            row.text("ListingKey").ifPresent(key -> {
                var listing = mapper.listing(row, Audience.PUBLIC);
                entries.add(new Entry(
                        new ListingKey(key),
                        changed(source, row),
                        listing,
                        listing.isPresent() ? Photos.of(row, media.apply(row), source.display()) : List.of()));
            });
        }
        return entries;
    }

    private static Instant changed(Source source, Row row) {
        return row.instant(source.client().dialect().changed())
                .or(() -> row.instant("ModificationTimestamp"))
                .orElse(Instant.EPOCH);
    }
}
