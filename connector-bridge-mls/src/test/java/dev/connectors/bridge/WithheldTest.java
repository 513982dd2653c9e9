package dev.connectors.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.bridge.odata.Table;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.domain.listings.SyncListings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a seller keeps stays kept where an MLS lacks the field for it, or a host passes over it. */
class WithheldTest {

    private static final List<String> PROBES = List.of(
            "'address':'123 N Main St'",
            "'near':{'point':'39.74,-104.99','miles':1}",
            "'within':['39.7,-105.1','39.7,-104.9','39.8,-104.99']");

    private static World world(String licence, String... lacking) {
        return new World(
                ResoServer.start(Metadata.bridgeWithout(lacking), ResoServer.Conduct.bridge()),
                new BridgeMlsConnector(),
                ResoServer.DATASET + licence);
    }

    private static void house(World world, Object... further) {
        var all = new java.util.ArrayList<Object>(List.of(
                "UnparsedAddress",
                "123 N Main St, Denver, CO 80203",
                "Latitude",
                39.74,
                "Longitude",
                -104.99,
                "Coordinates",
                new Table.Point(-104.99, 39.74),
                "BridgeModificationTimestamp",
                Instant.parse("2026-03-01T08:15:00Z")));
        all.addAll(List.of(further));
        world.listing("1", all.toArray());
    }

