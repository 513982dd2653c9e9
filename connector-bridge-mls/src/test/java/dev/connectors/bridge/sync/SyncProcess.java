package dev.connectors.bridge.sync;

import dev.connectors.bridge.BridgeMlsConnector;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.domain.listings.ListingKey;
import dev.connectors.examples.listings.H2ListingStore;
import dev.connectors.listings.ListingStore;
import dev.connectors.listings.ListingSync;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A program that keeps a store in a file equal to a dataset, to be ended from outside at any time. Arguments: the host's base, the
 * file, and {@code once} or {@code forever}. It prints a line for each batch before and after it is kept.
 */
final class SyncProcess {

    static final Principal OFFICE = Principal.of("acme-realty", "mls-sync");
    static final DatasetId DATASET = new DatasetId(ResoServer.DATASET);

    private SyncProcess() {}

    public static void main(String[] arguments) {
        try (var connectors = connected(arguments[0]);
                var store = H2ListingStore.open(Path.of(arguments[1]))) {
            var sync = ListingSync.of(connectors.conversation(OFFICE, "sync"), DATASET, new Telling(store))
                    .guardedBy(new ListingSync.Guard(0.5, 1000, 0.5)); // this server changes much
            System.out.println("started");
            do {
                sync.changes();
                sync.reconcile();
            } while (arguments[2].equals("forever"));
            sync.changes();
            System.out.println("equal");
        }
    }

    /** The library in front of a host on this machine, with the dataset switched on. */
    static Connectors connected(String base) {
        var connectors = Connectors.builder()
                .connectors(List.of(new BridgeMlsConnector()))
                .composites(List.of())
                .standIn(StandIn.of("bridge").origin("api", base))
                .allowPlainHttpOnLoopback()
                .set("bridge.dataset", ResoServer.DATASET)
                .deadline(Duration.ofMinutes(3)) // whatever else the machine does
                .build();
        var settings = connectors.settings(OFFICE);
        settings.turnOn("bridge_mls");
        settings.connect("bridge_mls", ResoServer.TOKEN);
        return connectors;
    }

    private record Telling(ListingStore store) implements ListingStore {

        @Override
        public Optional<String> checkpoint(String task) {
            return store.checkpoint(task);
        }

        @Override
        public void commit(Batch batch) {
            System.out.println("batch");
            store.commit(batch);
            System.out.println("kept");
        }

        @Override
        public long count() {
            return store.count();
        }

        @Override
        public long unseen(long pass) {
            return store.unseen(pass);
        }

        @Override
        public List<ListingKey> unseen(long pass, int most) {
            return store.unseen(pass, most);
        }
    }
}
