package dev.connectors.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.connectors.bridge.odata.GeneratedListings;
import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.bridge.odata.ResoServer.Conduct;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.StandIn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent who belongs to two MLSs, at two hosts, and asks once. */
class TwoHostsTest {

    private final ResoServer bridge = ResoServer.start(Metadata.bridge(), Conduct.bridge());
    private final ResoServer grid = ResoServer.start(Metadata.bridge(), Conduct.bridge());
    private final Connectors connectors = Connectors.builder()
            .connectors(List.of(new BridgeMlsConnector(), new SparkMlsConnector()))
            .composites(List.of())
            .applicationKey("bridge", ResoServer.TOKEN)
            .applicationKey("spark", ResoServer.TOKEN)
            .set("bridge.dataset", ResoServer.DATASET)
            .set("spark.dataset", "Test MLS")
            .standIn(StandIn.of("bridge").origin("api", bridge.base()))
            .standIn(StandIn.of("spark").origin("api", grid.base() + "/" + ResoServer.DATASET))
            .allowPlainHttpOnLoopback()
            .build();

    TwoHostsTest() {
        GeneratedListings.fill(bridge, 7, 60);
        for (int i = 500; i < 560; i++) {
            grid.table("Property").put(GeneratedListings.listing(7, i));
        }
        connectors.settings(World.ANNA).turnOn("bridge_mls");
        connectors.settings(World.ANNA).turnOn("spark_mls");
    }

    @AfterEach
    void close() {
        connectors.close();
        bridge.close();
        grid.close();
    }

    private JsonNode ask(String arguments) {
        var result = connectors.conversation(World.ANNA, "chat-1").call("listings_search_listings", arguments);
        assertThat(result.code()).as(result.text()).isEqualTo("ok");
        return World.json(result.text());
    }

    private static Stream<Map<String, Object>> active(ResoServer server) {
        return server.table("Property").rows().stream()
                .filter(row -> "Active".equals(row.get("StandardStatus")))
                .filter(row -> !Boolean.FALSE.equals(row.get(Display.LISTING)))
                .filter(row -> !"Residential Lease".equals(row.get("PropertyType")));
    }

    private List<String> all(String sort) {
        var keys = new ArrayList<String>();
        var next = "";
        do {
            var answer = ask("{\"sort\":\"" + sort + "\",\"limit\":10" + next + "}");
            var listings = answer.path("data").path("listings");
            assertThat(listings).hasSizeLessThanOrEqualTo(10);
            keys.addAll(DetailsTest.keys(listings));
            next = answer.has("next") ? ",\"next\":" + answer.path("next") : "";
        } while (!next.isEmpty());
        return keys;
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "recently_changed", "lowest_price", "highest_price", "largest"})
    void pageByPageAllOfBothComeOnceAndInOneOrder(String sort) {
        var found = all(sort);

        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(active(bridge), active(grid))
                        .map(row -> (String) row.get("ListingKey"))
                        .toList());
        if (sort.endsWith("price")) {
            Comparator<String> cheapest = Comparator.comparing(key -> Stream.of(bridge, grid)
                    .flatMap(TwoHostsTest::active)
                    .filter(row -> key.equals(row.get("ListingKey")))
                    .map(row -> (Double) row.get("ListPrice"))
                    .findFirst()
                    .orElseThrow());
            assertThat(found).isSortedAccordingTo(sort.equals("lowest_price") ? cheapest : cheapest.reversed());
        }
    }

    @Test
    void theCountIsOfBothAndEachListingSaysThroughWhichAccountItCame() {
        var both = ask("{\"countOnly\":true}").path("data");
        var some = ask("{\"limit\":10}").path("data");

        assertThat(both.path("count").asLong())
                .isEqualTo(active(bridge).count() + active(grid).count());
        assertThat(some.path("count")).isEqualTo(both.path("count"));
        assertThat(some.path("listings")).allMatch(listing -> listing.has("account"));
    }

    @Test
    void aHostThatCannotBeReachedIsNamedAndTheOtherAnswers() {
        grid.close();

        var answer = ask("{\"limit\":100}");

        assertThat(DetailsTest.keys(answer.path("data").path("listings")))
                .hasSize((int) active(bridge).count());
        assertThat(answer.toString()).contains("\"spark\"");
    }
}
