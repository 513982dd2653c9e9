package dev.connectors.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.bridge.odata.ResoServer.Conduct;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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
                    .hasSize(1);
        }
    }

    @Test
    void aPageThatIsFullAsksForNoneAfterItAndSaysThatThereIsMore() {
        try (var world = world(true)) {
            var result = world.whole("search_listings", "{'limit':2}");

            assertThat(result.path("data").path("listings")).hasSize(2);
            assertThat(result.path("next").asText()).isNotEmpty();
            assertThat(world.server.queries())
                    .filteredOn(query -> query.startsWith("/Property"))
                    .hasSize(1);
        }
    }

    /** Spark gives 25 rows at most to who may not copy; whoever asks for more is refused, or gets fewer than were asked for. */
    @Test
    void aHostOfSmallPagesIsAskedForNoGreaterOnesAndReadToItsEnd() {
        try (var world = new World(
                ResoServer.start(Metadata.bridge(), Conduct.bridge().pages(25)), new SparkMlsConnector(), "Test MLS")) {
            for (int i = 0; i < 57; i++) {
                world.listing("k%02d".formatted(i), "OriginatingSystemName", "Test MLS");
            }
            world.server.forgetQueries();

            var all = world.whole("search_listings", "{'limit':100}");

            assertThat(all.path("data").path("listings")).hasSize(57);
            assertThat(all.has("next")).isFalse();
            assertThat(world.server.queries())
                    .filteredOn(query -> query.startsWith("/Property"))
                    .hasSize(3)
                    .allMatch(query -> query.contains("$top=25"));
            assertThat(world.data("get_market_summary", "{'cities':['Denver']}")
                            .path("active")
                            .asInt())
                    .isEqualTo(57);
        }
    }

    /** A host may cut its pages shorter than it was asked: the link decides, not the number of rows. */
    @Test
    void aShortPageWithALinkIsNotTheLastOneAndOneWithoutIsIt() {
        try (var world = World.bridge(
                ResoServer.start(Metadata.bridge(), Conduct.bridge().pages(10)))) {
            for (int i = 0; i < 27; i++) {
                world.listing("k%02d".formatted(i));
            }

            var all = world.whole("search_listings", "{'limit':100}");

            assertThat(all.path("data").path("listings")).hasSize(27);
            assertThat(all.has("next")).isFalse();
        }
    }

    @Test
    void whereTheMlsSaysThatNothingIsLeftItIsNotAskedBeforeItsTime() {
        try (var world = world(true)) {
            world.data("search_listings", "{}"); // what is kept of the dataset is read
            world.server.conduct(Conduct.bridge().burst(1));
            world.data("search_listings", "{}");

            var error = world.error("search_listings", "{}");

            assertThat(error.path("code").asText()).isEqualTo("rate_limited");
            assertThat(error.path("message").asText()).contains("until");
            assertThat(world.server.served()).isEqualTo(1);
        }
    }

    /** Some hosts write large numbers with an exponent, which models take for text. */
    @Test
    void aPriceIsWrittenInFull() throws Exception {
        var out = new java.io.StringWriter();
        try (var json = new com.fasterxml.jackson.core.JsonFactory().createGenerator(out)) {
            dev.connectors.domain.Shape.of(Priced.class)
                    .write(new Priced(new java.math.BigDecimal("6.1E5")), json, null);
        }
        assertThat(out.toString()).isEqualTo("{\"ListPrice\":610000}");
    }

    /** A price. */
    public record Priced(java.math.BigDecimal ListPrice) {}

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
