package dev.connectors.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.bridge.BridgeMlsConnector;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.examples.listings.H2ListingStore;
import dev.connectors.listings.ListingSync;
import dev.connectors.runtime.Connectors;
import dev.connectors.testkit.reso.RealEstateListings;
import dev.connectors.testkit.reso.ResoSandbox;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host can try against the stand-in before it has a token. */
final class SandboxSyncTest {

    @TempDir
    private Path folder;

    @Test
    void aHostCanTryBothPartsOfASync() {
        try (var sandbox = ResoSandbox.start(Clock.systemUTC());
                var store = H2ListingStore.open(folder.resolve("listings"));
                var connectors = Connectors.builder()
                        .connectors(List.of(new BridgeMlsConnector()))
                        .composites(List.of())
                        .standIn(sandbox.standIn())
                        .allowPlainHttpOnLoopback()
                        .applicationKey("bridge", ResoSandbox.TOKEN)
                        .set("bridge.dataset", RealEstateListings.METRO)
                        .build()) {
            RealEstateListings.fill(sandbox);
            connectors.settings(SyncProcess.OFFICE).turnOn("bridge_mls");
            var sync = ListingSync.of(
                    connectors.conversation(SyncProcess.OFFICE, "sync"),
                    new DatasetId(RealEstateListings.METRO),
                    store);

            assertThat(sync.changes().put()).isEqualTo(4);
            sandbox.dataset(RealEstateListings.METRO).remove("Property", "m-45");

            assertThat(sync.changes().removed()).isZero();
            assertThat(sync.reconcile().removed()).isEqualTo(1);
            assertThat(store.keys()).containsExactly("m-12", "m-123", "m-214");
            assertThat(sandbox.requests()).anyMatch(request -> request.contains("Property/replication"));
        }
    }
}
