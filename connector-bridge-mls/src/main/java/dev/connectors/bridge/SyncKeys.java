package dev.connectors.bridge;

import dev.connectors.bridge.client.Rows;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Filter.Operator;
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

/**
 * The key of every listing that may be shown, in the host's order of keys: each page begins after the last key of the one before. The
 * rule of display is in the query, since a seller's choice need not move any time of change.
 */
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
        var from = Sync.place(in.checkpoint(), source);
        if (source.client().dialect().copied().isPresent()) {
            return linked(source, from);
        }
        int size = source.client().dialect().mostPerPage();
        var after = from.map(key -> Filter.is("ListingKey", Operator.GT, Value.of(key)));
        var query = source.listings(after, List.of("ListingKey", Display.LISTING))
                .order(List.of(new Order("ListingKey", false)));
        var page = source.client().first(query, size, from.isEmpty()).only(source.display()::mayShow);
        var last = page.last().flatMap(row -> row.text("ListingKey"));
        if (last.isPresent() && last.equals(from)) {
            throw new ProviderUnavailable("The MLS gives its keys in no order. Tell the user.", "keys without order");
        }
        boolean more = page.next().isPresent() || page.came() >= size;
        return new SyncListings.Keys(
                keys(page),
                last.filter(key -> more).map(key -> Sync.checkpoint(source, key)),
                page.count(),
                source.id(),
                Sync.origin(source));
    }

    /** Of a host that takes no order. Where it has forgotten the link, all keys come again: a key may be seen twice. */
    private static SyncListings.Keys linked(Source source, Optional<String> from) {
        var client = source.client();
        var page = from.flatMap(link -> LinkedPages.next(client, link))
                .orElseGet(() -> LinkedPages.first(
                        client, source.listings(Optional.empty(), List.of("ListingKey", Display.LISTING))))
                .only(source.display()::mayShow);
        return new SyncListings.Keys(
                keys(page),
                LinkedPages.link(page, from).map(link -> Sync.checkpoint(source, link)),
                page.count(),
                source.id(),
                Sync.origin(source));
    }

    private static List<ListingKey> keys(Rows page) {
        return page.rows().stream()
                .flatMap(row -> row.text("ListingKey").stream())
                .map(ListingKey::new)
                .toList();
    }
}
