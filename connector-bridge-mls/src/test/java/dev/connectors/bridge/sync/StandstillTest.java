package dev.connectors.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.domain.listings.SyncListings;
import dev.connectors.error.ProviderUnavailable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A host that does not go on is left, and not asked for the same page for ever. */
class StandstillTest {

    @Test
    void changesThatDoNotAdvanceAreAnError() {
        try (var server = ResoServer.start(
                        Metadata.bridge(), ResoServer.Conduct.bridge().withoutReplication());
                var connectors = SyncProcess.connected(server.base())) {
            for (int i = 0; i < 250; i++) {
                server.table("Property")
                        .put(Map.of(
                                "ListingKey",
                                "k%03d".formatted(i),
                                "BridgeModificationTimestamp",
                                Instant.parse("2026-03-01T08:15:00Z")));
            }
            var sync = connectors.conversation(SyncProcess.OFFICE, "sync");
            var first = sync.call(SyncListings.CHANGES, new SyncListings.Input(SyncProcess.DATASET, Optional.empty()))
                    .value()
                    .orElseThrow();
            var next = new SyncListings.Input(SyncProcess.DATASET, Optional.of(first.checkpoint()));
            assertThat(sync.call(SyncListings.CHANGES, next)
                            .value()
                            .orElseThrow()
                            .entries())
                    .hasSize(50);

            server.misread(filter -> "ListingKey ne null");

            assertThat(first.more()).isTrue();
            assertThat(sync.call(SyncListings.CHANGES, next).error()).containsInstanceOf(ProviderUnavailable.class);
        }
    }
}
