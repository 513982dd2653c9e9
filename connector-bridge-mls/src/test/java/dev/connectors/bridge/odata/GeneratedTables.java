package dev.connectors.bridge.odata;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What belongs to generated listings: their photos, open houses and people, and the words of the MLS. */
final class GeneratedTables {

    static final int AGENTS = 40;
    static final int OFFICES = 8;
    private static final int MOST_WITH_PHOTOS = 300;

    /** So many have an open house, spread over all listings and four weeks; some of them have two. */
    private static final int MOST_WITH_OPEN_HOUSES = 1_000;

    private static final int DAYS_OF_OPEN_HOUSES = 28;
    private static final List<String> FIRST_NAMES = List.of("Ana", "José", "Maria", "Sean", "Annabel");
    private static final List<String> LAST_NAMES =
            List.of("Smith", "Smith-Jones", "O'Neill", "van Dyk", "Park", "Parker", "Peña", "Stone");

    private GeneratedTables() {}

    static void fill(ResoServer server, int listings) {
        for (int i = 0; i < Math.min(listings, MOST_WITH_PHOTOS); i++) {
            media(server.table("Media"), i);
        }
        int every = Math.max(4, listings / MOST_WITH_OPEN_HOUSES);
        for (int i = 0; i * every < listings; i++) {
            server.table("OpenHouse").put(openHouse("H_" + i, i * every, i));
            if (i % 9 == 0) {
                server.table("OpenHouse").put(openHouse("H_" + i + "_again", i * every, i + 1));
            }
        }
        for (int i = 0; i < AGENTS; i++) {
            server.table("Member").put(member(i));
        }
        for (int i = 0; i < OFFICES; i++) {
            server.table("Office").put(officeRow(i));
        }
        lookups(server.table("Lookup"));
    }

    static String agent(int number) {
        return FIRST_NAMES.get(number % FIRST_NAMES.size()) + " " + LAST_NAMES.get(number % LAST_NAMES.size());
    }

    static String office(int agent) {
        return List.of("Peak Homes", "Peak & Valley Realty", "Stone Homes", "A+B Brokers")
                        .get(agent % 4)
                + (agent % OFFICES < 4 ? "" : " II");
    }

    private static void media(Table table, int listing) {
        for (int order = 0; order < 4; order++) {
            table.put(Map.of(
                    "MediaKey",
                    "D_" + listing + "_" + order,
                    "OriginatingSystemName",
                    GeneratedListings.SYSTEM,
                    "ResourceRecordKey",
                    GeneratedListings.key(listing),
                    "ResourceName",
                    "Property",
                    "MediaURL",
                    "https://photos.example/" + listing + "/" + (3 - order) + ".jpg",
                    "Order",
                    (double) (3 - order),
                    "MediaCategory",
                    order == 3 ? "Floor Plan" : "Photo",
                    "ShortDescription",
                    "Room " + order,
                    "Permission",
                    List.of(order == 2 ? "Private" : "Public")));
        }
    }

    private static Map<String, Object> openHouse(String key, int listing, int number) {
        var day = LocalDate.of(2026, 3, 1).plusDays(number % DAYS_OF_OPEN_HOUSES);
        var row = new HashMap<String, Object>(Map.of(
                "OpenHouseKey",
                key,
                "OriginatingSystemName",
                GeneratedListings.SYSTEM,
                "ListingKey",
                GeneratedListings.key(listing),
                "ListingId",
                String.valueOf(7_000_000 + listing),
                "OpenHouseDate",
                day,
                "OpenHouseStartTime",
                Instant.parse(day + "T18:00:00Z"),
                "OpenHouseEndTime",
                Instant.parse(day + "T21:00:00Z"),
                "OpenHouseRemarks",
                "Come & see"));
        if (number % 5 > 0) {
            row.put(
                    "OpenHouseStatus",
                    List.of("Active", "Canceled", "Active", "Ended").get(number % 4));
        }
        if (number % 7 > 0) {
            row.put(
                    "OpenHouseType",
                    List.of("Public", "Broker", "Public", "Office", "Livestream Public")
                            .get(number % 5));
        }
        return Map.copyOf(row);
    }

    private static Map<String, Object> member(int number) {
        var name = agent(number);
        return Map.of(
                "MemberKey",
                "M_" + number,
                "OriginatingSystemName",
                GeneratedListings.SYSTEM,
                "MemberMlsId",
                "A" + number,
                "MemberFullName",
                name,
                "MemberFirstName",
                name.substring(0, name.indexOf(' ')),
                "MemberLastName",
                name.substring(name.indexOf(' ') + 1),
                "MemberStatus",
                "Active",
                "MemberEmail",
                "agent" + number + "@peak-homes.example",
                "OfficeKey",
                "O_" + number % OFFICES,
                "OfficeName",
                office(number));
    }

    private static Map<String, Object> officeRow(int number) {
        return Map.of(
                "OfficeKey",
                "O_" + number,
                "OriginatingSystemName",
                GeneratedListings.SYSTEM,
                "OfficeMlsId",
                "F" + number,
                "OfficeName",
                office(number),
                "OfficePhone",
                "303-555-01%02d".formatted(number),
                "OfficeStatus",
                "Active");
    }

    private static void lookups(Table table) {
        int key = 0;
        for (var status : List.of(
                "Active",
                "Active Under Contract",
                "Canceled",
                "Closed",
                "Coming Soon",
                "Expired",
                "Hold",
                "Pending",
                "Withdrawn")) {
            table.put(lookup(key++, "StandardStatus", status));
        }
        for (var type : List.of(
                "Residential",
                "Residential Lease",
                "Residential Income",
                "Land",
                "Farm",
                "Commercial Sale",
                "Commercial Lease")) {
            table.put(lookup(key++, "PropertyType", type));
        }
        for (var type : GeneratedListings.SUBTYPES) {
            table.put(lookup(key++, "PropertySubType", type));
        }
        for (var units : List.of("Square Feet", "Square Meters")) {
            table.put(lookup(key++, "AreaUnits", units));
        }
        for (var condition : List.of("Standard", "Auction", "Short Sale")) {
            table.put(lookup(key++, "SpecialListingConditions", condition));
        }
    }

    private static Map<String, Object> lookup(int key, String name, String value) {
        return Map.of(
                "LookupKey",
                "L_%04d".formatted(key),
                "LookupName",
                name,
                "LookupValue",
                value,
                "StandardLookupValue",
                value,
                "LegacyODataValue",
                value.replace(" ", ""),
                "ModificationTimestamp",
                GeneratedListings.LOADED);
    }
}
