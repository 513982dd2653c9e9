package dev.connectors.bridge;

import dev.connectors.bridge.client.Dataset;
import dev.connectors.bridge.client.Lookups;
import dev.connectors.bridge.client.Metadata;
import dev.connectors.bridge.client.ResoClient;
import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Query;
import dev.connectors.bridge.query.Value;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.domain.listings.ListingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One dataset of a host, for one call: its client, its licence, its words. */
record Source(String host, Dataset dataset, ResoClient client, Lookups lookups) {

    DatasetId id() {
        return dataset.id();
    }

    Metadata metadata() {
        return client.metadata();
    }

    Display display() {
        return new Display(dataset.feed(), metadata());
    }

    /** A query for listings that may be shown, with those of the fields that the dataset has. */
    Query listings(Optional<Filter> filter, List<String> fields) {
        var parts = new ArrayList<Filter>();
        display().listed().ifPresent(parts::add);
        filter.ifPresent(parts::add);
        var query = Query.of("Property").select(metadata().known("Property", fields));
        return Filter.allOf(parts).map(query::where).orElse(query);
    }

    /** One listing that may be shown. */
    Optional<Row> listing(ListingKey key, List<String> fields) {
        var query = listings(Optional.of(Filter.equal("ListingKey", Value.of(key.value()))), fields);
        return client.collect(query, 1, row -> Optional.of(row).filter(display()::mayShow)).stream()
                .findFirst();
    }

    /** The first of these fields that listings have. */
    Optional<String> firstKnown(String... fields) {
        return List.of(fields).stream()
                .filter(field -> metadata().has("Property", field))
                .findFirst();
    }
}
