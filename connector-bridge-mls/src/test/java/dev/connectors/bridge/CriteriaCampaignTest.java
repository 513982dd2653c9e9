package dev.connectors.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.connectors.bridge.odata.GeneratedListings;
import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.bridge.odata.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Random criteria, answered by a server that Olingo parses for, and by a plain loop over the same rows.
 * {@code -Pcampaign} makes it 1,000 criteria over 100,000 listings.
 */
final class CriteriaCampaignTest {

    private static final int ROUNDS = Integer.getInteger("connectors.bridge.criteria", 60);
    private static final int LISTINGS = Integer.getInteger("connectors.bridge.listings", 2_000);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Arguments of the tool, and the same said in plain Java. */
    private static final class Wanted {
        private final Map<String, Object> arguments = new LinkedHashMap<>();
        private Predicate<Map<String, Object>> plain = row -> !Boolean.FALSE.equals(row.get(Display.LISTING));
        private Comparator<Map<String, Object>> order = (a, b) -> 0;

        void and(Predicate<Map<String, Object>> more) {
            plain = plain.and(more);
        }
    }

    @Test
    void whatIsFoundIsWhatAPlainLoopFinds() throws JsonProcessingException {
        try (var world = World.bridge(ResoServer.start(Metadata.bridge(), ResoServer.Conduct.bridge()))) {
            GeneratedListings.fill(world.server, 21, LISTINGS);
            var rows = world.server.table("Property").rows();
            var random = new SplittableRandom(4);
            long found = 0;
            for (int round = 0; round < ROUNDS; round++) {
                var wanted = wanted(random);
                var arguments = JSON.writeValueAsString(wanted.arguments);
                var result = world.connectors
                        .conversation(World.ANNA, "round-" + round)
                        .call("listings_search_listings", arguments);
                assertThat(result.code()).as(arguments + result.text()).isEqualTo("ok");
                var data = World.json(result.text()).path("data");

                var expected = rows.stream()
                        .filter(wanted.plain)
                        .sorted(wanted.order.thenComparing(row -> (String) row.get("ListingKey")))
                        .map(row -> (String) row.get("ListingKey"))
                        .toList();
                assertThat(data.path("count").asLong()).as(arguments).isEqualTo(expected.size());
                assertThat(data.path("listings").findValuesAsText("ListingKey"))
                        .as(arguments)
                        .isEqualTo(expected.subList(0, Math.min(expected.size(), 25)));
                found += expected.size();
            }
            assertThat(found).isGreaterThan(ROUNDS);
        }
    }

    private static Wanted wanted(SplittableRandom random) {
        var wanted = new Wanted();
        status(wanted, random);
        var kinds = new LinkedHashSet<Integer>();
        for (int part = random.nextInt(1, 4); part > 0; part--) {
            kinds.add(random.nextInt(13));
        }
        kinds.forEach(kind -> part(wanted, kind, random));
        boolean lowest = random.nextBoolean();
        wanted.arguments.put("sort", lowest ? "lowest_price" : "highest_price");
        Comparator<Map<String, Object>> price = Comparator.comparing(row -> number(row, "ListPrice"));
        wanted.order = lowest ? price : price.reversed();
        wanted.arguments.put("limit", 25);
        return wanted;
    }

    private static void status(Wanted wanted, SplittableRandom random) {
        var all = Map.of(
                "active", "Active",
                "active_under_contract", "Active Under Contract",
                "pending", "Pending",
                "closed", "Closed");
        var chosen = new ArrayList<String>();
        for (var name : List.of("active", "active_under_contract", "pending", "closed")) {
            if (random.nextInt(3) == 0) {
                chosen.add(name);
            }
        }
        if (!chosen.isEmpty()) {
            wanted.arguments.put("status", chosen);
        }
        var values = chosen.isEmpty()
                ? List.of("Active")
                : chosen.stream().map(all::get).toList();
        wanted.and(row -> values.contains(row.get("StandardStatus")));
    }

