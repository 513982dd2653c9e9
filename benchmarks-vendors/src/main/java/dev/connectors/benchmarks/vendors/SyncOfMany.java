package dev.connectors.benchmarks.vendors;

import dev.connectors.benchmarks.Ours;
import dev.connectors.benchmarks.ServerProcess;
import dev.connectors.benchmarks.Table;
import dev.connectors.bridge.BridgeMlsConnector;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.domain.listings.ListingKey;
import dev.connectors.examples.listings.H2ListingStore;
import dev.connectors.listings.ListingStore;
import dev.connectors.listings.ListingSync;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.StandIn;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How long a first sync of a whole dataset into the example store takes, and that its memory does not grow with the dataset. */
public final class SyncOfMany {

    private static final double MB = 1024 * 1024;

    private SyncOfMany() {}

    /** How many listings; a million where it is not said. */
    public static void main(String[] args) throws Exception {
        run(args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000, System.out);
    }

    static void run(int listings, PrintStream out) throws IOException {
        var folder = Files.createTempDirectory("sync-of-many");
        try (var server = ServerProcess.start(ListingFeed.class, String.valueOf(listings));
                var connectors = connected(server.base());
                var kept = H2ListingStore.open(folder.resolve("listings"))) {
            var table = new Table(out);
            var store = new Watching(kept, listings, table);
            var chat = connectors.conversation(Ours.principal(), "sync");
            long start = System.nanoTime();
            var report = ListingSync.of(chat, new DatasetId(ListingFeed.DATASET), store)
                    .changes();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (kept.count() != listings) {
                throw new IllegalStateException(kept.count() + " of " + listings + " listings were kept");
            }
            var name = listings + " listings into H2";
            table.note("", name + ": rows per second", Table.number(listings / seconds));
            table.note("", name + ": seconds, batches", Table.number(seconds) + ", " + report.batches());
            table.note("", name + ": most resident memory of the process, MB", resident());
            table.note(
                    "",
                    name + ": greatest heap allowed, MB",
                    Table.number(Runtime.getRuntime().maxMemory() / MB));
            table.note("", name + ": file, MB", Table.number(size(folder) / MB));
        } finally {
            delete(folder);
        }
    }

    private static Connectors connected(String base) {
        var connectors = Ours.builder(List.of(new BridgeMlsConnector()))
                .standIn(StandIn.of("bridge").origin("api", base + "/api/v2/OData"))
                .set("bridge.dataset", ListingFeed.DATASET)
                .build();
        var settings = connectors.settings(Ours.principal());
        settings.connect("bridge_mls", Ours.TOKEN);
        settings.turnOn("bridge_mls");
        return connectors;
    }

    /** Looks at the clock and the heap after each tenth. */
    private static final class Watching implements ListingStore {

        private final ListingStore store;
        private final int tenth;
        private final Table table;
        private final long start = System.nanoTime();
        private long put;
        private long next;

        private Watching(ListingStore store, int listings, Table table) {
            this.store = store;
            this.table = table;
            this.tenth = Math.max(1, listings / 10);
            this.next = tenth;
        }

        @Override
        public Optional<String> checkpoint(String task) {
            return store.checkpoint(task);
        }

        @Override
        public void commit(Batch batch) {
            store.commit(batch);
            put += batch.put().size();
            if (put >= next) {
                next += tenth;
                var heap = ManagementFactory.getMemoryMXBean();
                heap.gc();
                table.note(
                        "",
                        put + " kept: seconds, live heap in MB",
                        Table.number((System.nanoTime() - start) / 1e9) + ", "
                                + Table.number(heap.getHeapMemoryUsage().getUsed() / MB));
            }
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

    /** What the system says of this process; only Linux does. */
    private static String resident() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "not known here";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Table.number(Long.parseLong(line.replaceAll("\\D", "")) / 1024.0))
                .findFirst()
                .orElse("not known here");
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
