package dev.connectors.listings;

import dev.connectors.domain.listings.ListingKey;
import dev.connectors.domain.listings.SyncListings;
import java.util.List;
import java.util.Optional;

/**
 * Where a host keeps the listings of one dataset, at one host and under one licence; a sync notes which, and refuses another. Implemented by hosts, usually on their own database; one sync uses it at a time.
 * What it throws ends the sync, which goes on from the last batch that was committed.
 */
public interface ListingStore {

    /** A task's place, as it was committed last; empty before its first batch. */
    Optional<String> checkpoint(String task);

    /**
     * Keeps a batch: all of it, with its checkpoint, or nothing. One transaction, durable when this returns.
     *
     * @throws RuntimeException if it could not be kept
     */
    void commit(Batch batch);

    /** How many listings are in it. */
    long count();

    /** How many of them no batch of this pass, or of a later one, has named. */
    long unseen(long pass);

    /** Some of those, at most so many. */
    List<ListingKey> unseen(long pass, int most);

    /**
     * What is kept in one transaction.
     *
     * @param task whose checkpoint it is
     * @param checkpoint the task's place after this batch, at most 8,000 characters
     * @param pass each listing that this batch names was seen in this pass: keep the greater number
     * @param put to be added, or to replace the listing of the key unless that one changed later
     * @param seen keys that are there; a key that is not kept is to be ignored
     * @param removed keys to take away; one that is not kept is no error
     */
    record Batch(
            String task,
            String checkpoint,
            long pass,
            List<SyncListings.Entry> put,
            List<ListingKey> seen,
            List<ListingKey> removed) {
        public Batch {
            put = List.copyOf(put);
            seen = List.copyOf(seen);
            removed = List.copyOf(removed);
        }
    }
}
