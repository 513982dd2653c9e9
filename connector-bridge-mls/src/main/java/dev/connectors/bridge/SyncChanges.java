package dev.connectors.bridge;

import dev.connectors.bridge.client.Rows;
import dev.connectors.bridge.query.Dialect;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Query.Order;
import dev.connectors.bridge.query.Value;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.listings.SyncListings;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.Unsupported;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What changed in a dataset, oldest first. Where the host lets the application replicate, its own cursor is followed; elsewhere, and
 * where the cursor is not known any more, pages follow each other by (time of change, key).
 *
 * <p>Hosts that are there to be copied take no order. There the links of one reading are followed to its end, and the next one begins
 * with the latest change that any of its pages had.
 *
 * <p>Where photos are rows of their own, a listing whose photos alone changed need not count as changed. So after the changes come, as a
 * second such stream with a place of its own, the listings by the change of their photos: one order cannot serve two times.
 */
final class SyncChanges implements Action<SyncListings.Input, SyncListings.Changes> {

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
        var now = context.clock().instant();
        var photosChanged = Sync.photosChanged(source);
        var from = Sync.place(in.checkpoint(), source)
                .map(SyncCheckpoint::parse)
                .orElseGet(() -> SyncCheckpoint.start(photosChanged.map(field -> now)));
        var host = source.client().dialect().copied();
        if (host.isPresent()) {
            return copied(source, host.get(), from, now);
        }
        if (from.isPhotosTurn() && photosChanged.isPresent()) {
            return photos(source, from, photosChanged.get(), now);
        }
        if (from.changes().isStart() || from.link().isPresent()) {
            var replicated = replicated(source, from);
            if (replicated.isPresent()) {
                return batch(source, replicated.get(), from);
            }
            from = from.withoutLink();
        }
        return changes(source, from, photosChanged.isPresent(), now);
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
        boolean more =
                page.came() > 0 && page.next().isPresent() && !page.next().equals(from.link());
        var link = page.next().or(from::link).filter(text -> text.length() <= SyncCheckpoint.LONGEST_LINK);
        var end = from.changes().end(page, source.client().dialect().changed(), !more || link.isEmpty());
        return answer(source, page, new SyncCheckpoint(end, from.photos(), link, false), more);
    }

    private SyncListings.Changes copied(Source source, Dialect.Copied host, SyncCheckpoint from, Instant now) {
        var client = source.client();
        var field = client.dialect().changed();
        var going = from.link().flatMap(link -> LinkedPages.next(client, link));
        var begun = going.isEmpty() && from.link().isPresent() ? from.withoutLink() : from;
        var since = begun.changes().isStart() // what is gone already need not come
                ? Filter.equal(host.viewable(), Value.of(true))
                : begun.changes().after(field, now);
        var page = going.orElseGet(
                () -> LinkedPages.first(client, Sync.query(source).where(since)));
        var link = LinkedPages.link(page, begun.link());
        var place = begun.changes().along(page, field, link.isEmpty());
        return answer(source, page, new SyncCheckpoint(place, from.photos(), link, false), link.isPresent());
    }

    private SyncListings.Changes changes(Source source, SyncCheckpoint from, boolean photosToo, Instant now) {
        var changed = source.client().dialect().changed();
        var page = page(source, from.changes(), changed, now);
        boolean more = isFull(source, page);
        var end = from.changes().end(page, changed, !more);
        if (more) {
            from.changes().requireBefore(end);
        }
        boolean photosNext = !more && photosToo;
        return answer(
                source, page, new SyncCheckpoint(end, from.photos(), Optional.empty(), photosNext), more || photosNext);
    }

    private SyncListings.Changes photos(Source source, SyncCheckpoint from, String changed, Instant now) {
        var page = page(source, from.photos(), changed, now);
        boolean more = isFull(source, page);
        var end = from.photos().end(page, changed, !more);
        if (more) {
            from.photos().requireBefore(end);
        }
        return answer(source, page, new SyncCheckpoint(from.changes(), end, Optional.empty(), more), more);
    }

    private static Rows page(Source source, SyncPlace from, String changed, Instant now) {
        var query = Sync.query(source)
                .where(from.after(changed, now))
                .order(List.of(new Order(changed, false), new Order("ListingKey", false)));
        return source.client().first(query, source.client().dialect().mostPerPage(), false);
    }

    private static boolean isFull(Source source, Rows page) {
        return page.came() > 0
                && (page.next().isPresent()
                        || page.came() >= source.client().dialect().mostPerPage());
    }

    private static SyncListings.Changes answer(Source source, Rows page, SyncCheckpoint next, boolean more) {
        return new SyncListings.Changes(
                Sync.entries(source, page.rows()),
                Sync.checkpoint(source, next.text()),
                more,
                source.id(),
                Sync.origin(source));
    }
}
