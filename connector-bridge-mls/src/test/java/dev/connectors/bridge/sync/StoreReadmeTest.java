package dev.connectors.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.bridge.BridgeMlsConnector;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.Remedy;
import dev.connectors.examples.listings.H2ListingStore;
import dev.connectors.listings.ListingSync;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.testkit.reso.ResoSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the example store's README is this file's code, and it runs. */
final class StoreReadmeTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @TempDir
    private Path folder;

    /** What stands in the README, between the two marks. */
    private static void keepEqual(
            Connectors connectors, Path file, BooleanSupplier running, Consumer<Instant> sleepUntil) {
        // begin
        var office = Principal.of("acme-realty", "mls-sync"); // of its own: no assistant works for it
        connectors.settings(office).turnOn("bridge_mls");
        try (var store = H2ListingStore.open(file)) {
            var sync = ListingSync.of(connectors.conversation(office, "sync"), new DatasetId("actris_ref"), store);
            var reconcile = Instant.EPOCH;
            while (running.getAsBoolean()) {
                var next = Instant.now().plus(Duration.ofMinutes(10)); // about as often as hosts renew their data
                try {
                    sync.changes(); // the first time all, later what changed
                    if (reconcile.isBefore(Instant.now())) {
                        sync.reconcile(); // what is gone, of which no change tells
                        reconcile = Instant.now().plus(Duration.ofHours(12));
                    }
                } catch (ConnectorException e) {
                    if (e.remedy() != Remedy.TIME) {
                        throw e; // such as a token that is refused: an administrator's turn
                    }
                    next = e.retryAt().orElse(next); // RateLimited says from when on; what came before is kept
                }
                sleepUntil.accept(next);
            }
        }
        // end
    }

    @Test
    void theLinesOfTheReadmeAreTheseAndRun() throws IOException {
        var file = folder.resolve("listings");
        try (var sandbox = ResoSandbox.start(Clock.systemUTC());
                var connectors = connected(sandbox)) {
            put(sandbox, "1");
            put(sandbox, "2");
            var turns = new ArrayList<Instant>();
            keepEqual(connectors, file, () -> turns.size() < 2, next -> {
                turns.add(next);
                put(sandbox, "3");
            });
            assertThat(kept(file)).containsExactly("1", "2", "3");
            assertThat(turns).allMatch(Instant.now().plusSeconds(500)::isBefore);

            sandbox.dataset("actris_ref").remove("Property", "2");
            turns.clear();
            keepEqual(connectors, file, () -> turns.isEmpty(), turns::add);
            assertThat(kept(file)).containsExactly("1", "3");
        }
        var source = Files.readString(
                ROOT.resolve("connector-bridge-mls/src/test/java/dev/connectors/bridge/sync/StoreReadmeTest.java"));
        var lines = source.substring(source.indexOf("// begin\n") + 9, source.indexOf("        // end"));
        assertThat(folded(Files.readString(ROOT.resolve("examples/listing-store/README.md"))))
                .contains(folded(lines));
    }

    private static List<String> kept(Path file) {
        try (var store = H2ListingStore.open(file)) {
            return store.keys();
        }
    }

    private static void put(ResoSandbox sandbox, String key) {
        sandbox.dataset("actris_ref")
                .put("Property", Map.of("ListingKey", key, "BridgeModificationTimestamp", Instant.now()));
    }

    private static Connectors connected(ResoSandbox sandbox) {
        return Connectors.builder()
                .connectors(List.of(new BridgeMlsConnector()))
                .composites(List.of())
                .standIn(sandbox.standIn())
                .allowPlainHttpOnLoopback()
                .applicationKey("bridge", ResoSandbox.TOKEN)
                .set("bridge.dataset", "actris_ref")
                .build();
    }

    private static String folded(String text) {
        return text.replaceAll("\\s+", "");
    }
}
