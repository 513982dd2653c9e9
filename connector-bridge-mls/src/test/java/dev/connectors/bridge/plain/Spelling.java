package dev.connectors.bridge.plain;

import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** A listing's address as people write it: more or less of it, in full or abbreviated, with signs and without. */
record Spelling(SplittableRandom random, PlainListing listing) {

    private static final Map<String, String> DIRECTIONS = Map.of("N", "North", "S", "South", "E", "East", "W", "West");
    private static final Map<String, String> SUFFIXES = Map.of(
            "St", "Street",
            "Street", "St.",
            "Ave", "Avenue",
            "Dr", "Drive",
            "Blvd", "Boulevard",
            "Ln", "Lane",
            "Ct", "Court");

    /** Some of it; now and then only the street and the city. */
    String address() {
        boolean streetOnly = random.nextInt(8) == 0;
        var place = random.nextBoolean() || streetOnly ? ", " + listing.text("City") : "";
        if (!place.isEmpty() && random.nextBoolean()) {
            place += ", " + listing.text("StateOrProvince") + " " + listing.text("PostalCode");
        }
        return spelled((streetOnly ? "" : listing.address().number() + " ") + street(random.nextInt(3) > 0)) + place;
    }

    /** All of it. */
    String whole() {
        return spelled(listing.address().number() + " " + street(true)) + ", " + listing.text("City") + ", "
                + listing.text("StateOrProvince") + " " + listing.text("PostalCode");
    }

    private String street(boolean exact) {
        var address = listing.address();
        var direction = exact ? address.direction() : "";
        var words = direction.isEmpty() || random.nextBoolean() ? direction : DIRECTIONS.get(direction);
        boolean behind = random.nextInt(3) == 0;
        var unit = exact && !address.unit().isEmpty()
                ? new String[] {" Unit ", " #", ", Apt ", ", Unit "}[random.nextInt(4)] + address.unit()
                : "";
        return (behind || words.isEmpty() ? "" : words + (words.length() == 1 && random.nextBoolean() ? ". " : " "))
                + name()
                + suffix(exact)
                + (behind && !words.isEmpty() ? " " + words : "")
                + unit;
    }

    private String name() {
        var name = listing.text("StreetName");
        if (name.isEmpty()) {
            name = listing.address().name();
        }
        return random.nextBoolean() ? name : name.replace("'", random.nextBoolean() ? "’" : "");
    }

    private String suffix(boolean exact) {
        var suffix = listing.text("StreetSuffix");
        if (suffix.isEmpty() || (!exact && random.nextBoolean())) {
            return "";
        }
        return " " + (random.nextBoolean() ? suffix : SUFFIXES.get(suffix));
    }

    private String spelled(String text) {
        return switch (random.nextInt(3)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.toLowerCase(Locale.ROOT);
            default -> text;
        };
    }
}
