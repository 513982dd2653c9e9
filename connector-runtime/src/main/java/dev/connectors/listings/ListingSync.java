package dev.connectors.listings;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.domain.listings.ListingKey;
import dev.connectors.domain.listings.SyncListings;
import dev.connectors.domain.listings.SyncListings.Entry;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.listings.ListingStore.Batch;
import dev.connectors.runtime.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a {@link ListingStore} equal to a dataset. {@link #changes()} brings what changed, as often as the host likes; {@link
 * #reconcile()} finds what is gone, which no change tells, and is for once or twice a day. Both can end at any point, also with the
 * process, and go on where the last batch was committed. One thread at a time.
 *
 * <p>Each batch is a call of its own: with the principal's permissions of that moment, on the record, within the host's limits.
 */
public final class ListingSync {

    private static final String HOLDING = "holding";
    private static final String CHANGES = "changes";
    private static final String KEYS = "keys";

    private final Conversation conversation;
    private final DatasetId dataset;
    private final ListingStore store;
    private final Guard guard;
    private final Optional<String> account;

    /**
     * What keeps an error of the host's, or of a licence, from emptying a store.
     *
     * @param mostShare most that a reconciliation may remove, as a share of what is kept, from 0 to 1
     * @param alwaysFine so many may go, or be miscounted, in any case
     * @param countMayDiffer by how much the keys that came may differ from the host's own count, as a share
     */
    public record Guard(double mostShare, long alwaysFine, double countMayDiffer) {
        public Guard {
            if (!(mostShare >= 0 && mostShare <= 1 && countMayDiffer >= 0 && alwaysFine >= 0)) {
                throw new IllegalArgumentException("shares are from 0 to 1, and alwaysFine is not negative");
            }
        }

        /** 5 % of what is kept, or 20 listings; 1 % from the host's count. */
        public static Guard defaults() {
            return new Guard(0.05, 20, 0.01);
        }
    }

    private ListingSync(
            Conversation conversation, DatasetId dataset, ListingStore store, Guard guard, Optional<String> account) {
        this.conversation = conversation;
        this.dataset = dataset;
        this.store = store;
        this.guard = guard;
        this.account = account;
    }

    /**
     * A sync in the name of a principal who has the connector on.
     *
     * @param conversation of that principal; one of its own, which no assistant uses
     */
    public static ListingSync of(Conversation conversation, DatasetId dataset, ListingStore store) {
        return new ListingSync(conversation, dataset, store, Guard.defaults(), Optional.empty());
    }

    /** The same with another guard. */
    public ListingSync guardedBy(Guard other) {
        return new ListingSync(conversation, dataset, store, other, account);
    }

    /** The same through one of several accounts, by its label. */
    public ListingSync through(String label) {
        return new ListingSync(conversation, dataset, store, guard, Optional.of(label));
    }

    /**
     * What became of a run.
     *
     * @param put listings that were added or replaced; some may have been as they were
     * @param removed listings that were taken away
     * @param batches transactions
     */
    public record Report(long put, long removed, long batches) {}

    /**
     * Brings what changed, until there is nothing more.
     *
     * <p>Where the licence is another one than that under which the store was filled, all listings are read anew from the beginning, and
     * in the end what did not come, and is not there when it is asked for by its key, goes. No guard holds that up: nothing that only
     * the former licence allowed stays.
     *
     * @throws OtherOriginException if the store holds listings of another host or dataset; it took nothing in
     * @throws ConnectorException what ended it, such as {@code RateLimited}, with the time after which to go on; everything
     *     before is kept
     */
    public Report changes() {
        var tally = new Tally();
        requireDataset();
        bring(tally);
        return tally.report();
    }

    private void bring(Tally tally) {
        var checkpoint = store.checkpoint(CHANGES);
        while (true) {
            var batch = call(SyncListings.CHANGES, new SyncListings.Input(dataset, checkpoint));
            var holding = held(batch.origin());
            tally.anew = holding.isAnew();
            var progress = Progress.read(store.checkpoint(KEYS));
            keep(tally, CHANGES, batch.checkpoint(), progress.pass(), batch.entries(), List.of());
            if (!batch.more()) {
                if (holding.isAnew()) {
                    purge(tally, progress);
                    write(holding.settled());
                    tally.anew = false;
                }
                return;
            }
            if (checkpoint.filter(batch.checkpoint()::equals).isPresent()) {
                throw new ProviderUnavailable(
                        "The MLS gave the same changes again; what came before is kept.", "a feed that stands still");
            }
            checkpoint = Optional.of(batch.checkpoint());
        }
    }

    /** Before any request, as far as the store tells. */
    private void requireDataset() {
        Holding.read(store.checkpoint(HOLDING))
                .filter(held -> !held.dataset().equals(dataset.value()))
                .ifPresent(held -> {
                    throw new OtherOriginException(held.place(), dataset.value());
                });
    }

    /** What the store holds, once it is sure that what was read belongs into it. */
    private Holding held(SyncListings.Origin origin) {
        var read = Holding.of(dataset, origin);
        var held = Holding.read(store.checkpoint(HOLDING));
        if (held.isEmpty()) {
            if (store.count() > 0) {
                throw new OtherOriginException("an unknown dataset", read.place());
            }
            return write(read);
        }
        if (!held.get().place().equals(read.place())) {
            throw new OtherOriginException(held.get().place(), read.place());
        }
        if (held.get().licence().equals(read.licence())) {
            return held.get();
        }
        // The pass first: where this ends between the two, the same happens again.
        finish(Progress.read(store.checkpoint(KEYS)).following());
        return write(read.anew());
    }

    private Holding write(Holding holding) {
        long pass = Progress.read(store.checkpoint(KEYS)).pass();
        store.commit(new Batch(HOLDING, holding.write(), pass, List.of(), List.of(), List.of()));
        return holding;
    }

    /**
     * Looks at every key that is there and may be shown, and takes away what is gone. A listing goes only if a whole pass did not name
     * it, and the host then says again that it is not there, or may not be shown. A pass that had been begun and was ended is gone
     * through to its end, and another one follows: the keys that it saw first may be from long ago. Under another licence than
     * before, {@link #changes()} comes first.
     *
     * @throws MassRemovalException if a pass would take away more than the guard allows; it took nothing
     * @throws OtherOriginException if the store holds listings of another host or dataset
     * @throws ConnectorException what ended it; it goes on where it was
     */
    public Report reconcile() {
        var tally = new Tally();
        requireDataset();
        if (Holding.read(store.checkpoint(HOLDING)).filter(Holding::isAnew).isPresent()) {
            bring(tally);
        }
        var last = Progress.read(store.checkpoint(KEYS));
        if (!last.isDone()) {
            last = pass(tally, last);
        }
        pass(tally, last.following());
        return tally.report();
    }

    private Progress pass(Tally tally, Progress from) {
        var progress = from;
        while (!progress.isComplete()) {
            var keys = call(SyncListings.KEYS, new SyncListings.Input(dataset, progress.place()));
            if (held(keys.origin()).isAnew()) {
                bring(tally);
                return pass(tally, Progress.read(store.checkpoint(KEYS)).following());
            }
            progress = progress.after(keys);
            tally.batches++;
            store.commit(new Batch(KEYS, progress.write(), progress.pass(), List.of(), keys.keys(), List.of()));
        }
        long gone = store.unseen(progress.pass());
        if (gone > 0) {
            requireCredible(progress, gone);
            purge(tally, progress);
        }
        finish(progress);
        return progress.done();
    }

    private void finish(Progress progress) {
        store.commit(new Batch(KEYS, progress.done().write(), progress.pass(), List.of(), List.of(), List.of()));
    }

    private void requireCredible(Progress progress, long gone) {
        long kept = store.count();
        long counted = progress.counted().orElse(progress.seen());
        long apart = Math.abs(counted - progress.seen()); // some come and go while keys are read
        boolean incomplete = apart > guard.alwaysFine() && apart > guard.countMayDiffer() * counted;
        boolean tooMany = gone > guard.alwaysFine() && gone > guard.mostShare() * kept;
        if (incomplete || tooMany) {
            finish(progress);
            throw new MassRemovalException(gone, kept, progress.seen(), progress.counted());
        }
    }

    private void purge(Tally tally, Progress progress) {
        while (true) {
            var unseen = store.unseen(progress.pass(), SyncListings.MOST_KEYS);
            if (unseen.isEmpty()) {
                return;
            }
            var there = call(SyncListings.BY_KEY, new SyncListings.Wanted(dataset, unseen))
                    .listings();
            var removed = new ArrayList<>(unseen);
            there.forEach(entry -> removed.remove(entry.ListingKey()));
            keep(tally, KEYS, progress.write(), progress.pass(), there, removed);
        }
    }

    /**
     * One transaction: what may be shown is kept, what may not be is taken away. Of listings that are read anew nothing stays, so they
     * go first: a store keeps what changed later, also where it came under a licence that is no more.
     */
    private void keep(
            Tally tally, String task, String checkpoint, long pass, List<Entry> entries, List<ListingKey> gone) {
        var shown = new ArrayList<Entry>();
        var removed = new ArrayList<>(gone);
        for (var entry : entries) {
            if (entry.listing().isPresent()) {
                shown.add(entry);
            } else {
                removed.add(entry.ListingKey());
            }
        }
        if (tally.anew && !shown.isEmpty()) {
            var keys = shown.stream().map(Entry::ListingKey).toList();
            var holding = store.checkpoint(HOLDING).orElseThrow();
            store.commit(new Batch(HOLDING, holding, pass, List.of(), List.of(), keys));
        }
        store.commit(new Batch(task, checkpoint, pass, shown, List.of(), removed));
        tally.batches++;
        tally.put += shown.size();
        tally.removed += removed.size();
    }

    private <I, O> O call(ActionContract<I, O> contract, I input) {
        var answer = account.isPresent()
                ? conversation.call(contract, input, account.get())
                : conversation.call(contract, input);
        return answer.value()
                .orElseThrow(() -> answer.error()
                        .map(RuntimeException.class::cast)
                        .orElseGet(() -> new IllegalStateException("a call that ended with nothing")));
    }

    private static final class Tally {
        private boolean anew;
        private long put;
        private long removed;
        private long batches;

        private Report report() {
            return new Report(put, removed, batches);
        }
    }
}
