package dev.connectors.bridge.odata;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Listings that are made up by a seed: towns, prices and people without meaning, with all that makes real data hard. */
public final class GeneratedListings {

    private record Town(String city, String county, String state, String zip, double latitude, double longitude) {}

    private static final List<Town> TOWNS = List.of(
            new Town("Denver", "Denver", "CO", "802", 39.7392, -104.9903),
            new Town("Lakewood", "Jefferson", "CO", "802", 39.7047, -105.0814),
            new Town("Aurora", "Arapahoe", "CO", "800", 39.7294, -104.8319),
            new Town("Boulder", "Boulder", "CO", "803", 40.015, -105.2705),
            new Town("Coeur d'Alene", "Kootenai", "ID", "838", 47.6777, -116.7805),
            new Town("Austin", "Travis", "TX", "787", 30.2672, -97.7431));
    private static final List<String> STREETS =
            List.of("Main", "Oak", "Elm", "Pine", "O'Brien", "Cherry Creek", "25th", "Martin Luther King Jr", "Maple");
    private static final List<String> SUFFIXES = List.of("St", "Street", "Ave", "Dr", "Blvd", "Ln", "Ct");
    private static final List<String> STATUSES = List.of(
            "Active",
            "Active",
            "Active",
            "Active Under Contract",
            "Pending",
            "Closed",
            "Closed",
            "Coming Soon",
            "Expired");
    private static final List<String> TYPES = List.of(
            "Residential", "Residential", "Residential", "Residential Lease", "Residential Income", "Land", "Farm");
    private static final List<String> SUBTYPES =
            List.of("Single Family Residence", "Condominium", "Townhouse", "Duplex", "Manufactured Home");
    private static final List<String> WORDS = List.of(
            "Renovated kitchen",
            "mountain view",
            "50% off closing costs",
            "walk to the park",
            "new roof",
            "open & bright",
            "a+b lofts",
            "seller's favourite",
            "Garage for two");
    /** Bulk loads: many rows share a moment. */
    private static final Instant LOADED = Instant.parse("2026-02-01T06:00:00Z");

    private GeneratedListings() {}

    /** Fills a server's Property, Media, OpenHouse, Member, Office and Lookup. */
    public static void fill(ResoServer server, long seed, int listings) {
        for (int i = 0; i < listings; i++) {
            server.table("Property").put(listing(seed, i));
        }
        for (int i = 0; i < Math.min(listings, 300); i++) {
            media(server.table("Media"), i);
        }
        for (int i = 0; i < Math.min(listings, 200); i += 4) {
            server.table("OpenHouse").put(openHouse(i));
        }
        for (int i = 0; i < 40; i++) {
            server.table("Member").put(member(i));
            server.table("Office").put(office(i % 8));
        }
        lookups(server.table("Lookup"));
    }

    /** One listing: the same for the same seed and number. */
    public static Map<String, Object> listing(long seed, int number) {
        return listing(seed, number, 0);
    }

    /** The same listing after a change; a change of a greater number comes later, whichever listing it is of. */
    public static Map<String, Object> listing(long seed, int number, int changes) {
        var random = new SplittableRandom(seed * 1_000_003 + number);
        var row = new HashMap<String, Object>(64);
        var town = pick(random, TOWNS);
        row.put("ListingKey", key(number));
        row.put("ListingId", String.valueOf(7_000_000 + number));
        row.put("OriginatingSystemName", "Test MLS");
        kind(random, row, changes);
        price(random, row, changes);
        size(random, row);
        place(random, row, town);
        people(random, row);
        times(random, row, changes);
        row.put("PublicRemarks", pick(random, WORDS) + ", " + pick(random, WORDS) + ".");
        row.put("PrivateRemarks", "Lockbox at the side door, code " + random.nextInt(1000, 9999) + ".");
        row.put("ShowingInstructions", "Call " + random.nextInt(200, 999) + " first.");
        if (random.nextInt(10) > 0) {
            row.put("InternetEntireListingDisplayYN", random.nextInt(50) > 0);
        }
        if (random.nextInt(10) > 0) {
            row.put("InternetAddressDisplayYN", random.nextInt(30) > 0);
        }
        row.values().removeIf(value -> value == null);
        return Map.copyOf(row);
    }

