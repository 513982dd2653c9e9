package dev.connectors.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.bridge.odata.ResoServer.Conduct;
import dev.connectors.domain.listings.SyncListings;
import dev.connectors.error.InvalidArguments;
import dev.connectors.listings.OtherOriginException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store is of one host, dataset and licence. */
final class OriginTest {

    private static final String DISPLAY = "InternetEntireListingDisplayYN";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void underAStricterLicenceNothingStaysOfWhichNobodySaidThatItMayBeShown(boolean replication) {
        var conduct = replication ? Conduct.bridge() : Conduct.bridge().withoutReplication();
        try (var synced = new SyncedStore(ResoServer.start(Metadata.bridge(), conduct), folder)) {
            for (int i = 0; i < 700; i++) {
                if (i % 3 == 0) {
                    synced.listing("k%03d".formatted(i), i, DISPLAY, true);
                } else {
                    synced.listing("k%03d".formatted(i), i);
                }
            }
            assertThat(synced.bridge(ResoServer.DATASET, (connectors, sync) -> sync.changes())
                            .put())
                    .isGreaterThanOrEqualTo(700);

            synced.bridge(ResoServer.DATASET + ":vow", (connectors, sync) -> sync.changes());
            assertThat(synced.store.keys())
                    .hasSize(234)
                    .contains("k000", "k003")
                    .doesNotContain("k001");

            synced.bridge(ResoServer.DATASET, (connectors, sync) -> sync.reconcile());
            assertThat(synced.store.keys()).hasSize(700);
        }
    }

    @Test
    void anotherHostIsRefused() {
        try (var synced = new SyncedStore(ResoServer.start(Metadata.bridge(), Conduct.bridge()), folder)) {
            synced.listing("k1", 0);
            synced.bridge(ResoServer.DATASET, (connectors, sync) -> sync.changes());

            for (var dataset : List.of(SyncedStore.MLS, ResoServer.DATASET)) { // also one of the same name
                synced.spark(dataset, (connectors, sync) -> {
                    assertThatThrownBy(sync::changes).hasMessageContaining("bridge/test_ref");
                    assertThatThrownBy(sync::reconcile)
                            .isInstanceOf(OtherOriginException.class)
                            .hasMessageContaining("bridge/test_ref");
                    return dataset;
                });
            }
            assertThat(synced.store.keys()).containsExactly("k1");
        }
    }

    @Test
    void aCheckpointOfAnotherDatasetIsRefusedBeforeAnyRequest() {
        try (var synced = new SyncedStore(
                ResoServer.start(Metadata.bridge(), Conduct.bridge().withoutReplication()), folder)) {
            for (int i = 0; i < 250; i++) {
                synced.listing("k%03d".formatted(i), 0);
            }
            synced.bridge(ResoServer.DATASET + ",other_ref", (connectors, sync) -> {
                var chat = connectors.conversation(SyncProcess.OFFICE, "sync");
                var all = new SyncListings.Input(SyncProcess.DATASET, Optional.empty());
                var changes = chat.call(SyncListings.CHANGES, all).value().orElseThrow();
                var keys = chat.call(SyncListings.KEYS, all).value().orElseThrow();
                synced.server.forgetQueries();

                var foreign = List.of(
                        changes.checkpoint().replace(ResoServer.DATASET, "other_ref"),
                        keys.checkpoint().orElseThrow().replace(ResoServer.DATASET, "other_ref"),
                        "anything");
                for (var checkpoint : foreign) {
                    var input = new SyncListings.Input(SyncProcess.DATASET, Optional.of(checkpoint));
                    assertThat(chat.call(SyncListings.CHANGES, input).error())
                            .containsInstanceOf(InvalidArguments.class);
                    assertThat(chat.call(SyncListings.KEYS, input).error()).containsInstanceOf(InvalidArguments.class);
                }
                assertThat(synced.server.queries()).isEmpty();
                return foreign;
            });
        }
    }
}
