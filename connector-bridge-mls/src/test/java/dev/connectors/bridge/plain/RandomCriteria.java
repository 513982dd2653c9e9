package dev.connectors.bridge.plain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Arguments of searches. Most are about one listing, so that something is found however many criteria there are; values lie on a
 * listing's own as often as around it.
 */
public final class RandomCriteria {

    private static final List<String> KINDS = List.of(("address cities postalCodes counties subdivisions type subTypes"
                    + " price beds baths area acres year nearPoint nearAddress within openHouse listedSince changedSince"
                    + " words agent office")
            .split(" "));

    private final SplittableRandom random;
    private final PlainSearch plain;
    private final List<Map<String, Object>> openHouses;

    public RandomCriteria(long seed, PlainSearch plain, List<Map<String, Object>> openHouses) {
        this.random = new SplittableRandom(seed);
        this.plain = plain;
        this.openHouses = openHouses;
    }

    /** The arguments of a round; in turn each criterion is in one for certain. */
    public ObjectNode arguments(int round) {
        var arguments = JsonNodeFactory.instance.objectNode();
        var chosen = new LinkedHashSet<String>();
        chosen.add(KINDS.get(round % KINDS.size()));
        for (int more = random.nextInt(3); more > 0; more--) {
            chosen.add(pick(KINDS));
        }
        var house = chosen.contains("openHouse") ? pick(openHouses) : Map.<String, Object>of();
        var about = plain.shown().stream()
                .filter(listing -> listing.key().equals(house.get("ListingKey")))
                .findFirst()
                .orElseGet(this::any);
        status(arguments, about);
        for (var kind : chosen) {
            var of = random.nextInt(8) == 0 ? any() : about;
            switch (kind) {
                case "price" -> range(arguments, "Price", of.number("ListPrice"), 100_000, 2);
                case "area" -> range(arguments, "Area", of.squareFeet(), 2_000, 0);
                case "acres" -> range(arguments, "Acres", of.number("LotSizeAcres"), 0.25, 2);
                case "year" -> range(arguments, "Year", of.number("YearBuilt"), 1980, 0);
                case "beds" -> atLeast(arguments, "minBeds", of.number("BedroomsTotal"));
                case "baths" -> atLeast(arguments, "minBaths", of.number("BathroomsTotalInteger"));
                case "openHouse" -> openHouse(arguments, house);
                case "listedSince" ->
                    arguments.put(
                            kind, of.listed().minusDays(random.nextInt(0, 9)).toString());
                case "changedSince" -> arguments.put(kind, changed(of).toString());
                case "words" -> arguments.put(kind, words(of.text("PublicRemarks")));
                case "agent" -> arguments.put(kind, person(of.text("ListAgentFullName"), of.text("ListAgentMlsId")));
                case "office" -> arguments.put(kind, person(of.text("ListOfficeName"), of.text("ListOfficeMlsId")));
                case "type" -> several(arguments, kind, "PropertyType", of);
                case "address" -> arguments.put(kind, new Spelling(random, of).address());
                case "nearPoint", "nearAddress", "within" -> place(arguments, kind, of);
                default -> names(arguments, kind, of);
            }
        }
        if (random.nextInt(6) > 0) {
            arguments.put(
                    "sort", pick(List.of("newest", "lowest_price", "highest_price", "recently_changed", "largest")));
        }
        arguments.put("limit", random.nextInt(3) == 0 ? random.nextInt(1, 101) : 25);
        if (random.nextInt(8) == 0) {
            arguments.put("countOnly", true);
        }
        return arguments;
    }

    private void status(ObjectNode arguments, PlainListing about) {
        var status = argument(about.text("StandardStatus"));
        if (status.equals("active") && random.nextBoolean()) {
            return; // the default
        }
        var chosen = new LinkedHashSet<String>();
        chosen.add(status);
        for (int more = random.nextInt(3); more > 0; more--) {
            chosen.add(pick(List.of("active", "active_under_contract", "pending", "closed", "coming_soon", "expired")));
        }
        chosen.forEach(arguments.withArray("status")::add);
    }

    /** Fields with names in them: one listing's, or several listings'. */
    private void names(ObjectNode arguments, String kind, PlainListing about) {
        var field = Map.of(
                        "cities", "City",
                        "postalCodes", "PostalCode",
                        "counties", "CountyOrParish",
                        "subdivisions", "SubdivisionName",
                        "subTypes", "PropertySubType")
                .get(kind);
        several(arguments, kind, field, about);
    }

    private void several(ObjectNode arguments, String kind, String field, PlainListing about) {
        var texts = new LinkedHashSet<String>();
        for (int more = random.nextInt(1, 4); more > 0; more--) {
            var text = Stream.concat(
                            texts.isEmpty() ? Stream.of(about) : Stream.<PlainListing>empty(),
                            Stream.generate(this::any))
                    .map(listing -> listing.text(field))
                    .filter(each -> !each.isEmpty())
                    .findFirst()
                    .orElseThrow();
            texts.add(spelled(kind, text));
        }
        texts.forEach(arguments.withArray(kind)::add);
    }

