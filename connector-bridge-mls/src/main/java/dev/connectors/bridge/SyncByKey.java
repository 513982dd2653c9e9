package dev.connectors.bridge;

import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Value;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.listings.ListingKey;
import dev.connectors.domain.listings.SyncListings;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import java.util.List;
import java.util.Optional;

/** Listings by their keys: all in one query, where the host takes keys in queries. */
final class SyncByKey implements Action<SyncListings.Wanted, SyncListings.Found> {

    private final Mls mls;

    SyncByKey(Mls mls) {
        this.mls = mls;
    }

    @Override
    public ActionContract<SyncListings.Wanted, SyncListings.Found> contract() {
        return SyncListings.BY_KEY;
    }

    @Override
    public SyncListings.Found run(SyncListings.Wanted in, ActionContext context) {
        var source = mls.sources(List.of(in.dataset()), context).get(0);
        var rows = rows(source, in.keys());
        return new SyncListings.Found(Sync.entries(source, rows), source.id(), Sync.origin(source));
    }

    private static List<Row> rows(Source source, List<ListingKey> keys) {
        var client = source.client();
        var query = Sync.query(source);
        if (!source.searches("ListingKey")) {
            return keys.stream()
                    .flatMap(key -> client.one(query, "ListingKey", key.value()).stream())
                    .toList();
        }
        var values = keys.stream().map(key -> Value.of(key.value())).toList();
        return client.collect(query.where(new Filter.In("ListingKey", values)), keys.size(), Optional::of);
    }
}
