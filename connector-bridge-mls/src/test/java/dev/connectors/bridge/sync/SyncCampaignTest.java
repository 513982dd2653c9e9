package dev.connectors.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.bridge.odata.GeneratedListings;
import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.domain.listings.ListingKey;
import dev.connectors.examples.listings.H2ListingStore;
import dev.connectors.listings.ListingSync;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server that changes all the time, and a program that is killed at random points. {@code -Pcampaign} makes it
 * 200 kills.
 */
final class SyncCampaignTest {

    private static final int LISTINGS = 1_200;
    private static final int KILLS = Integer.getInteger("connectors.bridge.kills", 6);

    private static final String DISPLAY = "InternetEntireListingDisplayYN";

    /** About as long as a batch takes, in nanoseconds. */
    private static final long MOMENT = 80_000_000;

    private static final long LONG_WHILE = 600_000_000;

    @TempDir
    private Path folder;

    private final AtomicBoolean changing = new AtomicBoolean(true);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterAnyNumberOfKillsTheStoreIsEqualToTheServer(boolean replication) throws Exception {
        var conduct = ResoServer.Conduct.bridge();
        try (var server = ResoServer.start(Metadata.bridge(), replication ? conduct : conduct.withoutReplication())) {
            GeneratedListings.fill(server, 5, LISTINGS);
            var changer = new Thread(() -> change(server), "changes");
            changer.start();
            var random = new SplittableRandom(replication ? 1 : 2);
            for (int kill = 0; kill < KILLS / 2; kill++) {
                killed(server, random);
            }
            changing.set(false);
            changer.join();

            var process = program(server, "once");
            var output = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as(output).isZero();

            var kept = kept(folder.resolve("listings"));
            assertThat(kept.keySet()).isEqualTo(shown(server));
            assertThat(kept).isEqualTo(fresh(server));
        }
    }

    /**
     * Ends it as a power cut would: a moment after some edge of a transaction, which is within a request, a mapping or a transaction,
     * or at any time after its start.
     */
    private void killed(ResoServer server, SplittableRandom random) throws IOException, InterruptedException {
        var process = program(server, "forever");
        boolean anyTime = random.nextInt(4) == 0;
        int lines = anyTime ? 1 : random.nextInt(1, 14);
        try (var out = new BufferedReader(process.inputReader())) {
            for (int i = 0; i < lines; i++) {
                var line = out.readLine();
                assertThat(line).as("the program ended by itself").isNotNull();
                assertThat(line).doesNotContain("Exception");
            }
            LockSupport.parkNanos(random.nextLong(anyTime ? LONG_WHILE : MOMENT));
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private Process program(ResoServer server, String how) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SyncProcess.class.getName(),
                        server.base(),
                        folder.resolve("listings").toString(),
                        how))
                .redirectErrorStream(true)
                .start();
    }

    private void change(ResoServer server) {
        var random = new SplittableRandom(9);
        var table = server.table("Property");
        for (int round = 1; changing.get(); round++) {
            int number = random.nextInt(LISTINGS + 200);
            var key = GeneratedListings.key(number);
            switch (random.nextInt(8)) {
                case 0 -> table.remove(key);
                case 1 -> table.get(key).ifPresent(row -> table.put(optedOut(row)));
                default -> {
                    server.table("Media").put(photo(key, random.nextInt(4), round));
                    table.put(GeneratedListings.listing(5, number, 30_000 + round));
                }
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** A seller's choice that moves no time of change. */
    private static Map<String, Object> optedOut(Map<String, Object> row) {
        var hidden = new HashMap<>(row);
        hidden.put(DISPLAY, false);
        return Map.copyOf(hidden);
    }

    private static Map<String, Object> photo(String listing, int number, int round) {
        return Map.of(
                "MediaKey",
                "c_" + listing + "_" + number,
                "ResourceRecordKey",
                listing,
                "MediaURL",
                "https://photos.example/" + listing + "/" + round + ".jpg",
                "MediaCategory",
                "Photo",
                "Order",
                (double) number,
                "Permission",
                List.of("Public"));
    }

    /** What a plain loop says may be shown. */
    private static Set<String> shown(ResoServer server) {
        var shown = new TreeSet<String>();
        for (var row : server.table("Property").rows()) {
            if (!Boolean.FALSE.equals(row.get(DISPLAY))) {
                shown.add((String) row.get("ListingKey"));
            }
        }
        return shown;
    }

    /** What a sync makes of the server that nothing disturbed: each listing, whole, and its photos. */
    private Map<String, String> fresh(ResoServer server) {
        var file = folder.resolve("fresh");
        try (var connectors = SyncProcess.connected(server.base());
                var store = H2ListingStore.open(file)) {
            ListingSync.of(connectors.conversation(SyncProcess.OFFICE, "fresh"), SyncProcess.DATASET, store)
                    .changes();
        }
        var fresh = kept(file);
        assertThat(fresh.values()).anyMatch(content -> content.contains("https://photos.example/"));
        return fresh;
    }

    private static Map<String, String> kept(Path file) {
        try (var store = H2ListingStore.open(file)) {
            var kept = new TreeMap<String, String>();
            store.keys()
                    .forEach(key ->
                            kept.put(key, store.content(new ListingKey(key)).orElseThrow()));
            return kept;
        }
    }
}