    private static JsonNode search(World world, String arguments) {
        return world.data("search_listings", "{" + arguments + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {":vow", ":bbo"})
    void withoutTheFieldForItNobodySearchesByPlaceWhereSilenceIsNoConsent(String licence) {
        try (var world = world(licence, Display.ADDRESS)) {
            house(world, Display.LISTING, true);

            for (var probe : PROBES) {
                for (var arguments : List.of("{" + probe + "}", "{" + probe + ",'countOnly':true}")) {
                    assertThat(world.error("search_listings", arguments)
                                    .path("code")
                                    .asText())
                            .as(arguments)
                            .isEqualTo("unsupported");
                }
            }
            assertThat(search(world, "'cities':['Denver']").path("count").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void inAFeedForDisplayItIsConsent() {
        try (var world = world("", Display.ADDRESS, Display.LISTING)) {
            house(world);

            for (var probe : PROBES) {
                assertThat(DetailsTest.keys(search(world, probe).path("listings")))
                        .as(probe)
                        .containsExactly("1");
            }
        }
    }

    @Test
    void aHostThatPassesOverTheFilterFindsNothingByPlace() {
        try (var world = world("")) {
            house(world, Display.ADDRESS, false);
            world.server.misread(filter -> filter.replace(Display.ADDRESS + " ne false", "ListingKey ne null"));

            for (var probe : PROBES) {
                var data = search(world, probe);

                assertThat(data.path("listings")).as(probe).isEmpty();
                assertThat(data.has("count")).as(probe).isFalse(); // the host's would tell
                assertThat(search(world, probe + ",'countOnly':true")
                                .path("count")
                                .asInt(-1))
                        .as(probe)
                        .isZero();
            }
        }
    }

    @Test
    void aHostThatPassesOverTheFilterDoesNotCount() {
        try (var world = world("")) {
            for (int i = 0; i < 450; i++) {
                world.listing("k%03d".formatted(i), Display.LISTING, i % 100 > 0);
            }
            world.server.misread(filter -> filter.replace(Display.LISTING + " ne false", "ListingKey ne null"));
            world.server.forgetQueries();

            assertThat(search(world, "'countOnly':true").path("count").asInt()).isEqualTo(445);
            assertThat(world.server.queries())
                    .filteredOn(query -> query.startsWith("/Property"))
                    .hasSize(4);
        }
    }

    @Test
    void whatMayNotBeShownIsNotCountedWhereTheHostCannotLeaveItOut() {
        try (var world = world(":vow", Display.LISTING)) {
            house(world, Display.ADDRESS, true);

            assertThat(search(world, "'countOnly':true").path("count").asInt()).isZero();
            assertThat(search(world, "'cities':['Denver']").has("count")).isFalse();
        }
    }

    @Test
    void nothingBesideAnAddressTellsIt() {
        try (var world = world("")) {
            house(world, Display.ADDRESS, false, "VirtualTourURLUnbranded", "https://tours.example/123-n-main");
            world.row(
                            "Media",
                            "MediaKey",
                            "a",
                            "ResourceRecordKey",
                            "1",
                            "ShortDescription",
                            "123 N Main from the street",
                            "MediaCategory",
                            "Photo",
                            "Permission",
                            List.of("Public"),
                            "MediaURL",
                            "https://photos.example/a.jpg")
                    .row(
                            "OpenHouse",
                            "OpenHouseKey",
                            "H1",
                            "ListingKey",
                            "1",
                            "OpenHouseDate",
                            LocalDate.parse("2026-03-07"),
                            "OpenHouseRemarks",
                            "Ring at 123 N Main",
                            "LivestreamOpenHouseURL",
                            "https://tours.example/123-n-main/live");

            var entry = world.chat()
                    .call(
                            SyncListings.CHANGES,
                            new SyncListings.Input(new DatasetId(ResoServer.DATASET), Optional.empty()))
                    .value()
                    .orElseThrow()
                    .entries()
                    .get(0);
            var photos = world.data("get_listing_photos", "{'listing':'1'}");
            var houses = world.data("list_open_houses", "{'from':'2026-03-07'}");

            assertThat(photos.path("photos")).hasSize(1);
            assertThat(houses.path("openHouses")).hasSize(1);
            assertThat(entry.photos()).hasSize(1);
            for (var told : List.of(
                    world.data("get_listing_details", "{'listing':'1'}").toString(),
                    photos.toString(),
                    houses.toString(),
                    entry.toString())) {
                assertThat(told).doesNotContainIgnoringCase("123 n main").doesNotContain("123-n-main");
            }
            assertThat(entry.listing().orElseThrow().VirtualTourURLUnbranded()).isEmpty();
            assertThat(entry.photos().get(0).caption()).isEmpty();
        }
    }

    private static void secret(World world, String remarks) {
        house(
                world,
                Display.ADDRESS,
                false,
                "StreetNumber",
                "9",
                "StreetDirPrefix",
                "N",
                "StreetName",
                "Secret",
                "StreetSuffix",
                "Ln",
                "PublicRemarks",
                remarks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Welcome to 9 N Secret Ln, a bright house.",
                "Welcome to 9 North SECRET Lane, a bright house.",
                "9 Secret: a bright house.",
                "A bright house at the end of Secret Lane.",
                "A bright house. Ask at Secret for number 9."
            })
    void whatAnAgentWritesOfAWithheldAddressIsTakenOutAndNotFoundByItsWords(String remarks) {
        try (var world = world("")) {
            secret(world, remarks);

            assertThat(world.data("get_listing_details", "{'listing':'1'}").toString())
                    .doesNotContainIgnoringCase("secret");
            for (var words : List.of("9 Secret Ln", "secret", "Secret Lane")) {
                assertThat(search(world, "'words':'" + words + "'").path("listings"))
                        .as(words)
                        .isEmpty();
                assertThat(search(world, "'countOnly':true,'words':'" + words + "'")
                                .path("count")
                                .asInt(-1))
                        .as(words)
                        .isZero();
            }
        }
    }

    @Test
    void theRestOfItsRemarksIsShownAndFound() {
        try (var world = world("")) {
            secret(world, "Welcome to 9 N Secret Ln, a bright house.");

            assertThat(world.data("get_listing_details", "{'listing':'1'}")
                            .path("listing")
                            .path("PublicRemarks")
                            .asText())
                    .isEqualTo("Welcome to [address withheld], a bright house.");
            var found = search(world, "'words':'bright house'");
            assertThat(found.path("listings")).hasSize(1);
            assertThat(found.has("count")).isFalse();
            assertThat(search(world, "'countOnly':true,'words':'bright house'")
                            .path("count")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void howToReachAnAgentIsForClientsAsWithTheListing() {
        for (var licence : List.of("", ":vow")) {
            try (var world = world(licence)) {
                world.row(
                        "Member",
                        "MemberKey",
                        "m1",
                        "MemberFullName",
                        "Robin Vega",
                        "MemberPreferredPhone",
                        "303-555-0142",
                        "MemberEmail",
                        "robin@peak.example");

                var told =
                        world.data("find_agent_or_office", "{'who':' vega '}").toString();

                assertThat(told).contains("Robin Vega");
                assertThat(told.contains("303-555-0142")).isEqualTo(!licence.isEmpty());
                assertThat(told.contains("robin@peak.example")).isEqualTo(!licence.isEmpty());
                for (var wide : List.of("{'who':'a '}", "{'who':'- .'}", "{'who':'vega','limit':50}")) {
                    assertThat(world.error("find_agent_or_office", wide)
                                    .path("code")
                                    .asText())
                            .isEqualTo("invalid_arguments");
                }
            }
        }
    }
}
