package dev.connectors.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.connectors.bridge.odata.GeneratedListings;
import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.domain.listings.ListingKey;
import dev.connectors.examples.listings.H2ListingStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server that changes all the time, and a program that is killed at random points. {@code -Pcampaign} makes it
 * 200 kills.
 */
final class SyncCampaignTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LISTINGS = 1_200;
    private static final int KILLS = Integer.getInteger("connectors.bridge.kills", 6);

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

            try (var store = H2ListingStore.open(folder.resolve("listings"))) {
                assertThat(kept(store)).isEqualTo(shown(server));
            }
        }
    }

    /** Runs until some batches went by, and a moment longer, and ends it as a power cut would. */
    private void killed(ResoServer server, SplittableRandom random) throws IOException, InterruptedException {
        var process = program(server, "forever");
        int lines = random.nextInt(1, 14);
        try (var out = new BufferedReader(process.inputReader())) {
            for (int i = 0; i < lines; i++) {
                var line = out.readLine();
                assertThat(line).as("the program ended by itself").isNotNull();
                assertThat(line).doesNotContain("Exception");
            }
            Thread.sleep(0, random.nextInt(999_999));
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
            switch (random.nextInt(6)) {
                case 0 -> table.remove(GeneratedListings.key(number));
                default -> table.put(GeneratedListings.listing(5, number, 30_000 + round));
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** What a plain loop says may be shown. */
    private static Map<String, String> shown(ResoServer server) {
        var shown = new TreeMap<String, String>();
        for (var row : server.table("Property").rows()) {
            if (!Boolean.FALSE.equals(row.get("InternetEntireListingDisplayYN"))) {
                shown.put((String) row.get("ListingKey"), row.get("ListPrice") + " " + row.get("StandardStatus"));
            }
        }
        return shown;
    }

    private static Map<String, String> kept(H2ListingStore store) throws IOException {
        var kept = new TreeMap<String, String>();
        for (var key : store.keys()) {
            var content = json(store.content(new ListingKey(key)).orElseThrow());
            kept.put(
                    key,
                    content.at("/price/ListPrice").asDouble() + " "
                            + content.at("/status/StandardStatus").asText());
        }
        return kept;
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }
}
