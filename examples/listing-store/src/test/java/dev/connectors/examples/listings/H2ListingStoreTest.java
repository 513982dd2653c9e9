package dev.connectors.examples.listings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.listings.ListingStore.Batch;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class H2ListingStoreTest {

    @TempDir
    private Path folder;

    @Test
    void aCheckpointOfTheGreatestLengthIsKept() {
        var longest = "x".repeat(8_000);
        try (var store = H2ListingStore.open(folder.resolve("listings"))) {
            store.commit(new Batch("changes", longest, 0, List.of(), List.of(), List.of()));
        }

        try (var store = H2ListingStore.open(folder.resolve("listings"))) {
            assertThat(store.checkpoint("changes")).contains(longest);
        }
    }
}
