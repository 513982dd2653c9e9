package dev.connectors.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.bridge.odata.Table;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Numbers about several listings: each with what it rests on, and none that is a valuation. */
class MarketTest {

    private final World world = World.bridge(ResoServer.start(Metadata.bridge(), ResoServer.Conduct.bridge()));

    @AfterEach
    void close() {
        world.close();
    }

    private void sold(String key, double price, double area, int days, String day) {
        world.listing(
                key,
                "StandardStatus",
                "Closed",
                "ClosePrice",
                price,
                "LivingArea",
                area,
                "DaysOnMarket",
                days,
                "CloseDate",
                LocalDate.parse(day));
    }

    @Test
    void mediansAreOfWhatWasCountedAndSayOfHowMany() {
        sold("1", 400_000, 1000, 10, "2026-01-15");
        sold("2", 500_000, 2000, 30, "2025-12-15");
        sold("3", 700_000, 2000, 50, "2025-10-01");
        sold("4", 900_000, 2000, 50, "2025-08-31"); // before the six months
        world.listing("5", "ListPrice", 450_000.0, "DaysOnMarket", 4)
                .listing("6", "ListPrice", 550_000.0, "DaysOnMarket", 8)
                .listing("7", "ListPrice", -1.0)
                .listing("8", "ListPrice", 9_000_000.0, "City", "Boulder")
                .listing("9", "ListPrice", 9_000_000.0, "InternetEntireListingDisplayYN", false)
                .listing("10", "StandardStatus", "Pending")
                .listing("11", "StandardStatus", "Active Under Contract");

        var data = world.data("get_market_summary", "{'cities':['Denver']}");

        assertThat(data.toString())
                .isEqualTo("{\"from\":\"2025-09-03\",\"to\":\"2026-03-03\",\"active\":3,\"pending\":2,\"closed\":3,"
                        + "\"listPrice\":{\"median\":500000,\"of\":2},"
                        + "\"closePrice\":{\"median\":500000,\"of\":3},"
                        + "\"pricePerSquareFoot\":{\"median\":350,\"of\":3},"
                        + "\"daysOnMarketActive\":{\"median\":6,\"of\":2},"
                        + "\"daysOnMarketClosed\":{\"median\":30,\"of\":3},"
                        + "\"monthsOfSupply\":6,"
                        + "\"counted\":\"Counted from 8 listings that may be shown; those without a value are not in its"
                        + " median.\"}");
    }

    @Test
    void withoutSalesThereIsNoSupplyToState() {
        world.listing("5", "ListPrice", 450_000.0);

        var data = world.data("get_market_summary", "{'postalCodes':['80203']}");

        assertThat(data.has("monthsOfSupply")).isFalse();
        assertThat(data.path("closePrice").toString()).isEqualTo("{\"of\":0}");
    }

    @Test
    void morePagesThanOneAreCounted() {
        for (int i = 0; i < 450; i++) {
            world.listing("k" + i, "ListPrice", 100_000.0 + i);
        }

        var data = world.data("get_market_summary", "{'cities':['Denver']}");

        assertThat(data.path("active").asInt()).isEqualTo(450);
        assertThat(data.path("listPrice").path("median").asDouble()).isEqualTo(100_224.5);
    }

    @Test
    void comparablesAreNearAndLikeAndSayWhy() {
        house("subject", 0, "Active", 3, 2000, 1990);
        house("alike", 0.2, "Closed", 3, 2100, 1995);
        house("larger", 0.3, "Closed", 4, 3000, 1990);
        house("active", 0.4, "Active", 3, 2000, 1990);
        house("far", 3, "Closed", 3, 2000, 1990);
        house("castle", 0.1, "Closed", 9, 9000, 1990);
        house("old", 0.1, "Closed", 3, 2000, 1990, "CloseDate", LocalDate.parse("2025-06-01"));
        house("land", 0.1, "Closed", 3, 2000, 1990, "PropertyType", "Land");

        var data = world.data("find_comparables", "{'listing':'subject'}");

        assertThat(DetailsTest.keys(data.path("sold"))).containsExactly("alike", "larger");
        assertThat(DetailsTest.keys(data.path("active"))).containsExactly("active");
        assertThat(data.path("sold").get(0).path("alike").toString())
                .isEqualTo(
                        "[\"0.20 miles away\",\"3 bedrooms, as many\",\"2 bathrooms, as many\",\"living area 5% larger\",\"built 5 years later\","
                                + "\"of the same subtype\"]");
        assertThat(data.path("sold").get(1).path("different").toString())
                .contains("1 bedroom more", "living area 50% larger");
        assertThat(data.path("looked").asText())
                .contains("sold since 2025-09-03")
                .endsWith("This is no valuation.");
    }

    @Test
    void aSubjectWhoseTypeTheMlsDoesNotExplainIsComparedWithItsOwnText() {
        world.row("Lookup", "LookupKey", "L1", "LookupName", "PropertyType", "LookupValue", "Land");
        house("subject", 0, "Active", 3, 2000, 1990, "PropertyType", "Houseboat");
        house("boat", 0.2, "Closed", 3, 2000, 1990, "PropertyType", "Houseboat");
        house("land", 0.2, "Closed", 3, 2000, 1990, "PropertyType", "Land");

        assertThat(DetailsTest.keys(
                        world.data("find_comparables", "{'listing':'subject'}").path("sold")))
                .containsExactly("boat");
    }

    @Test
    void anMlsWithoutClosedListingsHasNoneThatWereSold() {
        world.row("Lookup", "LookupKey", "L1", "LookupName", "StandardStatus", "LookupValue", "Active");
        house("subject", 0, "Active", 3, 2000, 1990);
        house("active", 0.2, "Active", 3, 2000, 1990);

        var data = world.data("find_comparables", "{'listing':'subject'}");

        assertThat(data.path("sold")).isEmpty();
        assertThat(DetailsTest.keys(data.path("active"))).containsExactly("active");
    }

    @Test
    void whereMoreFitThanAreComparedThatIsSaid() {
        house("subject", 0, "Active", 3, 2000, 1990);
        for (int i = 0; i < 400; i++) {
            house("k" + i, 0.2, "Active", 3, 2000, 1990);
        }
        assertThat(world.data("find_comparables", "{'listing':'subject'}")
                        .path("looked")
                        .asText())
                .doesNotContain("400");

        house("more", 0.2, "Active", 3, 2000, 1990);

        assertThat(world.data("find_comparables", "{'listing':'subject'}")
                        .path("looked")
                        .asText())
                .contains("More than 400 fit, of which only 400 were compared")
                .endsWith("This is no valuation.");
    }

    /** A house so many miles north of the middle of Denver. */
    private void house(String key, double miles, String status, int beds, double area, int year, Object... further) {
        double latitude = Math.rint((39.74 + miles / 69.0934) * 1e6) / 1e6;
        var all = new java.util.ArrayList<Object>(java.util.List.of(
                "StandardStatus", status,
                "BedroomsTotal", beds,
                "BathroomsTotalInteger", 2,
                "LivingArea", area,
                "YearBuilt", year,
                "Latitude", latitude,
                "Longitude", -104.99,
                "Coordinates", new Table.Point(-104.99, latitude)));
        if (status.equals("Closed")) {
            all.addAll(java.util.List.of("CloseDate", LocalDate.parse("2026-01-15")));
        }
        all.addAll(java.util.List.of(further));
        world.listing(key, all.toArray());
    }
}
