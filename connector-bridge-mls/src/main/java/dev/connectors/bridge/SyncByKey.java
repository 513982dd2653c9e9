package dev.connectors.bridge;

import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Value;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.listings.SyncListings;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import java.util.List;
import java.util.Optional;

/** Listings by their keys, all in one query. */
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
        var keys = in.keys().stream().map(key -> Value.of(key.value())).toList();
        var rows = source.client()
                .collect(Sync.query(source).where(new Filter.In("ListingKey", keys)), keys.size(), Optional::of);
        return new SyncListings.Found(Sync.entries(source, rows), source.id(), Sync.origin(source));
    }
}
