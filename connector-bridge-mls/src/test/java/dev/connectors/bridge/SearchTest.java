package dev.connectors.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search finds, against a host whose queries Olingo judges. */
class SearchTest {

    private final World world = World.bridge(ResoServer.start(Metadata.bridge(), ResoServer.Conduct.bridge()));

    @AfterEach
    void close() {
        world.close();
    }

    private List<String> keys(String arguments) {
        return keys(world.data("search_listings", arguments));
    }

    private static List<String> keys(JsonNode data) {
        return StreamSupport.stream(data.path("listings").spliterator(), false)
                .map(listing -> listing.path("ListingKey").asText())
                .toList();
    }

    @Test
    void aListingReadsAsTheDictionaryNamesItWithItsAttribution() {
        world.listing(
                "1",
                "ListPrice",
                549_000.0,
                "UnparsedAddress",
                "123 N Main St, Denver, CO 80203",
                "BedroomsTotal",
                3,
                "BathroomsTotalInteger",
                2,
                "LivingArea",
                1850.0,
                "LivingAreaUnits",
                "Square Feet",
                "DaysOnMarket",
                6,
                "ListOfficePhone",
                "303-555-0100",
                "OriginatingSystemName",
                "Metro MLS",
                "Disclaimer",
                "Deemed reliable but not guaranteed.");

        var result = world.whole("search_listings", "{}");

        assertThat(result.toString())
                .isEqualTo("{\"data\":{\"count\":1,\"listings\":[{\"ListingKey\":\"1\",\"ListingId\":\"771\","
                        + "\"StandardStatus\":\"Active\",\"PropertyType\":\"Residential\",\"PropertySubType\":\"Single Family Residence\","
                        + "\"ListPrice\":549000,\"UnparsedAddress\":\"123 N Main St, Denver, CO 80203\","
                        + "\"City\":\"Denver\",\"StateOrProvince\":\"CO\",\"PostalCode\":\"80203\",\"BedroomsTotal\":3,\"BathroomsTotalInteger\":2,"
                        + "\"LivingArea\":1850,\"LivingAreaUnits\":\"Square Feet\",\"DaysOnMarket\":6,"
                        + "\"attribution\":{\"ListOfficeName\":\"Peak Homes\",\"AttributionContact\":\"303-555-0100\","
                        + "\"OriginatingSystemName\":\"Metro MLS\",\"Disclaimer\":\"Deemed reliable but not guaranteed.\","
                        + "\"ModificationTimestamp\":\"2026-03-01T08:15:00Z\"},\"dataset\":\"test_ref\"}]},"
                        + "\"foreign\":[\"PropertyType\",\"PropertySubType\",\"UnparsedAddress\",\"City\",\"StateOrProvince\",\"PostalCode\",\"LivingAreaUnits\","
                        + "\"ListOfficeName\",\"AttributionContact\",\"OriginatingSystemName\",\"Disclaimer\"]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 1,2,3",
                "{'status':['closed']} | 4",
                "{'status':['active_under_contract','closed']} | 4,5",
                "{'type':['land']} | 3",
                "{'type':['residential_lease']} | ",
                "{'subTypes':['single family residence']} | 1,3",
                "{'cities':['denver']} | 1,2",
                "{'cities':['boulder','AUSTIN']} | 3",
                "{'postalCodes':['80204']} | 2",
                "{'counties':['denver county']} | 2",
                "{'counties':['Boulder']} | 3",
                "{'counties':['boulder parish','Denver']} | 2,3",
                "{'subdivisions':['creek']} | 2",
                "{'minPrice':500000} | 1,3",
                "{'maxPrice':499999.99} | 2",
                "{'minBeds':3} | 1",
                "{'minBaths':2} | 2",
                "{'minArea':1500} | 1,2",
                "{'maxArea':1500} | ",
                "{'minAcres':0.25,'maxAcres':1} | 1",
                "{'minYear':1980,'maxYear':1990} | 2",
                "{'listedSince':'2026-02-20'} | 1,2",
                "{'changedSince':'2026-03-01'} | 2",
                "{'words':'VIEW mountain'} | 1",
                "{'words':'50% off'} | 2",
                "{'agent':'smith'} | 1",
                "{'agent':'A7'} | 2",
                "{'office':'summit'} | 2",
                "{'address':'123 Main Street'} | 1,2",
                "{'address':'123 N Main'} | 1,2",
                "{'address':'124 Main'} | ",
                "{'near':{'point':'39.7392,-104.9903','miles':2}} | 1",
                "{'near':{'address':'123 N Main St Unit 4','miles':2}} | 1",
                "{'within':['39.7,-105.1','39.7,-104.9','39.8,-104.9','39.8,-105.1']} | 1",
                "{'openHouseFrom':'2026-03-07'} | 2",
                "{'openHouseFrom':'2026-03-08','openHouseTo':'2026-03-09'} | "
            })
    void everyCriterionNarrowsToWhatFitsIt(String arguments, String expected) {
        week();

        var found = keys(arguments).stream().sorted().toList();

        assertThat(String.join(",", found)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void anAreaIsTheSameWhicheverWayRoundItsCornersAreGiven() {
        keys("{'within':['39.7,-105.1','39.7,-104.9','39.8,-104.9']}");
        keys("{'within':['39.8,-104.9','39.7,-104.9','39.7,-105.1']}");

        assertThat(world.server.queries())
                .filteredOn(query -> query.contains("POLYGON"))
                .hasSize(2)
                .allMatch(query -> query.contains("POLYGON((-105.1 39.7,-104.9 39.7,-104.9 39.8,-105.1 39.7))"));
    }

    @Test
    void nearAnAddressOfSeveralPlacesIsNearNoneOfThem() {
        week();
        world.listing(
                        "6",
                        "UnparsedAddress",
                        "123 Main St, Boulder",
                        "PostalCode",
                        "80302",
                        "Latitude",
                        40.01,
                        "Longitude",
                        -105.27)
                .listing("7", "UnparsedAddress", "9 Elm St Unit 1", "Latitude", 39.74, "Longitude", -104.99)
                .listing("8", "UnparsedAddress", "9 Elm St Unit 2", "Latitude", 39.7401, "Longitude", -104.99);

        var error = world.error("search_listings", "{'near':{'address':'123 Main'}}");

        assertThat(error.path("code").asText()).isEqualTo("invalid_arguments");
        assertThat(error.toString()).contains("near.address", "80203", "80302").doesNotContain("Boulder");
        assertThat(keys("{'near':{'address':'9 Elm St'}}")).containsExactly("1"); // two condominiums, one place
    }

    private void week() {
        world.listing(
                        "1",
                        "ListPrice",
                        549_000.0,
                        "StreetNumber",
                        "123",
                        "StreetDirPrefix",
                        "N",
                        "StreetName",
                        "Main",
                        "StreetSuffix",
                        "Street",
                        "UnitNumber",
                        "4",
                        "BedroomsTotal",
                        3,
                        "BathroomsTotalInteger",
                        1,
                        "LivingArea",
                        1850.0,
                        "LivingAreaUnits",
                        "Square Feet",
                        "LotSizeAcres",
                        0.3,
                        "YearBuilt",
                        1954,
                        "Latitude",
                        39.74,
                        "Longitude",
                        -104.99,
                        "Coordinates",
                        new dev.connectors.bridge.odata.Table.Point(-104.99, 39.74),
                        "ListingContractDate",
                        LocalDate.parse("2026-02-25"),
                        "ListAgentFullName",
                        "Ann Smith",
                        "PublicRemarks",
                        "A mountain view, and quiet.",
                        "ModificationTimestamp",
                        Instant.parse("2026-02-27T00:00:00Z"),
                        "BridgeModificationTimestamp",
                        Instant.parse("2026-02-27T00:00:00Z"))
                .listing(
                        "2",
                        "ListPrice",
                        399_000.0,
                        "UnparsedAddress",
                        "123 Main St, Denver, CO 80204",
                        "PropertySubType",
                        "Condominium",
                        "PostalCode",
                        "80204-1234",
                        "CountyOrParish",
                        "Denver",
                        "SubdivisionName",
                        "Cherry Creek",
                        "BedroomsTotal",
                        2,
                        "BathroomsTotalInteger",
                        2,
                        "LivingArea",
                        180.0,
                        "LivingAreaUnits",
                        "Square Meters",
                        "LotSizeAcres",
                        0.1,
                        "YearBuilt",
                        1985,
                        "OnMarketDate",
                        LocalDate.parse("2026-02-21"),
                        "ListAgentMlsId",
                        "A7",
                        "ListOfficeName",
                        "Summit Realty",
                        "PublicRemarks",
                        "50% off closing costs!",
                        "BridgeModificationTimestamp",
                        Instant.parse("2026-03-02T00:00:00Z"))
                .listing(
                        "3",
                        "ListPrice",
                        900_000.0,
                        "PropertyType",
                        "Land",
                        "City",
                        "Boulder",
                        "CountyOrParish",
                        "Boulder County",
                        "PostalCode",
                        "80302",
                        "LotSizeAcres",
                        5.0,
                        "ListingContractDate",
                        LocalDate.parse("2026-01-05"),
                        "BridgeModificationTimestamp",
                        Instant.parse("2026-02-01T00:00:00Z"))
                .listing("4", "StandardStatus", "Closed")
                .listing("5", "StandardStatus", "Active Under Contract")
                .row(
                        "OpenHouse",
                        "OpenHouseKey",
                        "H1",
                        "ListingKey",
                        "2",
                        "OpenHouseDate",
                        LocalDate.parse("2026-03-07"),
                        "OpenHouseStatus",
                        "Active")
                .row(
                        "OpenHouse",
                        "OpenHouseKey",
                        "H2",
                        "ListingKey",
                        "1",
                        "OpenHouseDate",
                        LocalDate.parse("2026-03-07"),
                        "OpenHouseStatus",
                        "Canceled")
                .row("Lookup", "LookupKey", "L1", "LookupName", "AreaUnits", "LookupValue", "Square Meters")
                .row("Lookup", "LookupKey", "L2", "LookupName", "AreaUnits", "LookupValue", "Square Feet");
    }
}
