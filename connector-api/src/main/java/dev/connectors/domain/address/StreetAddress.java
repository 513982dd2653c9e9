package dev.connectors.domain.address;

import java.util.Objects;

/**
 * A street address in its standard form (USPS Publication 28): capitals, no punctuation, suffixes, directions and units abbreviated.
 * What an address does not say is an empty text. Immutable; two spellings of one address are equal.
 *
 * @param number house number, such as {@code 123} or {@code 12B}
 * @param preDirection direction before the name, such as {@code N}
 * @param name name of the street, such as {@code MAIN}
 * @param suffix such as {@code ST}
 * @param postDirection direction after the suffix
 * @param unit apartment, suite or the like, without its designator
 * @param city city
 * @param state two letters
 * @param postalCode five digits
 */
public record StreetAddress(
        String number,
        String preDirection,
        String name,
        String suffix,
        String postDirection,
        String unit,
        String city,
        String state,
        String postalCode) {

    public StreetAddress {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(preDirection, "preDirection");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(suffix, "suffix");
        Objects.requireNonNull(postDirection, "postDirection");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(city, "city");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(postalCode, "postalCode");
    }

    /** Reads an address, however it is written. Nothing is refused: what is not understood is taken for the street's name. */
    public static StreetAddress of(String text) {
        return AddressReader.read(text);
    }

    /** The direction, wherever it stands: people put it before or after. */
    public String direction() {
        return preDirection + postDirection;
    }

    /**
     * How well another address fits what this one asks for.
     *
     * @return 0 where it is another place; else the higher the better, {@link AddressMatch#EXACT} where it says the same
     */
    public int fit(StreetAddress other) {
        return AddressMatch.score(this, other);
    }

    /** The standard form on one line. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var part : new String[] {number, preDirection, name, suffix, postDirection}) {
            append(text, " ", part);
        }
        if (!unit.isEmpty()) {
            append(text, " ", "UNIT " + unit);
        }
        append(text, ", ", city);
        append(text, ", ", (state + " " + postalCode).strip());
        return text.toString();
    }

    private static void append(StringBuilder text, String by, String part) {
        if (!part.isEmpty()) {
            text.append(text.isEmpty() ? "" : by).append(part);
        }
    }
}
