package dev.connectors.bridge.odata;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Listings that are made up by a seed: towns, prices and people without meaning, with all that makes real data hard. */
public final class GeneratedListings {

    private record Town(String city, String county, String state, String zip, double latitude, double longitude) {}

    private static final List<Town> TOWNS = List.of(
            new Town("Denver", "Denver", "CO", "802", 39.7392, -104.9903),
            new Town("Lakewood", "Jefferson County", "CO", "802", 39.7047, -105.0814),
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
            "Expired",
            "Withdrawn",
            "Canceled",
            "Hold");
    private static final List<String> TYPES = List.of(
            "Residential",
            "Residential",
            "Residential",
            "Residential Lease",
            "Residential Income",
            "Land",
            "Farm",
            "Commercial Sale");
    static final List<String> SUBTYPES =
            List.of("Single Family Residence", "Condominium", "Townhouse", "Duplex", "Manufactured Home");
    private static final List<String> SUBDIVISIONS =
            List.of("Cherry Creek", "Cherry Creek North", "Hunter's Glen", "Section 7", "The Meadows & Park");
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
    static final String SYSTEM = "Test MLS";

    /** Bulk loads: many rows share a moment. */
    static final Instant LOADED = Instant.parse("2026-02-01T06:00:00Z");

    private GeneratedListings() {}

    /** Fills a server's Property, Media, OpenHouse, Member, Office and Lookup. */
    public static void fill(ResoServer server, long seed, int listings) {
        for (int i = 0; i < listings; i++) {
            server.table("Property").put(listing(seed, i));
        }
        GeneratedTables.fill(server, listings);
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
        row.put("OriginatingSystemName", SYSTEM);
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
            boolean metric = random.nextInt(8) == 0;
            double area = metric ? random.nextInt(450, 5_600) / 10.0 : random.nextInt(500, 6000);
            row.put("LivingArea", random.nextInt(9) == 0 ? null : area);
            row.put("LivingAreaUnits", metric ? "Square Meters" : random.nextInt(9) == 0 ? null : "Square Feet");
            row.put("YearBuilt", random.nextInt(15) == 0 ? null : (double) random.nextInt(1890, 2026));
            row.put("GarageSpaces", (double) random.nextInt(0, 4));
        }
        double acres = random.nextInt(5) == 0 ? random.nextInt(1, 4000) / 100.0 : random.nextInt(5, 60) / 100.0;
        if (random.nextInt(12) > 0) {
            row.put("LotSizeAcres", acres);
            row.put("LotSizeSquareFeet", Math.rint(acres * 43_560));
        }
        row.put("PhotosCount", (double) random.nextInt(0, 30));
        row.put("DaysOnMarket", (double) random.nextInt(0, 200));
    }

    private static void place(SplittableRandom random, Map<String, Object> row, Town town) {
        var zip = town.zip() + "%02d".formatted(random.nextInt(0, 40));
        row.put("City", town.city());
        row.put("CountyOrParish", town.county());
        row.put("StateOrProvince", town.state());
        row.put("PostalCode", random.nextInt(8) == 0 ? zip + "-1234" : zip);
        row.put("SubdivisionName", random.nextInt(3) == 0 ? pick(random, SUBDIVISIONS) : null);
        street(random, row, town.city() + ", " + town.state() + " " + zip);
        if (random.nextInt(14) > 0) {
            boolean unknown = random.nextInt(100) == 0; // some write zeros for that
            double latitude = unknown ? 0 : Math.rint((town.latitude() + random.nextDouble(-0.12, 0.12)) * 1e6) / 1e6;
            double longitude = unknown ? 0 : Math.rint((town.longitude() + random.nextDouble(-0.12, 0.12)) * 1e6) / 1e6;
            row.put("Latitude", latitude);
            row.put("Longitude", longitude);
            row.put("Coordinates", new Table.Point(longitude, latitude));
        }
    }

    /** In parts and as a text, as most MLSs have it; some have but one of them. */
    private static void street(SplittableRandom random, Map<String, Object> row, String place) {
        var street = pick(random, STREETS);
        var suffix = pick(random, SUFFIXES);
        var direction = random.nextInt(4) == 0 ? pick(random, List.of("N", "S", "E", "W")) : null;
        boolean behind = random.nextInt(4) == 0;
        var unit = random.nextInt(6) == 0 ? String.valueOf(random.nextInt(1, 40)) : null;
        int house = random.nextInt(1, 4000);
        int filled = random.nextInt(12);
        if (filled > 0) {
            row.put("StreetNumber", String.valueOf(house));
            row.put("StreetNumberNumeric", (double) house);
            row.put("StreetDirPrefix", behind ? null : direction);
            row.put("StreetName", street);
            row.put("StreetSuffix", suffix);
            row.put("StreetDirSuffix", behind ? direction : null);
            row.put("UnitNumber", unit);
        }
        if (filled != 1) {
            row.put(
                    "UnparsedAddress",
                    house + (direction == null || behind ? "" : " " + direction) + " " + street + " " + suffix
                            + (direction != null && behind ? " " + direction : "")
                            + (unit == null ? "" : " Unit " + unit) + ", " + place);
        }
    }

    private static void people(SplittableRandom random, Map<String, Object> row) {
        int agent = random.nextInt(GeneratedTables.AGENTS);
        row.put("ListAgentKey", "M_" + agent);
        row.put("ListAgentMlsId", "A" + agent);
        row.put("ListAgentFullName", GeneratedTables.agent(agent));
        row.put("ListOfficeKey", "O_" + agent % GeneratedTables.OFFICES);
        row.put("ListOfficeMlsId", "F" + agent % GeneratedTables.OFFICES);
        row.put("ListOfficeName", GeneratedTables.office(agent));
        row.put("ListOfficePhone", "303-555-01%02d".formatted(agent % GeneratedTables.OFFICES));
    }

    private static void times(SplittableRandom random, Map<String, Object> row, int changes) {
        var entered = LOADED.minusSeconds(random.nextLong(1, 400 * 86_400L));
        var changed = random.nextInt(3) == 0 ? LOADED : LOADED.plusMillis(random.nextLong(1, 20 * 86_400_000L));
        if (changes > 0) {
            changed = LOADED.plusSeconds(21 * 86_400L).plusMillis(changes); // later than everything that was loaded
        }
        // The MLS's own change came before the host saw it.
        var own = random.nextBoolean() ? changed : changed.minusSeconds(random.nextLong(1, 3 * 86_400L));
        row.put("OriginalEntryTimestamp", entered);
        row.put("ModificationTimestamp", own);
        row.put("BridgeModificationTimestamp", changed);
        row.put("StatusChangeTimestamp", changed);
        row.put("PhotosChangeTimestamp", entered);
        var contract = LocalDate.ofInstant(entered, ZoneOffset.UTC);
        row.put("ListingContractDate", contract);
        row.put("OnMarketDate", random.nextInt(3) == 0 ? null : contract.plusDays(random.nextInt(0, 20)));
    }

    static <T> T pick(SplittableRandom random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
