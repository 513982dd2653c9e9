package dev.connectors.listings;

import dev.connectors.domain.listings.ListingKey;
import dev.connectors.domain.listings.SyncListings.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps listings in memory, and can be made to fail before or after a batch was kept. */
final class MemoryListingStore implements ListingStore {

    private record Kept(Entry entry, long pass) {}

    private final Map<String, Kept> listings = new TreeMap<>();
    private final Map<String, String> checkpoints = new HashMap<>();
    private int commitsUntilFailure = Integer.MAX_VALUE;
    private boolean keepsBeforeFailure;

    void failAfter(int commits, boolean keeps) {
        commitsUntilFailure = commits;
        keepsBeforeFailure = keeps;
    }

    void forget(String task) {
        checkpoints.remove(task);
    }

    Map<String, Entry> entries() {
        var entries = new TreeMap<String, Entry>();
        listings.forEach((key, kept) -> entries.put(key, kept.entry()));
        return entries;
    }

    @Override
    public Optional<String> checkpoint(String task) {
        return Optional.ofNullable(checkpoints.get(task));
    }

    @Override
    public void commit(Batch batch) {
        boolean fails = commitsUntilFailure-- == 0;
        if (fails && !keepsBeforeFailure) {
            throw new IllegalStateException("no database");
        }
        for (var entry : batch.put()) {
            listings.merge(
                    entry.ListingKey().value(),
                    new Kept(entry, batch.pass()),
                    (kept, fresh) -> new Kept(
                            kept.entry().changed().isAfter(fresh.entry().changed()) ? kept.entry() : fresh.entry(),
                            Math.max(kept.pass(), fresh.pass())));
        }
        for (var key : batch.seen()) {
            listings.computeIfPresent(
                    key.value(), (k, kept) -> new Kept(kept.entry(), Math.max(kept.pass(), batch.pass())));
        }
        batch.removed().forEach(key -> listings.remove(key.value()));
        checkpoints.put(batch.task(), batch.checkpoint());
        if (fails) {
            throw new IllegalStateException("the answer of the database was lost");
        }
    }

    @Override
    public long count() {
        return listings.size();
    }

    @Override
    public long unseen(long pass) {
        return listings.values().stream().filter(kept -> kept.pass() < pass).count();
    }

    @Override
    public List<ListingKey> unseen(long pass, int most) {
        return listings.entrySet().stream()
                .filter(kept -> kept.getValue().pass() < pass)
                .limit(most)
                .map(kept -> new ListingKey(kept.getKey()))
                .toList();
    }
}
