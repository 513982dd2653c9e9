package dev.connectors.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.bridge.odata.ResoServer.Conduct;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.domain.listings.SyncListings;
import dev.connectors.runtime.Connectors;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that takes no order and few criteria is followed from link to link. */
final class CopiedHostSyncTest {

    private static final int LISTINGS = 450; // three pages of the server

    @TempDir
    private Path folder;

    private SyncedStore synced;

    @BeforeEach
    void fill() {
        synced = new SyncedStore(ResoServer.start(Metadata.copied(), Conduct.bridge()), folder);
        for (int i = 0; i < LISTINGS; i++) {
            put(i, LISTINGS - i, true); // the host gives them by their keys, so the latest change comes first
        }
    }

    @AfterEach
    void close() {
        synced.close();
    }

    private void put(int number, int minute, boolean viewable) {
        synced.listing("k%03d".formatted(number), minute, "MlgCanView", viewable);
    }

    private static SyncListings.Changes changes(Connectors connectors, Optional<String> checkpoint) {
        return connectors
                .conversation(SyncProcess.OFFICE, "sync")
                .call(SyncListings.CHANGES, new SyncListings.Input(new DatasetId(SyncedStore.MLS), checkpoint))
                .value()
                .orElseThrow();
    }

    @Test
    void allComeAndLaterOnlyWhatChangedAndWhatMayNotBeViewedGoes() {
        synced.mlsGrid((connectors, sync) -> {
            assertThat(sync.changes().put()).isEqualTo(LISTINGS);
            put(7, LISTINGS + 60, false);
            put(8, LISTINGS + 61, true);
            put(LISTINGS, LISTINGS + 62, true);

            var report = sync.changes();

            assertThat(report.removed()).isEqualTo(1);
            assertThat(report.put()).isLessThan(LISTINGS / 2);
            return report;
        });

        assertThat(synced.store.keys()).hasSize(LISTINGS).contains("k450").doesNotContain("k007");
        assertThat(synced.server.queries())
                .filteredOn(query -> query.startsWith("/Property"))
                .allSatisfy(query -> assertThat(query)
                        .doesNotContain("$orderby")
                        .doesNotContain("ListingKey gt")
                        .contains("OriginatingSystemName eq 'Test MLS'"));
    }

    @Test
    void aLinkThatTheHostHasForgottenBeginsTheReadingAnew() {
        synced.mlsGrid((connectors, sync) -> {
            var first = changes(connectors, Optional.empty());
            assertThat(first.more()).isTrue();
            var forgotten = first.checkpoint().replaceAll("skip=\\d+", "skip=99999999");
            assertThat(forgotten).isNotEqualTo(first.checkpoint());

            var again = changes(connectors, Optional.of(forgotten));

            assertThat(again.entries())
                    .extracting(SyncListings.Entry::ListingKey)
                    .isEqualTo(first.entries().stream()
                            .map(SyncListings.Entry::ListingKey)
                            .toList());
            return again;
        });
    }

    @Test
    void keysBehindALinkThatTheHostHasForgottenComeFromTheFirstOneOn() {
        synced.mlsGrid((connectors, sync) -> {
            var first = keys(connectors, Optional.empty());
            var forgotten = first.checkpoint().orElseThrow().replaceAll("skip=\\d+", "skip=99999999");
            assertThat(first.checkpoint()).isNotEqualTo(Optional.of(forgotten));

            assertThat(keys(connectors, Optional.of(forgotten)).keys()).isEqualTo(first.keys());
            return first;
        });
    }

    private static SyncListings.Keys keys(Connectors connectors, Optional<String> checkpoint) {
        return connectors
                .conversation(SyncProcess.OFFICE, "sync")
                .call(SyncListings.KEYS, new SyncListings.Input(new DatasetId(SyncedStore.MLS), checkpoint))
                .value()
                .orElseThrow();
    }

    @Test
    void whatIsGoneWithoutAWordIsFoundByTheKeys() {
        synced.mlsGrid((connectors, sync) -> {
            sync.changes();
            synced.server.table("Property").remove("k003");
            put(4, 1, false); // long ago, as far as its time says

            return sync.reconcile();
        });

        assertThat(synced.store.keys()).hasSize(LISTINGS - 2).doesNotContain("k003", "k004");
    }
}
