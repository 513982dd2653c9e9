package dev.connectors.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.bridge.odata.ResoServer.Conduct;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.domain.listings.ListingKey;
import dev.connectors.domain.listings.SyncListings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where photos are rows of their own, their change is found although the listing does not count as changed. */
final class PhotoChangesTest {

    private static final String PHOTOS = "PhotosChangeTimestamp";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @TempDir
    private Path folder;

    @Test
    void photosThatChangeAloneComeWithoutAnythingElse() {
        try (var synced = apart()) {
            for (int i = 0; i < 450; i++) {
                synced.listing("k%03d".formatted(i), i, PHOTOS, SyncedStore.LOADED);
            }
            photo(synced, "k007", 1);
            synced.spark(SyncedStore.MLS, (connectors, sync) -> {
                assertThat(sync.changes().put()).isEqualTo(450);
                assertThat(photos(synced, "k007")).isEqualTo(1);

                photo(synced, "k007", 2);
                synced.listing("k007", 7, PHOTOS, NOW.minusSeconds(1));
                sync.changes();
                assertThat(photos(synced, "k007")).isEqualTo(2);

                photo(synced, "k007", 3);
                synced.listing("k007", 7, PHOTOS, NOW);
                sync.changes();
                assertThat(photos(synced, "k007")).isEqualTo(3);
                return sync;
            });
        }
    }

    @Test
    void manyThatChangedAtOnceComePageByPageAndEachPageCanBeTheLastOfARun() {
        try (var synced = apart()) {
            for (int i = 0; i < 450; i++) {
                synced.listing("k%03d".formatted(i), 0, PHOTOS, SyncedStore.LOADED);
            }
            synced.spark(SyncedStore.MLS, (connectors, sync) -> {
                sync.changes();
                for (int i = 0; i < 450; i++) {
                    synced.listing("k%03d".formatted(i), 0, PHOTOS, NOW); // a new photographer for all
                }
                var chat = connectors.conversation(SyncProcess.OFFICE, "sync");
                var dataset = new DatasetId(SyncedStore.MLS);
                var named = new HashSet<ListingKey>();
                var sizes = new ArrayList<Integer>();
                var checkpoint = synced.store.checkpoint("changes");
                synced.server.table("Property").put(Map.of("ListingKey", "other")); // without any time, nor a name
                boolean more = true;
                while (more) {
                    var input = new SyncListings.Input(dataset, checkpoint);
                    var batch = chat.call(SyncListings.CHANGES, input).value().orElseThrow();
                    batch.entries().forEach(entry -> named.add(entry.ListingKey()));
                    sizes.add(batch.entries().size());
                    checkpoint = Optional.of(batch.checkpoint());
                    more = batch.more();
                }
                assertThat(named).hasSize(450);
                assertThat(sizes).allMatch(size -> size <= 200).hasSize(6); // three of each stream
                return List.of();
            });
        }
    }

    @Test
    void aTimeOfTheFutureHidesNoLaterChange() {
        try (var synced = apart()) {
            synced.listing("k1", 0, PHOTOS, NOW.plus(400, ChronoUnit.DAYS)).listing("k2", 0, PHOTOS, NOW);
            synced.listing("k3", 0, "ModificationTimestamp", NOW.plus(400, ChronoUnit.DAYS));
            synced.spark(SyncedStore.MLS, (connectors, sync) -> {
                sync.changes();
                photo(synced, "k2", 1);
                synced.listing("k2", 0, PHOTOS, NOW.plusSeconds(1));
                synced.listing("k4", 0, "ModificationTimestamp", NOW);
                return sync.changes();
            });

            assertThat(photos(synced, "k2")).isEqualTo(1);
            assertThat(synced.store.keys()).contains("k4");
        }
    }

    private static int photos(SyncedStore synced, String key) {
        return SyncedStore.json(synced.store.content(new ListingKey(key)).orElseThrow())
                .path("photos")
                .size();
    }

    private static void photo(SyncedStore synced, String listing, int order) {
        synced.server
                .table("Media")
                .put(Map.of(
                        "MediaKey",
                        listing + "-" + order,
                        "ResourceRecordKey",
                        listing,
                        "MediaURL",
                        "https://photos.example/" + listing + "/" + order + ".jpg",
                        "MediaCategory",
                        "Photo",
                        "Order",
                        (double) order,
                        "Permission",
                        List.of("Public")));
    }

    private SyncedStore apart() {
        return new SyncedStore(ResoServer.start(Metadata.bridge(), Conduct.bridge3()), folder);
    }
}