    private static void part(Wanted wanted, int kind, SplittableRandom random) {
        switch (kind) {
            case 0 -> atLeast(wanted, "minPrice", "ListPrice", random.nextInt(80, 2500) * 1000);
            case 1 -> {
                int least = (Integer) wanted.arguments.getOrDefault("minPrice", 80_000);
                atMost(wanted, "maxPrice", "ListPrice", random.nextInt(least, 2_500_000));
            }
            case 2 -> atLeast(wanted, "minBeds", "BedroomsTotal", random.nextInt(0, 7));
            case 3 -> atLeast(wanted, "minBaths", "BathroomsTotalInteger", random.nextInt(0, 6));
            case 4 -> atLeast(wanted, "minArea", "LivingArea", random.nextInt(500, 5000));
            case 5 -> atMost(wanted, "maxYear", "YearBuilt", random.nextInt(1890, 2026));
            case 6 -> atLeast(wanted, "minAcres", "LotSizeAcres", random.nextInt(0, 3));
            case 7 ->
                city(
                        wanted,
                        List.of("Denver", "coeur d'alene", "LAKEWOOD", "Austin").get(random.nextInt(4)));
            case 8 -> {
                var zip = List.of("80210", "78705", "80203", "83814").get(random.nextInt(4));
                wanted.arguments.put("postalCodes", List.of(zip));
                wanted.and(row -> ((String) row.get("PostalCode")).startsWith(zip));
            }
            case 9 -> {
                var words =
                        List.of("roof", "50% off", "a+b", "seller's", "open &").get(random.nextInt(5));
                wanted.arguments.put("words", words);
                for (var word : words.split(" ")) {
                    wanted.and(row -> lower(row, "PublicRemarks").contains(word));
                }
            }
            case 10 -> {
                double miles = random.nextInt(1, 8);
                wanted.arguments.put("near", Map.of("point", "39.7392,-104.9903", "miles", miles));
                wanted.and(row -> located(row)
                        && row.get("Coordinates") instanceof Table.Point at
                        && miles(at, 39.7392, -104.9903) <= miles);
            }
            case 11 -> {
                wanted.arguments.put("within", List.of("39.6,-105.1", "39.6,-104.9", "39.8,-104.9", "39.8,-105.1"));
                wanted.and(row -> located(row)
                        && row.get("Coordinates") instanceof Table.Point at
                        && at.latitude() > 39.6
                        && at.latitude() < 39.8
                        && at.longitude() > -105.1
                        && at.longitude() < -104.9);
            }
            default -> {
                var day = "2026-02-%02d".formatted(random.nextInt(1, 20));
                wanted.arguments.put("changedSince", day);
                wanted.and(row -> !((Instant) row.get("BridgeModificationTimestamp"))
                        .isBefore(java.time.LocalDate.parse(day)
                                .atStartOfDay(java.time.ZoneId.of("America/Denver"))
                                .toInstant()));
            }
        }
    }

    private static void atLeast(Wanted wanted, String argument, String field, int least) {
        wanted.arguments.put(argument, least);
        wanted.and(row -> row.containsKey(field) && number(row, field) >= least);
    }

    private static void atMost(Wanted wanted, String argument, String field, int most) {
        wanted.arguments.put(argument, most);
        wanted.and(row -> row.containsKey(field) && number(row, field) <= most);
    }

    private static void city(Wanted wanted, String city) {
        wanted.arguments.put("cities", List.of(city));
        wanted.and(row -> lower(row, "City").equals(city.toLowerCase(Locale.ROOT)));
    }

    private static boolean located(Map<String, Object> row) {
        return !Boolean.FALSE.equals(row.get(Display.ADDRESS));
    }

    private static double number(Map<String, Object> row, String field) {
        return (Double) row.get(field);
    }

    private static String lower(Map<String, Object> row, String field) {
        return ((String) row.get(field)).toLowerCase(Locale.ROOT);
    }

    /** By the law of cosines, another way than the one that is tested. */
    private static double miles(Table.Point at, double latitude, double longitude) {
        double a = Math.toRadians(at.latitude());
        double b = Math.toRadians(latitude);
        double across = Math.toRadians(longitude - at.longitude());
        return 3958.7613
                * Math.acos(Math.min(1, Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(across)));
    }
}