    /** The key of a number. */
    public static String key(int number) {
        return "P_%07d".formatted(number);
    }

    private static void kind(SplittableRandom random, Map<String, Object> row, int changes) {
        row.put("StandardStatus", STATUSES.get((random.nextInt(STATUSES.size()) + changes) % STATUSES.size()));
        row.put("PropertyType", pick(random, TYPES));
        row.put("PropertySubType", random.nextInt(12) == 0 ? null : pick(random, SUBTYPES));
        row.put(
                "SpecialListingConditions",
                random.nextInt(9) == 0 ? List.of("Auction", "Short Sale") : List.of("Standard"));
        row.put("Heating", random.nextBoolean() ? List.of("Electric") : List.of("Forced Air", "Gas"));
    }

    private static void price(SplittableRandom random, Map<String, Object> row, int changes) {
        double list = random.nextInt(80, 2500) * 1000.0 + changes % 1000 + (random.nextInt(4) == 0 ? 0.25 : 0);
        row.put("ListPrice", list);
        row.put("OriginalListPrice", random.nextInt(3) == 0 ? Math.rint(list * 1.25) : list);
        if ("Closed".equals(row.get("StandardStatus"))) {
            row.put("ClosePrice", Math.rint(list * (0.9 + random.nextDouble() / 5)));
            row.put("CloseDate", LocalDate.of(2025, 3, 1).plusDays(random.nextInt(360)));
        }
    }

    private static void size(SplittableRandom random, Map<String, Object> row) {
        if (!"Land".equals(row.get("PropertyType"))) {
            row.put("BedroomsTotal", (double) random.nextInt(0, 7));
            row.put("BathroomsTotalInteger", (double) random.nextInt(1, 6));
            row.put("LivingArea", random.nextInt(9) == 0 ? null : (double) random.nextInt(500, 6000));
            row.put("LivingAreaUnits", "Square Feet");
            row.put("YearBuilt", random.nextInt(15) == 0 ? null : (double) random.nextInt(1890, 2026));
            row.put("GarageSpaces", (double) random.nextInt(0, 4));
        }
        double acres = random.nextInt(5) == 0 ? random.nextInt(1, 4000) / 100.0 : random.nextInt(5, 60) / 100.0;
        row.put("LotSizeAcres", acres);
        row.put("LotSizeSquareFeet", Math.rint(acres * 43_560));
        row.put("PhotosCount", (double) random.nextInt(0, 30));
        row.put("DaysOnMarket", (double) random.nextInt(0, 200));
    }

    private static void place(SplittableRandom random, Map<String, Object> row, Town town) {
        var street = pick(random, STREETS);
        var suffix = pick(random, SUFFIXES);
        var direction = random.nextInt(4) == 0 ? pick(random, List.of("N", "S", "E", "W")) : null;
        var unit = random.nextInt(6) == 0 ? String.valueOf(random.nextInt(1, 40)) : null;
        int house = random.nextInt(1, 4000);
        var zip = town.zip() + "%02d".formatted(random.nextInt(0, 40));
        row.put("StreetNumber", String.valueOf(house));
        row.put("StreetNumberNumeric", (double) house);
        row.put("StreetDirPrefix", direction);
        row.put("StreetName", street);
        row.put("StreetSuffix", suffix);
        row.put("UnitNumber", unit);
        row.put("City", town.city());
        row.put("CountyOrParish", town.county());
        row.put("StateOrProvince", town.state());
        row.put("PostalCode", random.nextInt(8) == 0 ? zip + "-1234" : zip);
        row.put("SubdivisionName", random.nextInt(3) == 0 ? "Section " + random.nextInt(1, 9) : null);
        row.put(
                "UnparsedAddress",
                house + " " + (direction == null ? "" : direction + " ") + street + " " + suffix
                        + (unit == null ? "" : " Unit " + unit) + ", " + town.city() + ", " + town.state() + " " + zip);
        if (random.nextInt(14) > 0) {
            double latitude = Math.rint((town.latitude() + random.nextDouble(-0.12, 0.12)) * 1e6) / 1e6;
            double longitude = Math.rint((town.longitude() + random.nextDouble(-0.12, 0.12)) * 1e6) / 1e6;
            row.put("Latitude", latitude);
            row.put("Longitude", longitude);
            row.put("Coordinates", new Table.Point(longitude, latitude));
        }
    }

