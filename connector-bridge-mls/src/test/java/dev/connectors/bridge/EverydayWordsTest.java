package dev.connectors.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People say condo, house and Denver, CO; what they mean is found, or they hear how the MLS calls it. */
class EverydayWordsTest {

    private final World world = World.bridge(ResoServer.start(Metadata.bridge(), ResoServer.Conduct.bridge()));

    EverydayWordsTest() {
        world.listing("home", "CountyOrParish", "Denver County", "ListPrice", 610_000.0)
                .listing("condo", "PropertySubType", "Condominium")
                .listing("town", "PropertySubType", "Townhouse")
                .listing("boulder", "PropertySubType", "Duplex", "City", "Boulder")
                .listing(
                        "lease",
                        "PropertyType",
                        "Residential Lease",
                        "ListPrice",
                        2_500.0,
                        "PropertySubType",
                        "Apartment");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private String found(String arguments) {
        return String.join(",", DetailsTest.keys(search(arguments).path("listings")));
    }

    private JsonNode search(String arguments) {
        return world.data("search_listings", arguments);
    }

    private static final String SUBTYPES = """
            condo          | condo
            Condos         | condo
            CONDOMINIUMS   | condo
            Single Family  | home
            single-family home | home
            house          | home
            Houses         | home
            townhome       | town
            Townhouses     | town
            duplexes       | boulder""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = SUBTYPES)
    void aCommonWordFindsWhatTheMlsCallsOtherwise(String word, String key) {
        assertThat(found("{'subTypes':['" + word + "']}")).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = SUBTYPES)
    void alsoWhereItsWordsAreExplained(String word, String key) {
        explained();

        assertThat(found("{'subTypes':['" + word + "']}")).isEqualTo(key);
    }

    private void explained() {
        for (var value : new String[] {"Single Family Residence", "Condominium", "Townhouse", "Duplex"}) {
            world.row(
                    "Lookup",
                    "LookupKey",
                    value.replace(" ", ""),
                    "LookupName",
                    "PropertySubType",
                    "LookupValue",
                    value);
        }
    }

    @Test
    void aWordThatTheMlsDoesNotHaveIsRefusedWithThoseThatItHas() {
        explained();

        var error = world.error("search_listings", "{'subTypes':['condo','castle']}");

        assertThat(error.path("code").asText()).isEqualTo("invalid_arguments");
        assertThat(error.toString()).contains("Single Family Residence, ").contains("Townhouse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Boulder, CO", "boulder, colorado", "Boulder CO", "Boulder, CO 80301", " Boulder "})
    void aCityIsFoundWithItsStateBehindIt(String city) {
        assertThat(found("{'cities':['" + city + "']}")).isEqualTo("boulder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Denver", "denver county", "Denver County, CO", "Denver, Colorado"})
    void aCountyToo(String county) {
        assertThat(found("{'counties':['" + county + "']}")).isEqualTo("home");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'cities':['Devner']}", "{'cities':['Devner'],'countOnly':true}"})
    void whereNothingFitsTheCriteriaAreNamedThatTheMlsMayWriteOtherwise(String arguments) {
        var data = search(arguments);

        assertThat(data.path("count").asInt(-1)).isZero();
        assertThat(data.path("notes").get(0).asText())
                .contains("otherwise: cities")
                .doesNotContain("Devner");
        assertThat(search("{'minPrice':90000000}").has("notes")).isFalse();
    }

    @Test
    void whatIsForRentIsFoundWhereItIsAskedForAndSaysThatItIs() {
        assertThat(found("{'maxPrice':650000}")).isEqualTo("home");
        assertThat(search("{'countOnly':true}").path("count").asInt()).isEqualTo(4);

        var lease = search("{'type':['residential_lease']}").path("listings").get(0);

        assertThat(lease.path("PropertyType").asText()).isEqualTo("Residential Lease");
        assertThat(lease.path("StateOrProvince").asText()).isEqualTo("CO");
    }

    @Test
    void visitorsAreInvitedToWhatIsOnTheMarketAlone() {
        for (var status : new String[] {"Withdrawn", "Canceled", "Expired", "Closed", "Coming Soon", "Pending"}) {
            world.listing(status.replace(" ", ""), "StandardStatus", status);
        }
        for (var key : new String[] {"home", "Withdrawn", "Canceled", "Expired", "Closed", "ComingSoon", "Pending"}) {
            world.row(
                    "OpenHouse",
                    "OpenHouseKey",
                    "oh" + key,
                    "ListingKey",
                    key,
                    "OpenHouseDate",
                    LocalDate.parse("2026-03-07"));
        }

        var houses = world.data("list_open_houses", "{'from':'2026-03-07'}").path("openHouses");

        assertThat(houses.findValuesAsText("ListingKey")).containsExactlyInAnyOrder("home", "Pending");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'minPrice':-1}",
                "{'maxAcres':-0.5}",
                "{'minBeds':-2}",
                "{'near':{'point':'39.74,-104.99','miles':0}}"
            })
    void whatCannotBeIsRefused(String arguments) {
        assertThat(world.error("search_listings", arguments).path("code").asText())
                .isEqualTo("invalid_arguments");
    }

    @Test
    void anAddressOfSeveralPlacesSaysWhatIsMissingAndNothingThatOthersWrote() {
        house("a", "9 Main St, Denver", 39.70);
        house("b", "9 Main St, Aurora", 39.80);

        assertThat(world.error("search_listings", "{'near':{'address':'9 Main St'}}")
                        .toString())
                .contains("in the postal codes 80203. Ask the user which")
                .doesNotContain("Aurora");
    }

    private void house(String key, String address, double latitude) {
        world.listing(
                key,
                "UnparsedAddress",
                address,
                "StreetNumber",
                "9",
                "StreetName",
                "Main",
                "StreetSuffix",
                "St",
                "City",
                address.substring(address.indexOf(',') + 2),
                "Latitude",
                latitude,
                "Longitude",
                -104.99);
    }
}
