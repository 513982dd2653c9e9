package dev.connectors.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.bridge.odata.ResoServer.Conduct;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no change tells is found by the keys. */
final class ReconcileTest {

    private static final String DISPLAY = "InternetEntireListingDisplayYN";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", ":vow"})
    void aListingThatMayNotBeShownAnyMoreGoesAlsoWhereNoTimeMoved(String licence) {
        try (var synced = bridge()) {
            for (int i = 0; i < 300; i++) {
                synced.listing("k%03d".formatted(i), i, DISPLAY, i % 5 != 0); // sixty are hidden from the start
            }
            var reports = synced.bridge(ResoServer.DATASET + licence, (connectors, sync) -> {
                sync.changes();
                synced.listing("k007", 7, DISPLAY, false);
                synced.listing("k008", 8); // silence: consent in a feed for display alone
                sync.changes();
                return sync.reconcile();
            });

            assertThat(reports.removed()).isEqualTo(licence.isEmpty() ? 1 : 2);
            assertThat(synced.store.keys())
                    .hasSize(licence.isEmpty() ? 239 : 238)
                    .doesNotContain("k007");
        }
    }

    @Test
    void aHostThatPassesOverTheFilterKeepsNothingThatMayNotBeShown() {
        try (var synced = bridge()) {
            for (int i = 0; i < 50; i++) {
                synced.listing("k%03d".formatted(i), i);
            }
            synced.bridge(ResoServer.DATASET, (connectors, sync) -> {
                sync.changes();
                synced.listing("k007", 7, DISPLAY, false);
                synced.server.misread(filter -> filter.replace(DISPLAY + " ne false", DISPLAY + " ne null or true"));
                return sync.reconcile();
            });

            assertThat(synced.store.keys()).hasSize(49).doesNotContain("k007");
        }
    }

    @Test
    void rowsOfAnotherMlsEndNeitherTheChangesNorTheKeys() {
        try (var synced = new SyncedStore(ResoServer.start(Metadata.bridge(), Conduct.bridge3()), folder)) {
            for (int i = 0; i < 450; i++) { // more than two pages of the server
                synced.listing("a%03d".formatted(i), i, "OriginatingSystemName", "Another MLS");
            }
            for (int i = 0; i < 30; i++) {
                synced.listing("k%03d".formatted(i), 500 + i);
            }
            synced.server.misread(
                    filter -> filter.replace("OriginatingSystemName eq 'Test MLS'", "OriginatingSystemName ne null"));
            var removed = synced.spark(SyncedStore.MLS, (connectors, sync) -> {
                assertThat(sync.changes().put()).isEqualTo(30);
                synced.server.table("Property").remove("k003");
                return sync.reconcile().removed();
            });

            assertThat(removed).isEqualTo(1);
            assertThat(synced.store.keys()).hasSize(29).allMatch(key -> key.startsWith("k"));
        }
    }

    private SyncedStore bridge() {
        return new SyncedStore(
                ResoServer.start(Metadata.bridge(), Conduct.bridge().withoutReplication()), folder);
    }
}
