package dev.connectors.bridge.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.connectors.bridge.BridgeMlsConnector;
import dev.connectors.bridge.MlsGridConnector;
import dev.connectors.bridge.SparkMlsConnector;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.examples.listings.H2ListingStore;
import dev.connectors.listings.ListingSync;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.StandIn;
import dev.connectors.spi.Connector;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A server whose listings a test writes, and a store on H2 beside it that is kept equal. */
final class SyncedStore implements AutoCloseable {

    static final String MLS = "Test MLS";
    static final Instant LOADED = Instant.parse("2026-03-01T08:15:00Z");

    final ResoServer server;
    final H2ListingStore store;

    SyncedStore(ResoServer server, Path folder) {
        this.server = server;
        this.store = H2ListingStore.open(folder.resolve("listings"));
    }

    /** Adds a listing that changed so many minutes after the load; further fields override. */
    SyncedStore listing(String key, int minute, Object... pairs) {
        var changed = LOADED.plusSeconds(minute * 60L);
        var row = new HashMap<String, Object>(Map.of(
                "ListingKey", key,
                "OriginatingSystemName", MLS,
                "StandardStatus", "Active",
                "ListPrice", 500_000.0,
                "ModificationTimestamp", changed,
                "BridgeModificationTimestamp", changed));
        for (int i = 0; i < pairs.length; i += 2) {
            row.put((String) pairs[i], pairs[i + 1]);
        }
        server.table("Property").put(Map.copyOf(row));
        return this;
    }

    /** At Bridge, with a setting such as {@code test_ref:vow}. */
    <T> T bridge(String setting, BiFunction<Connectors, ListingSync, T> use) {
        return at(new BridgeMlsConnector(), setting, ResoServer.DATASET, server.base(), use);
    }

    /** At Spark, which has its media apart and names an MLS in the filter. */
    <T> T spark(String dataset, BiFunction<Connectors, ListingSync, T> use) {
        return at(new SparkMlsConnector(), dataset, dataset, server.base() + "/" + ResoServer.DATASET, use);
    }

    /** At MLS Grid, which is there to be copied. */
    <T> T mlsGrid(BiFunction<Connectors, ListingSync, T> use) {
        return at(new MlsGridConnector(), MLS, MLS, server.base() + "/" + ResoServer.DATASET, use);
    }

    private <T> T at(
            Connector connector,
            String setting,
            String dataset,
            String origin,
            BiFunction<Connectors, ListingSync, T> use) {
        var provider = connector.info().provider().id();
        try (var connectors = Connectors.builder()
                .connectors(List.of(connector))
                .composites(List.of())
                .standIn(StandIn.of(provider).origin("api", origin))
                .allowPlainHttpOnLoopback()
                .set(provider + ".dataset", setting)
                .build()) {
            var settings = connectors.settings(SyncProcess.OFFICE);
            settings.turnOn(connector.info().id());
            settings.connect(connector.info().id(), ResoServer.TOKEN);
            var chat = connectors.conversation(SyncProcess.OFFICE, "sync");
            return use.apply(connectors, ListingSync.of(chat, new DatasetId(dataset), store));
        }
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        store.close();
        server.close();
    }
}
