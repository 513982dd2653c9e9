package dev.connectors.bridge;

import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.client.Rows;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Filter.Operator;
import dev.connectors.bridge.query.Query.Order;
import dev.connectors.bridge.query.Value;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.listings.SyncListings;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.error.Unsupported;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What changed in a dataset, oldest first. Where the host lets the application replicate, its own cursor is followed; elsewhere, and
 * where the cursor is not known any more, pages follow each other by (time of change, key), which loses no row of many that share a
 * moment and does not care what changes meanwhile.
 */
final class SyncChanges implements Action<SyncListings.Input, SyncListings.Changes> {

    /** Rows may be saved some minutes after the time that they bear, and hosts keep answers for a while. */
    private static final Duration OVERLAP = Duration.ofMinutes(15);

    private static final int REPLICATED_PER_PAGE = 500;

    private final Mls mls;

    SyncChanges(Mls mls) {
        this.mls = mls;
    }

    @Override
    public ActionContract<SyncListings.Input, SyncListings.Changes> contract() {
        return SyncListings.CHANGES;
    }

    @Override
    public SyncListings.Changes run(SyncListings.Input in, ActionContext context) {
        var source = mls.sources(List.of(in.dataset()), context).get(0);
        var from = in.checkpoint().map(SyncCheckpoint::parse).orElseGet(SyncCheckpoint::start);
        if (from.isStart() || from.link().isPresent()) {
            var replicated = replicated(source, from);
            if (replicated.isPresent()) {
                return batch(source, replicated.get(), from);
            }
            from = from.withoutLink();
        }
        return keyset(source, from);
    }

    /** Empty where the host does not replicate for this application, or does not know the link any more. */
    private Optional<Rows> replicated(Source source, SyncCheckpoint from) {
        if (!source.client().dialect().replicates()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    from.link().isPresent()
                            ? source.client()
                                    .replicatedFrom("Property", from.link().get())
                            : source.client().replicated(Sync.query(source), REPLICATED_PER_PAGE));
        } catch (ProviderRejected | NotFound | Unsupported e) {
            return Optional.empty();
        }
    }

    private SyncListings.Changes batch(Source source, Rows page, SyncCheckpoint from) {
        boolean more = !page.rows().isEmpty()
                && page.next().isPresent()
                && !page.next().equals(from.link());
        return changes(source, page, from, page.next().or(from::link), more);
    }

    private SyncListings.Changes keyset(Source source, SyncCheckpoint from) {
        var changed = source.client().dialect().changed();
        int size = source.client().dialect().mostPerPage();
        var query = Sync.query(source)
                .where(after(changed, from))
                .order(List.of(new Order(changed, false), new Order("ListingKey", false)));
        var page = source.client().first(query, size, false);
        boolean more = page.next().isPresent() || page.rows().size() >= size;
        if (more && !from.caughtUp() && !page.rows().isEmpty()) {
            requireAdvance(from, at(source, page.rows().get(page.rows().size() - 1), from));
        }
        return changes(
                source, page, from, Optional.empty(), more && !page.rows().isEmpty());
    }

    /** A page that ends where the one before did, or earlier, would be asked for again and again. */
    private static void requireAdvance(SyncCheckpoint from, SyncCheckpoint last) {
        int later = last.changed().compareTo(from.changed());
        if (later < 0 || (later == 0 && last.key().equals(from.key()))) {
            throw new ProviderUnavailable(
                    "The MLS gives the same changes again and again. Tell the user.", "changes without an end");
        }
    }

    private static Filter after(String changed, SyncCheckpoint from) {
        if (from.caughtUp()) {
            return Filter.is(changed, Operator.GE, Value.of(notBefore(from.changed())));
        }
        return Filter.any(List.of(
                Filter.is(changed, Operator.GT, Value.of(from.changed())),
                Filter.equal(changed, Value.of(from.changed()))
                        .and(Filter.is("ListingKey", Operator.GT, Value.of(from.key())))));
    }

    private static Instant notBefore(Instant changed) {
        return changed.isBefore(Instant.EPOCH.plus(OVERLAP)) ? Instant.EPOCH : changed.minus(OVERLAP);
    }

    private static SyncListings.Changes changes(
            Source source, Rows page, SyncCheckpoint from, Optional<String> link, boolean more) {
        var entries = Sync.entries(source, page.rows());
        var last = page.rows().isEmpty()
                ? from
                : at(source, page.rows().get(page.rows().size() - 1), from);
        var next = new SyncCheckpoint(last.changed(), last.key(), link, !more);
        return new SyncListings.Changes(entries, next.text(), more, source.id());
    }

    private static SyncCheckpoint at(Source source, Row row, SyncCheckpoint from) {
        var changed = row.instant(source.client().dialect().changed()).orElse(from.changed());
        return new SyncCheckpoint(changed, row.text("ListingKey").orElse(""), Optional.empty(), false);
    }
}
