package dev.connectors.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.http.HttpPolicy;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.StandIn;
import dev.connectors.testkit.ScriptedAnswer;
import dev.connectors.testkit.ScriptedProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A search ends in good time, however much it has to look at and wherever links lead. */
class LongSearchTest {

    private static final String METADATA = """
            <?xml version="1.0" encoding="UTF-8"?>
            <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
            <Schema Namespace="mls" xmlns="http://docs.oasis-open.org/odata/ns/edm"><EntityType Name="Property">
            <Property Name="ListingKey" Type="Edm.String"/><Property Name="StandardStatus" Type="Edm.String"/>
            </EntityType><EntityContainer Name="Default"><EntitySet Name="Property" EntityType="mls.Property"/>
            </EntityContainer></Schema></edmx:DataServices></edmx:Edmx>""";

    @Test
    void whatAFarCornerHoldsIsLookedAtInPartsAndSaid() {
        try (var world = new World(
                ResoServer.start(Metadata.bridge(), ResoServer.Conduct.bridge()),
                new SparkMlsConnector(),
                "Test MLS")) {
            for (int i = 0; i < 1_100; i++) { // in the box around the circle, outside of the circle
                corner(world, "k%04d".formatted(i), 39.7796, -104.9350);
            }
            corner(world, "z", 39.7392, -104.9903);
            var near = "{'near':{'point':'39.7392,-104.9903','miles':3}";

            var first = world.whole("search_listings", near + "}");
            int asked = world.server.queries().size();
            var second = world.whole(
                    "search_listings", near + ",'next':'" + first.path("next").asText() + "'}");

            assertThat(first.path("data").path("listings")).isEmpty();
            assertThat(first.path("data").path("notes").get(0).asText())
                    .startsWith("Only 1000 listings were looked at so far");
            assertThat(asked).isLessThan(45);
            assertThat(DetailsTest.keys(second.path("data").path("listings"))).containsExactly("z");
            assertThat(second.has("next")).isFalse();
            assertThat(second.path("data").has("notes")).isFalse();
        }
    }

    private static void corner(World world, String key, double latitude, double longitude) {
        world.listing(key, "Latitude", latitude, "Longitude", longitude, "OriginatingSystemName", "Test MLS");
    }

    @Test
    void pagesThatLeadInACircleAreLeft() {
        try (var host = ScriptedProvider.start("api")) {
            host.get("/test_ref/$metadata", request -> ScriptedAnswer.text(200, "application/xml", METADATA));
            host.get("/test_ref/Property", request -> {
                var other = request.query("page").orElse("b").equals("a") ? "b" : "a";
                return ScriptedAnswer.json(
                        200,
                        "{'@odata.nextLink': '" + host.url("api") + "/test_ref/Property?page=" + other
                                + "', 'value': []}");
            });
            try (var connectors = Connectors.builder()
                    .connectors(List.of(new BridgeMlsConnector()))
                    .composites(List.of())
                    .set("bridge.dataset", "test_ref")
                    .standIn(StandIn.of("bridge").origin("api", host.url("api").toString()))
                    .allowPlainHttpOnLoopback()
                    .http(HttpPolicy.defaults().with(new HttpPolicy.Flow(10_000, 8, 100)))
                    .build()) {
                var settings = connectors.settings(World.ANNA);
                settings.turnOn("bridge_mls");
                settings.connect("bridge_mls", ResoServer.TOKEN);

                var result = connectors.conversation(World.ANNA, "chat-1").call("listings_search_listings", "{}");

                assertThat(result.code()).as(result.text()).isEqualTo("provider_unavailable");
                assertThat(host.requests()).hasSizeBetween(100, 110);
            }
        }
    }
}
