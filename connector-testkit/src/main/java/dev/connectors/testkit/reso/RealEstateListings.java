package dev.connectors.testkit.reso;

import dev.connectors.domain.address.GeoPoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A few listings for demonstrations, in the week of Tuesday, 3 March 2026: three in Denver, one of them at 123 N Main St with photos,
 * one in Scottsdale, which keeps another time than Denver from 8 March on, and one in a second dataset. The people and houses are made up.
 */
public final class RealEstateListings {

    /** The dataset of the MLS. */
    public static final String METRO = "metro_ref";

    /** A dataset of land, which a demonstration can hide. */
    public static final String LAND = "land_ref";

    private static final Instant CHANGED = Instant.parse("2026-03-03T15:15:00Z");

    private RealEstateListings() {}

    /** Puts them into a stand-in. */
    public static void fill(ResoSandbox sandbox) {
        var metro = sandbox.dataset(METRO);
        metro.put("Property", mainStreet()).put("Property", pineDrive()).put("Property", elmStreet());
        metro.put("Property", scottsdale());
        for (int order = 1; order <= 3; order++) {
            metro.put("Media", photo(order));
        }
        metro.put(
                "OpenHouse",
                Map.of(
                        "OpenHouseKey", "oh-45",
                        "ListingKey", "m-45",
                        "ListingId", "7731877",
                        "OpenHouseDate", LocalDate.of(2026, 3, 7),
                        "OpenHouseStartTime", Instant.parse("2026-03-07T18:00:00Z"),
                        "OpenHouseEndTime", Instant.parse("2026-03-07T21:00:00Z"),
                        "OpenHouseStatus", "Active",
                        "OpenHouseType", "Public"));
        metro.put(
                "Office",
                Map.of(
                        "OfficeKey",
                        "o-1",
                        "OfficeMlsId",
                        "PEAK1",
                        "OfficeName",
                        "Peak Homes",
                        "OfficeStatus",
                        "Active"));
        sandbox.dataset(LAND)
                .put(
                        "Property",
                        listing("l-1", "88001", "Active", 140_000, "Land", "Lot 7, County Road 12", "Kiowa", "80117"));
    }

    private static Map<String, Object> mainStreet() {
        var row = home("m-123", "7731904", 549_000, "123", "N", "Main", "St", "Denver", "80203", 3, 2, 1640);
        row.put("YearBuilt", 1998);
        row.put("PublicRemarks", "Bright corner house, new roof in 2011, walk to the park.");
        row.put("PrivateRemarks", "Seller can go to 535. Lock box at the side door.");
        row.put("ShowingInstructions", "Call one hour ahead.");
        row.put("AccessCode", "4417");
        row.put("PhotosCount", 3);
        row.putAll(at(39.7338, -104.9876));
        return row;
    }

    private static Map<String, Object> pineDrive() {
        var row = home("m-45", "7731877", 485_000, "45", "", "Pine", "Dr", "Lakewood", "80214", 4, 3, 2100);
        row.putAll(at(39.7402, -105.0721));
        return row;
    }

    private static Map<String, Object> elmStreet() {
        var row = home("m-12", "7731650", 720_000, "12", "", "Elm", "St", "Denver", "80220", 4, 3, 2480);
        row.put("InternetAddressDisplayYN", false);
        return row;
    }

    private static Map<String, Object> scottsdale() {
        var row =
                home("m-214", "7732011", 615_000, "214", "", "Desert Willow", "Rd", "Scottsdale", "85251", 3, 2, 1810);
        row.put("StateOrProvince", "AZ");
        row.put("UnparsedAddress", "214 Desert Willow Rd, Scottsdale, AZ 85251");
        row.put("CountyOrParish", "Maricopa");
        row.putAll(at(33.4936, -111.9217));
        return row;
    }

    private static Map<String, Object> home(
            String key,
            String number,
            int price,
            String house,
            String direction,
            String street,
            String suffix,
            String city,
            String zip,
            int beds,
            int baths,
            int area) {
        var name = (direction.isEmpty() ? "" : direction + " ") + street + " " + suffix;
        var row = listing(key, number, "Active", price, "Residential", house + " " + name, city, zip);
        row.put("PropertySubType", "Single Family Residence");
        row.put("StreetNumber", house);
        if (!direction.isEmpty()) {
            row.put("StreetDirPrefix", direction);
        }
        row.put("StreetName", street);
        row.put("StreetSuffix", suffix);
        row.put("BedroomsTotal", beds);
        row.put("BathroomsTotalInteger", baths);
        row.put("LivingArea", area);
        row.put("LivingAreaUnits", "Square Feet");
        return row;
    }

    private static Map<String, Object> listing(
            String key, String number, String status, int price, String type, String street, String city, String zip) {
        var row = new HashMap<String, Object>();
        row.put("ListingKey", key);
        row.put("ListingId", number);
        row.put("StandardStatus", status);
        row.put("PropertyType", type);
        row.put("ListPrice", price);
        row.put("UnparsedAddress", street + ", " + city + ", CO " + zip);
        row.put("City", city);
        row.put("StateOrProvince", "CO");
        row.put("PostalCode", zip);
        row.put("DaysOnMarket", 6);
        row.put("ListAgentFullName", "Robin Vega");
        row.put("ListOfficeName", "Peak Homes");
        row.put("AttributionContact", "303-555-0142");
        row.put("OriginatingSystemName", "Metro MLS");
        row.put("Disclaimer", "Deemed reliable, not guaranteed.");
        row.put("OnMarketDate", LocalDate.of(2026, 2, 25));
        row.put("ListingContractDate", LocalDate.of(2026, 2, 25));
        for (var field : List.of(
                "ModificationTimestamp",
                "BridgeModificationTimestamp",
                "OriginalEntryTimestamp",
                "PhotosChangeTimestamp")) {
            row.put(field, CHANGED);
        }
        return row;
    }

    private static Map<String, Object> at(double latitude, double longitude) {
        return Map.of("Latitude", latitude, "Longitude", longitude, "Coordinates", new GeoPoint(latitude, longitude));
    }

    private static Map<String, Object> photo(int order) {
        return Map.of(
                "MediaKey",
                "p-" + order,
                "ResourceRecordKey",
                "m-123",
                "ResourceName",
                "Property",
                "MediaURL",
                "https://photos.metro-mls.example/7731904/" + order + ".jpg",
                "MediaCategory",
                "Photo",
                "ShortDescription",
                List.of("Front", "Kitchen", "Garden").get(order - 1),
                "Order",
                order,
                "Permission",
                List.of("Public"));
    }
}
