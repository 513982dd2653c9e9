package dev.connectors.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.bridge.odata.ResoServer.Conduct;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limit of the caller is kept, whatever a host makes of {@code $top}, and pages neither repeat nor lose a listing. */
class PagingTest {

    /** Bridge v2, where $top is a page, and a host that answers pages as it likes and takes $top for the whole. */
    private static World world(boolean pageIsTop) {
        var world = World.bridge(ResoServer.start(Metadata.bridge(), pageIsTop ? Conduct.bridge() : Conduct.bridge3()));
        for (int i = 0; i < 57; i++) { // many share a price
            world.listing("k%02d".formatted(i), "ListPrice", 100_000.0 * (i % 4));
        }
        world.server.forgetQueries();
        return world;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 20, 57, 100})
    void pagesTogetherAreEverythingOnce(int limit) {
        try (var world = world(true)) {
            var seen = new ArrayList<String>();
            var next = "";
            do {
                var result = world.whole(
                        "search_listings",
                        "{'sort':'lowest_price','limit':" + limit + (next.isEmpty() ? "" : ",'next':'" + next + "'")
                                + "}");
                var page = DetailsTest.keys(result.path("data").path("listings"));
                assertThat(page).hasSizeLessThanOrEqualTo(limit);
                seen.addAll(page);
                next = result.path("next").asText();
            } while (!next.isEmpty() && seen.size() <= 57);

            assertThat(seen).hasSize(57).doesNotHaveDuplicates().startsWith("k00", "k04", "k08");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSearchOfTwentyIsTwentyAndReadsNoFurtherPage(boolean pageIsTop) {
        try (var world = world(pageIsTop)) {
            var data = world.data("search_listings", "{'limit':20}");

            assertThat(data.path("count").asInt()).isEqualTo(57);
            assertThat(data.path("listings")).hasSize(20);
            assertThat(world.server.queries())
                    .filteredOn(query -> query.startsWith("/Property"))
                    .hasSizeLessThan(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void countingReadsOnePage(boolean pageIsTop) {
        try (var world = world(pageIsTop)) {
            var data = world.data("search_listings", "{'countOnly':true,'minPrice':300000}");

            assertThat(data.path("count").asLong())
                    .isEqualTo(IntStream.range(0, 57).filter(i -> i % 4 == 3).count());
            assertThat(data.path("listings")).isEmpty();
            assertThat(world.server.queries())
                    .filteredOn(query -> query.startsWith("/Property"))
                    .hasSize(1);
        }
    }
}
