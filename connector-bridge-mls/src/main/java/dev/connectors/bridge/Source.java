package dev.connectors.bridge;

import dev.connectors.bridge.client.Dataset;
import dev.connectors.bridge.client.Lookups;
import dev.connectors.bridge.client.Metadata;
import dev.connectors.bridge.client.ResoClient;
import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Query;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.domain.listings.ListingKey;
import dev.connectors.error.Unsupported;
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
        return new Display(dataset.feed(), metadata(), client.dialect());
    }

    /** Whether listings have a field, and can be searched by it. */
    boolean searches(String field) {
        return metadata().has("Property", field) && client.dialect().searches("Property", field);
    }

    /** That they cannot, and what to do instead. */
    Unsupported cannotSearch(String by) {
        return client.cannotSearch(by);
    }

    /** A query for listings that may be shown, with those of the fields that the dataset has. */
    Query listings(Optional<Filter> filter, List<String> fields) {
        var parts = new ArrayList<Filter>();
        display().listed().ifPresent(parts::add);
        filter.ifPresent(parts::add);
        filter.ifPresent(asked -> client.requireSearchable("Property", asked));
        var query = Query.of("Property").select(metadata().known("Property", fields));
        return Filter.allOf(parts).map(query::where).orElse(query);
    }

    /** One listing that may be shown. */
    Optional<Row> listing(ListingKey key, List<String> fields) {
        return listing(key, listings(Optional.empty(), fields));
    }

    /** One listing that may be shown, as a query for all of them wants it. */
    Optional<Row> listing(ListingKey key, Query query) {
        return client.one(query, "ListingKey", key.value()).filter(display()::mayShow);
    }

    /** The first of these fields that listings have and can be searched by. */
    Optional<String> firstKnown(String... fields) {
        return List.of(fields).stream().filter(this::searches).findFirst();
    }
}