    private static void people(SplittableRandom random, Map<String, Object> row) {
        int agent = random.nextInt(40);
        row.put("ListAgentKey", "M_" + agent);
        row.put("ListAgentMlsId", "A" + agent);
        row.put("ListAgentFullName", "Agent Number " + agent);
        row.put("ListOfficeKey", "O_" + agent % 8);
        row.put("ListOfficeMlsId", "F" + agent % 8);
        row.put("ListOfficeName", "Peak Homes " + agent % 8);
        row.put("ListOfficePhone", "303-555-01%02d".formatted(agent % 8));
    }

    private static void times(SplittableRandom random, Map<String, Object> row, int changes) {
        var entered = LOADED.minusSeconds(random.nextLong(1, 400 * 86_400L));
        var changed = random.nextInt(3) == 0 ? LOADED : LOADED.plusMillis(random.nextLong(1, 20 * 86_400_000L));
        if (changes > 0) {
            changed = LOADED.plusSeconds(21 * 86_400L).plusMillis(changes); // later than everything that was loaded
        }
        row.put("OriginalEntryTimestamp", entered);
        row.put("ModificationTimestamp", changed);
        row.put("BridgeModificationTimestamp", changed);
        row.put("StatusChangeTimestamp", changed);
        row.put("PhotosChangeTimestamp", entered);
        row.put("ListingContractDate", LocalDate.ofInstant(entered, java.time.ZoneOffset.UTC));
    }

    private static void media(Table table, int listing) {
        for (int order = 0; order < 4; order++) {
            table.put(Map.of(
                    "MediaKey",
                    "D_" + listing + "_" + order,
                    "ResourceRecordKey",
                    key(listing),
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

    private static Map<String, Object> openHouse(int listing) {
        var day = LocalDate.of(2026, 3, 7).plusDays(listing % 14);
        return Map.of(
                "OpenHouseKey",
                "H_" + listing,
                "ListingKey",
                key(listing),
                "ListingId",
                String.valueOf(7_000_000 + listing),
                "OpenHouseDate",
                day,
                "OpenHouseStartTime",
                Instant.parse(day + "T18:00:00Z"),
                "OpenHouseEndTime",
                Instant.parse(day + "T21:00:00Z"),
                "OpenHouseStatus",
                listing % 12 == 0 ? "Canceled" : "Active",
                "OpenHouseType",
                "Public",
                "OpenHouseRemarks",
                "Come & see");
    }

    private static Map<String, Object> member(int number) {
        return Map.of(
                "MemberKey", "M_" + number,
                "MemberMlsId", "A" + number,
                "MemberFullName", "Agent Number " + number,
                "MemberFirstName", "Agent",
                "MemberLastName", "Number " + number,
                "MemberStatus", "Active",
                "MemberEmail", "agent" + number + "@peak-homes.example",
                "OfficeKey", "O_" + number % 8,
                "OfficeName", "Peak Homes " + number % 8);
    }

    private static Map<String, Object> office(int number) {
        return Map.of(
                "OfficeKey", "O_" + number,
                "OfficeMlsId", "F" + number,
                "OfficeName", "Peak Homes " + number,
                "OfficePhone", "303-555-01%02d".formatted(number),
                "OfficeStatus", "Active");
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
        for (var type : SUBTYPES) {
            table.put(lookup(key++, "PropertySubType", type));
        }
        for (var condition : List.of("Standard", "Auction", "Short Sale")) {
            table.put(lookup(key++, "SpecialListingConditions", condition));
        }
    }

    private static Map<String, Object> lookup(int key, String name, String value) {
        return Map.of(
                "LookupKey", "L_%04d".formatted(key),
                "LookupName", name,
                "LookupValue", value,
                "StandardLookupValue", value,
                "LegacyODataValue", value.replace(" ", ""),
                "ModificationTimestamp", LOADED);
    }

    private static <T> T pick(SplittableRandom random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
