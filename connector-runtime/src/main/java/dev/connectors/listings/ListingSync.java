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
     * @throws ConnectorException what ended it, such as {@code RateLimited}, with the time after which to go on; everything
     *     before is kept
     */
    public Report changes() {
        var tally = new Tally();
        var checkpoint = store.checkpoint(CHANGES);
        long pass = Progress.read(store.checkpoint(KEYS)).pass();
        while (true) {
            var batch = call(SyncListings.CHANGES, new SyncListings.Input(dataset, checkpoint));
            keep(tally, CHANGES, batch.checkpoint(), pass, batch.entries(), List.of());
            if (!batch.more()) {
                return tally.report();
            }
            if (checkpoint.filter(batch.checkpoint()::equals).isPresent()) {
                throw new ProviderUnavailable(
                        "The MLS gave the same changes again; what came before is kept.", "a feed that stands still");
            }
            checkpoint = Optional.of(batch.checkpoint());
        }
    }

    /**
     * Looks at every key that is there, and takes away what is gone. A listing goes only if a whole pass did not name it, and the
     * host then says again that it is not there. A pass that had been begun and was ended is gone through to its end, and another
     * one follows: the keys that it saw first may be from long ago.
     *
     * @throws MassRemovalException if a pass would take away more than the guard allows; it took nothing
     * @throws ConnectorException what ended it; it goes on where it was
     */
    public Report reconcile() {
        var tally = new Tally();
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

    /** One transaction: what may be shown is kept, what may not be is taken away. */
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
        private long put;
        private long removed;
        private long batches;

        private Report report() {
            return new Report(put, removed, batches);
        }
    }

    /**
     * How far a reconciliation is.
     *
     * @param pass its number, from 1; 0 before the first one
     * @param seen keys that it has seen
     * @param counted what the host counted
     * @param place where the keys go on; empty at the first key and after the last
     * @param state whether keys are still to come
     */
    private record Progress(long pass, long seen, Optional<Long> counted, Optional<String> place, State state) {

        private enum State {
            RUNNING,
            COMPLETE,
            DONE
        }

        static Progress read(Optional<String> text) {
            if (text.isEmpty()) {
                return new Progress(0, 0, Optional.empty(), Optional.empty(), State.DONE);
            }
            var parts = text.get().split(" ", 5);
            return new Progress(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    parts[2].equals("-") ? Optional.empty() : Optional.of(Long.valueOf(parts[2])),
                    parts[4].isEmpty() ? Optional.empty() : Optional.of(parts[4]),
                    State.valueOf(parts[3]));
        }

        String write() {
            return pass + " " + seen + " " + counted.map(String::valueOf).orElse("-") + " " + state + " "
                    + place.orElse("");
        }

        Progress following() {
            return new Progress(pass + 1, 0, Optional.empty(), Optional.empty(), State.RUNNING);
        }

        Progress after(SyncListings.Keys keys) {
            return new Progress(
                    pass,
                    seen + keys.keys().size(),
                    keys.count().isPresent() ? keys.count() : counted,
                    keys.checkpoint(),
                    keys.checkpoint().isPresent() ? State.RUNNING : State.COMPLETE);
        }

        Progress done() {
            return new Progress(pass, seen, counted, Optional.empty(), State.DONE);
        }

        boolean isComplete() {
            return state == State.COMPLETE;
        }

        boolean isDone() {
            return state == State.DONE;
        }
    }
}
