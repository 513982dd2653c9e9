package dev.connectors.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.bridge.odata.GeneratedListings;
import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.bridge.odata.ResoServer.Conduct;
import dev.connectors.domain.Access;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.StandIn;
import dev.connectors.spi.Connector;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same questions to hosts that want them asked otherwise, over the same listings. */
class OtherHostsTest {

    private static final Principal ANNA = World.ANNA;
    private static final String NEAR =
            "{\"near\":{\"point\":\"39.7392,-104.9903\",\"miles\":3},\"limit\":100,\"sort\":\"lowest_price\"}";
    private static final String WITHIN =
            "{\"within\":[\"39.70,-105.05\",\"39.78,-105.05\",\"39.74,-104.90\"],\"limit\":100,"
                    + "\"sort\":\"highest_price\"}";

    private final ResoServer server = ResoServer.start(Metadata.bridge(), Conduct.bridge());
    private final TokenEndpoint tokens = TokenEndpoint.start();

    OtherHostsTest() {
        GeneratedListings.fill(server, 7, 1_500);
    }

    @AfterEach
    void close() {
        server.close();
        tokens.close();
    }

    private String asked(Connector connector, String setting, String origin, String arguments) {
        var provider = connector.info().provider().id();
        boolean signsIn = provider.equals("trestle");
        var standIn = StandIn.of(provider).origin("api", origin);
        var builder = Connectors.builder()
                .connectors(List.of(connector))
                .composites(List.of())
                .set(provider + ".dataset", setting)
                .standIn(signsIn ? standIn.authorization(tokens.url()).token(tokens.url()) : standIn)
                .allowPlainHttpOnLoopback();
        if (signsIn) {
            builder.oauthClient(provider, TokenEndpoint.CLIENT, "a-client-secret")
                    .clientCredentials(provider);
        }
        try (var connectors = builder.build()) {
            var settings = connectors.settings(ANNA);
            settings.turnOn(connector.info().id());
            if (signsIn) {
                settings.connectAs(connector.info().id(), "acme-realty");
            } else {
                settings.connect(connector.info().id(), ResoServer.TOKEN);
            }
            var result = connectors.conversation(ANNA, "chat-1").call("listings_search_listings", arguments);
            assertThat(result.code()).as(result.text()).isEqualTo("ok");
            return String.join(
                    ",", DetailsTest.keys(World.json(result.text()).path("data").path("listings")));
        }
    }

    @Test
    void hostsWithoutGeographyFindTheSameNearAPointAndInAnArea() {
        for (var question : List.of(NEAR, WITHIN)) {
            var onBridge = asked(new BridgeMlsConnector(), ResoServer.DATASET, server.base(), question);
            var others = Stream.of(new SparkMlsConnector(), new TrestleMlsConnector())
                    .map(host -> asked(host, "Test MLS", server.base() + "/" + ResoServer.DATASET, question))
                    .toList();

            assertThat(onBridge.split(",")).hasSizeGreaterThan(10);
            assertThat(others).containsOnly(onBridge);
        }
    }

    @Test
    void anMlsInTheFilterIsTheOnlyOneThatIsRead() {
        var found = asked(new MlsGridConnector(), "Another MLS", server.base() + "/" + ResoServer.DATASET, "{}");

        assertThat(found).isEmpty();
        assertThat(server.queries())
                .filteredOn(query -> query.startsWith("/Property"))
                .allMatch(query -> query.contains("OriginatingSystemName eq 'Another MLS'"));
    }

    @Test
    void rowsOfAnotherMlsAreLeftOutWhereAHostPassesOverItsFilter() {
        server.misread(
                filter -> filter.replaceAll("OriginatingSystemName eq '[^']*'", "OriginatingSystemName ne null"));

        for (var host : List.of(new MlsGridConnector(), new TrestleMlsConnector())) {
            assertThat(asked(host, "Another MLS", server.base() + "/" + ResoServer.DATASET, "{}"))
                    .isEmpty();
        }
    }

    @Test
    void whereNothingSaysWhoseDataItIsOneOfSeveralMlssIsNotRead() {
        try (var world = new World(
                ResoServer.start(Metadata.bridgeWithout("OriginatingSystemName"), Conduct.bridge()),
                new MlsGridConnector(),
                "Test MLS,Another MLS")) {
            world.listing("1");
            world.settings(ANNA).set("mls_grid", "Another MLS", Access.HIDDEN);

            assertThat(world.error("search_listings", "{}").path("code").asText())
                    .isEqualTo("unsupported");
            assertThat(world.error("find_agent_or_office", "{'who':'smith'}")
                            .path("code")
                            .asText())
                    .isEqualTo("unsupported");
        }
    }

    @Test
    void theOnlyMlsOfATokenNeedsNoNameInItsRows() {
        try (var world = new World(
                ResoServer.start(Metadata.bridgeWithout("OriginatingSystemName"), Conduct.bridge()),
                new MlsGridConnector(),
                "Test MLS")) {
            world.listing("1");

            assertThat(DetailsTest.keys(world.data("search_listings", "{}").path("listings")))
                    .containsExactly("1");
        }
    }
}