    private String spelled(String kind, String text) {
        return switch (kind) {
            case "type" -> argument(text);
            case "postalCodes" -> text.substring(0, random.nextBoolean() ? 5 : random.nextInt(3, text.length() + 1));
            case "counties" -> {
                var plainName = text.replace(" County", "");
                yield capitals(plainName + pick(List.of("", " County", " Parish")));
            }
            case "subdivisions" -> capitals(random.nextBoolean() ? text : pick(List.of(text.split(" "))));
            case "subTypes" -> random.nextBoolean() ? capitals(text) : text.replace(" ", "");
            default -> capitals(text);
        };
    }

    private void range(ObjectNode arguments, String what, double value, double otherwise, int digits) {
        double middle = Double.isNaN(value) ? otherwise : value;
        int which = random.nextInt(3); // least, most, both
        if (which != 1) {
            number(
                    arguments,
                    "min" + what,
                    random.nextInt(4) == 0 ? middle : middle * random.nextDouble(0.9, 1),
                    digits);
        }
        if (which != 0) {
            number(
                    arguments,
                    "max" + what,
                    random.nextInt(4) == 0 ? middle : middle * random.nextDouble(1, 1.1),
                    digits);
        }
        if (which == 2
                && arguments.path("min" + what).asDouble()
                        > arguments.path("max" + what).asDouble()) {
            arguments.remove("min" + what); // rounded past each other
        }
    }

    private static void number(ObjectNode arguments, String name, double value, int digits) {
        double shift = Math.pow(10, digits);
        double rounded = Math.rint(value * shift) / shift;
        if (digits == 0) {
            arguments.put(name, (int) rounded);
        } else {
            arguments.put(name, rounded);
        }
    }

    private void atLeast(ObjectNode arguments, String name, double value) {
        arguments.put(name, Double.isNaN(value) ? 2 : Math.max(0, (int) value - random.nextInt(2)));
    }

    private void openHouse(ObjectNode arguments, Map<String, Object> house) {
        var day = (LocalDate) house.get("OpenHouseDate");
        int days = random.nextInt(0, 7);
        if (days == 0) {
            arguments.put("openHouseFrom", day.toString());
            return;
        }
        var from = day.minusDays(random.nextInt(0, days + 1));
        arguments.put("openHouseFrom", from.toString());
        arguments.put("openHouseTo", from.plusDays(days).toString());
    }

    private LocalDate changed(PlainListing of) {
        return LocalDate.ofInstant(of.moment("BridgeModificationTimestamp"), ZoneOffset.UTC)
                .minusDays(random.nextInt(0, 4));
    }

    private String words(String text) {
        var words = new ArrayList<>(List.of(text.split("[ ,.]+")));
        var chosen = new ArrayList<String>();
        for (int more = random.nextInt(1, 4); more > 0; more--) {
            var word = pick(words);
            chosen.add(word.length() > 5 && random.nextBoolean() ? word.substring(0, 5) : word);
        }
        return capitals(String.join(" ", chosen));
    }

    private String person(String name, String id) {
        return switch (random.nextInt(4)) {
            case 0 -> id;
            case 1 -> capitals(name);
            case 2 -> {
                var words = Arrays.asList(name.split(" "));
                yield capitals(words.get(words.size() - 1) + " " + words.get(0));
            }
            default ->
                capitals(name.substring(0, Math.min(name.length(), random.nextInt(2, 6))))
                        .strip();
        };
    }

    private void place(ObjectNode arguments, String kind, PlainListing about) {
        var centre = Stream.concat(Stream.of(about), Stream.generate(this::any))
                .flatMap(listing -> listing.place().stream())
                .findFirst()
                .orElseThrow();
        switch (kind) {
            case "nearPoint" -> near(arguments).put("point", centre.latitude() + "," + centre.longitude());
            case "nearAddress" -> near(arguments).put("address", knownAddress());
            default -> corners(arguments, centre);
        }
    }

    private ObjectNode near(ObjectNode arguments) {
        var near = arguments.putObject("near");
        if (random.nextInt(5) > 0) {
            near.put("miles", random.nextInt(1, 80) / 10.0);
        }
        return near;
    }

    /** Of exactly one listing, whose place is known. */
    private String knownAddress() {
        while (true) {
            var address = new Spelling(random, any()).whole();
            var there = plain.at(address);
            if (there.size() == 1 && there.get(0).place().isPresent()) {
                return address;
            }
        }
    }

    /** An area around a point whose border goes in and out, either way round. */
    private void corners(ObjectNode arguments, PlainPlace centre) {
        int corners = random.nextInt(3, 10);
        var places = new ArrayList<String>();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * (i + random.nextDouble(0.1, 0.9)) / corners;
            double away = random.nextDouble(0.01, 0.12);
            places.add(String.format(
                    Locale.ROOT,
                    "%.5f,%.5f",
                    centre.latitude() + away * Math.sin(angle),
                    centre.longitude() + away * Math.cos(angle)));
        }
        if (random.nextBoolean()) {
            Collections.reverse(places);
        }
        var within = arguments.putArray("within");
        places.forEach(within::add);
    }

    private String capitals(String text) {
        return switch (random.nextInt(3)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.toLowerCase(Locale.ROOT);
            default -> text;
        };
    }

    private static String argument(String word) {
        return word.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private PlainListing any() {
        return pick(plain.shown());
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
