package dev.connectors.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.bridge.odata.ResoServer.Conduct;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.domain.listings.SyncListings;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.StandIn;
import dev.connectors.spi.Connector;
import dev.connectors.testkit.ScriptedAnswer;
import dev.connectors.testkit.ScriptedProvider;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same photos, in the same order, wherever a host keeps them. */
class MediaTest {

    private static final String METADATA = """
            <?xml version="1.0" encoding="UTF-8"?>
            <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
            <Schema Namespace="mls" xmlns="http://docs.oasis-open.org/odata/ns/edm">
            <EntityType Name="Property"><Property Name="ListingKey" Type="Edm.String"/>
            <NavigationProperty Name="Media" Type="Collection(mls.Media)"/></EntityType>
            <EntityType Name="Media"><Property Name="ResourceRecordKey" Type="Edm.String"/>
            <Property Name="MediaURL" Type="Edm.String"/></EntityType>
            <EntityContainer Name="Default"><EntitySet Name="Property" EntityType="mls.Property"/>
            <EntitySet Name="Media" EntityType="mls.Media"/></EntityContainer>
            </Schema></edmx:DataServices></edmx:Edmx>""";

    private enum Host {
        INSIDE(new BridgeMlsConnector(), ResoServer.DATASET, Metadata::bridge, Conduct.bridge(), "Media"),
        EXPANDED(
                new SparkMlsConnector(),
                "Test MLS",
                Metadata::bridge,
                Conduct.bridge().mediaApart(),
                "$expand=Media($select=MediaKey,"),
        EXPANDED_ALONE(
                new SparkMlsConnector(),
                "Test MLS",
                Metadata::mediaInListingsAlone,
                Conduct.bridge3().mediaApart(),
                "$expand=Media($top=200)"),
        BESIDE(
                new SparkMlsConnector(),
                "Test MLS",
                Metadata::mediaBesideListings,
                Conduct.bridge().mediaApart(),
                "/Media?$filter=");

        private final Connector connector;
        private final String dataset;
        private final Supplier<Path> metadata;
        private final Conduct conduct;
        private final String query;

        Host(Connector connector, String dataset, Supplier<Path> metadata, Conduct conduct, String query) {
            this.connector = connector;
            this.dataset = dataset;
            this.metadata = metadata;
            this.conduct = conduct;
            this.query = query;
        }

        World world() {
            var world = new World(ResoServer.start(metadata.get(), conduct), connector, dataset);
            for (int i = 0; i < 70; i++) { // more than one query is about
                listing(world, "k%02d".formatted(i), true);
            }
            listing(world, "withheld", false);
            media(world, "k07", "b", 2, "Property", "Public");
            media(world, "k07", "a", 1, "Property", "Public");
            media(world, "k07", "c", 0, "Property", "Private");
            media(world, "k65", "d", 1, "Property", "Public");
            media(world, "withheld", "e", 1, "Property", "Public");
            return world;
        }
    }

    private static void listing(World world, String key, boolean shown) {
        world.listing(
                key,
                "OriginatingSystemName",
                "Test MLS",
                "BridgeModificationTimestamp",
                Instant.parse("2026-03-01T08:15:00Z"),
                Display.LISTING,
                shown);
    }

    private static void media(World world, String listing, String key, int order, String of, String permission) {
        world.row(
                "Media",
                "MediaKey",
                key,
                "OriginatingSystemName",
                "Test MLS",
                "ResourceName",
                of,
                "ResourceRecordKey",
                listing,
                "Order",
                order,
                "Permission",
                List.of(permission),
                "MediaURL",
                "https://photos.example/" + key + ".jpg");
    }

    private static List<String> photos(World world, String listing) {
        return world.data("get_listing_photos", "{'listing':'" + listing + "'}")
                .path("photos")
                .findValuesAsText("MediaURL");
    }

    @ParameterizedTest
    @EnumSource
    void aListingShowsWhatThePublicMaySeeInItsOrder(Host host) {
        try (var world = host.world()) {
            assertThat(photos(world, "k07"))
                    .containsExactly("https://photos.example/a.jpg", "https://photos.example/b.jpg");
            assertThat(photos(world, "k08")).isEmpty();
            assertThat(world.server.queries()).anyMatch(query -> query.contains(host.query));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSyncBringsThemAlong(Host host) {
        try (var world = host.world()) {
            var entries = world.chat()
                    .call(SyncListings.CHANGES, new SyncListings.Input(new DatasetId(host.dataset), Optional.empty()))
                    .value()
                    .orElseThrow()
                    .entries();

            assertThat(entries).hasSize(71);
            assertThat(entries)
                    .allSatisfy(entry -> assertThat(entry.photos())
                            .as(entry.ListingKey().value())
                            .hasSize(
                                    switch (entry.ListingKey().value()) {
                                        case "k07" -> 2;
                                        case "k65" -> 1;
                                        default -> 0;
                                    }));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "BESIDE")
    void mediaOfSomebodyWhoseKeyIsTheSameAreNotTheListings(Host host) {
        try (var world = host.world()) {
            media(world, "k08", "portrait", 0, "Member", "Public");

            assertThat(photos(world, "k08")).isEmpty();
        }
    }

    @Test
    void anExpansionThatIsNotAllOfItIsReadInFull() {
        try (var host = ScriptedProvider.start("api")) {
            host.get("/$metadata", request -> ScriptedAnswer.text(200, "application/xml", METADATA));
            host.get(
                    "/Property",
                    request -> ScriptedAnswer.json(
                            200,
                            "{'value':[{'ListingKey':'1','Media@odata.nextLink':'" + host.url("api")
                                    + "/Property(1)/Media','Media':[{'MediaURL':'https://photos.example/a.jpg'}]}]}"));
            host.get(
                    "/Media",
                    request -> ScriptedAnswer.json(
                            200,
                            "{'value':[{'ResourceRecordKey':'1','MediaURL':'https://photos.example/a.jpg'},"
                                    + "{'ResourceRecordKey':'1','MediaURL':'https://photos.example/b.jpg'},"
                                    + "{'ResourceRecordKey':'2','MediaURL':'https://photos.example/c.jpg'}]}"));
            try (var connectors = Connectors.builder()
                    .connectors(List.of(new SparkMlsConnector()))
                    .composites(List.of())
                    .set("spark.dataset", "Test MLS")
                    .standIn(StandIn.of("spark").origin("api", host.url("api").toString()))
                    .allowPlainHttpOnLoopback()
                    .build()) {
                var settings = connectors.settings(World.ANNA);
                settings.turnOn("spark_mls");
                settings.connect("spark_mls", ResoServer.TOKEN);

                var result = connectors
                        .conversation(World.ANNA, "chat-1")
                        .call("listings_get_listing_photos", "{\"listing\":\"1\"}");

                assertThat(World.json(result.text()).path("data").path("photos").findValuesAsText("MediaURL"))
                        .as(result.text())
                        .containsExactly("https://photos.example/a.jpg", "https://photos.example/b.jpg");
            }
        }
    }
}
