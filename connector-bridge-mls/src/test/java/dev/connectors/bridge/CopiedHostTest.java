package dev.connectors.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.bridge.odata.ResoServer.Conduct;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.domain.listings.SyncListings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MLS Grid is there to be copied: few fields may be asked for, and what may not be viewed any more is as good as deleted. */
class CopiedHostTest {

    private static final List<String> SEARCHABLE = List.of(
            "OriginatingSystemName",
            "ModificationTimestamp",
            "MlgCanView",
            "StandardStatus",
            "ListingId",
            "PropertyType");

    private final World world =
            new World(ResoServer.start(Metadata.copied(), Conduct.bridge()), new MlsGridConnector(), "Test MLS");

    @BeforeEach
    void fill() {
        listing("1", "MlgCanView", true, "ListPrice", 500_000.0);
        listing("2", "MlgCanView", false);
        listing("3", "MlgCanView", true, "StandardStatus", "Closed");
        listing("4", "MlgCanView", true, "InternetEntireListingDisplayYN", false);
    }

    private void listing(String key, Object... further) {
        var all = new java.util.ArrayList<Object>(List.of(
                "OriginatingSystemName", "Test MLS", "UnparsedAddress", key + " Main St", "StreetName", "Main"));
        all.addAll(List.of(further));
        world.listing(key, all.toArray());
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'cities':['Denver']}",
                "{'postalCodes':['80203'],'countOnly':true}",
                "{'maxPrice':650000}",
                "{'subTypes':['condo'],'status':['active']}",
                "{'words':'garden'}",
                "{'agent':'Vega'}",
                "{'address':'1 Main St'}",
                "{'near':{'point':'39.74,-104.99','miles':1}}",
                "{'near':{'address':'1 Main St','miles':1}}",
                "{'listedSince':'2026-01-01'}",
                "{'openHouseFrom':'2026-03-07'}",
                "{'sort':'lowest_price'}"
            })
    void aCriterionThatTheHostDoesNotKnowIsRefusedBeforeItIsAskedWithWhatToDoInstead(String arguments) {
        var error = world.error("search_listings", arguments);

        assertThat(error.path("code").asText()).as(error.toString()).isEqualTo("unsupported");
        assertThat(error.path("message").asText())
                .contains("can only be copied")
                .contains("store of listings");
        assertThat(world.server.queries()).isEmpty();
    }

    @Test
    void whatItDoesKnowIsSearchedAndNothingElseIsInTheFilter() {
        var data = world.data(
                "search_listings", "{'status':['active'],'type':['residential'],'changedSince':'2026-02-01'}");

        assertThat(DetailsTest.keys(data.path("listings"))).containsExactly("1");
        assertThat(world.server.queries()).isNotEmpty().allSatisfy(query -> {
            var asked = query.replaceAll(".*\\$filter=([^&]*).*", "$1") + " "
                    + query.replaceAll(".*\\$orderby=([^&]*).*", "$1");
            assertThat(asked.replaceAll("'[^']*'", "")
                            .replaceAll("\\b(eq|ne|ge|and|or|not|true|asc|desc|[\\dTZ:.-]+)\\b", " ")
                            .replaceAll("[^A-Za-z]+", " ")
                            .strip()
                            .split(" "))
                    .isSubsetOf(SEARCHABLE);
        });
    }

    @Test
    void oneListingIsReadByItsNumberAndByItsKey() {
        assertThat(world.data("get_listing_details", "{'mlsNumber':'771'}")
                        .path("listing")
                        .path("ListingKey")
                        .asText())
                .isEqualTo("1");
        assertThat(world.data("get_listing_details", "{'listing':'1'}")
                        .path("listing")
                        .path("ListingId")
                        .asText())
                .isEqualTo("771");
        for (var hidden : List.of("2", "4", "nothing\\u0027such")) {
            assertThat(world.error("get_listing_details", "{\"listing\":\"" + hidden + "\"}")
                            .path("code")
                            .asText())
                    .isEqualTo("not_found");
        }
        assertThat(world.error("find_agent_or_office", "{'who':'vega'}")
                        .path("code")
                        .asText())
                .isEqualTo("unsupported");
    }

    @Test
    void theFirstReadingOfASyncAsksForNothingThatMayNotBeViewed() {
        var entries = world.chat()
                .call(SyncListings.CHANGES, new SyncListings.Input(new DatasetId("Test MLS"), Optional.empty()))
                .value()
                .orElseThrow()
                .entries();

        assertThat(entries)
                .filteredOn(entry -> entry.listing().isPresent())
                .extracting(entry -> entry.ListingKey().value())
                .containsExactly("1", "3");
        assertThat(entries).hasSize(3).allMatch(entry -> entry.changed().isAfter(Instant.EPOCH));
    }
}
