package dev.connectors.bridge.client;

import dev.connectors.bridge.query.Dialect;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.spi.ReadContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What datasets have, kept for an hour: it changes when an MLS changes its forms, and holds nothing of a listing or a person. Thread-safe
 * and bounded; two callers who miss it at once both ask.
 */
public final class MetadataCache {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final int MOST = 64;

    private record Kept(Metadata metadata, Lookups lookups, Instant until) {}

    private final Map<DatasetId, Kept> kept = new ConcurrentHashMap<>();

    /** A client for a dataset, which may be one of several. */
    public ResoClient client(ReadContext context, Dialect dialect, DatasetId dataset, boolean isOneOfSeveral) {
        return new ResoClient(
                context,
                dialect,
                dataset,
                isOneOfSeveral,
                kept(context, dialect, dataset).metadata());
    }

    /** The dataset's lookups. */
    public Lookups lookups(ReadContext context, Dialect dialect, DatasetId dataset) {
        return kept(context, dialect, dataset).lookups();
    }

    private Kept kept(ReadContext context, Dialect dialect, DatasetId dataset) {
        var now = context.clock().instant();
        var known = kept.get(dataset);
        if (known != null && known.until().isAfter(now)) {
            return known;
        }
        var http = context.http();
        var request = dialect.dataset() == Dialect.DatasetIn.PATH
                ? http.get("/{dataset}/$metadata", dataset.value())
                : http.get("/$metadata");
        var metadata = request.sendFor("application/xml", answer -> MetadataReader.read(answer.body()));
        var fresh = new Kept(metadata, new Lookups(metadata), now.plus(LIFE));
        if (kept.size() >= MOST) {
            kept.clear();
        }
        kept.put(dataset, fresh);
        return fresh;
    }
}
