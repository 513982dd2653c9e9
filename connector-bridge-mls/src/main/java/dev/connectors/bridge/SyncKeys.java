package dev.connectors.bridge;

import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Filter.Operator;
import dev.connectors.bridge.query.Query;
import dev.connectors.bridge.query.Query.Order;
import dev.connectors.bridge.query.Value;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.listings.ListingKey;
import dev.connectors.domain.listings.SyncListings;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import java.util.List;
import java.util.Optional;

/** Every key that is there, in the host's order of keys: each page begins after the last key of the one before. */
final class SyncKeys implements Action<SyncListings.Input, SyncListings.Keys> {

    private final Mls mls;

    SyncKeys(Mls mls) {
        this.mls = mls;
    }

    @Override
    public ActionContract<SyncListings.Input, SyncListings.Keys> contract() {
        return SyncListings.KEYS;
    }

    @Override
    public SyncListings.Keys run(SyncListings.Input in, ActionContext context) {
        var source = mls.sources(List.of(in.dataset()), context).get(0);
        int size = source.client().dialect().mostPerPage();
        var query = Query.of("Property").select(List.of("ListingKey")).order(List.of(new Order("ListingKey", false)));
        var page = source.client()
                .first(
                        in.checkpoint()
                                .map(key -> query.where(Filter.is("ListingKey", Operator.GT, Value.of(key))))
                                .orElse(query),
                        size,
                        in.checkpoint().isEmpty());
        var keys = page.rows().stream()
                .flatMap(row -> row.text("ListingKey").stream())
                .map(ListingKey::new)
                .toList();
        if (keys.isEmpty()) {
            return new SyncListings.Keys(keys, Optional.empty(), page.count(), source.id());
        }
        var last = keys.get(keys.size() - 1).value();
        if (in.checkpoint().filter(last::equals).isPresent()) {
            throw new ProviderUnavailable("The MLS gives its keys in no order. Tell the user.", "keys without order");
        }
        boolean more = page.next().isPresent() || page.rows().size() >= size;
        return new SyncListings.Keys(keys, more ? Optional.of(last) : Optional.empty(), page.count(), source.id());
    }
}
