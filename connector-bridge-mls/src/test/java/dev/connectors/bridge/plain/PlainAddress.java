package dev.connectors.bridge.plain;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A street address as one pattern reads it, for the spellings that {@link RandomCriteria} writes and the generated listings have. What
 * is not said is an empty text.
 */
record PlainAddress(String number, String name, String direction, String unit, String city, String state, String code) {

    private static final String DIRECTION = "(N|NORTH|S|SOUTH|E|EAST|W|WEST)";
    private static final Pattern ADDRESS = Pattern.compile("(?:(?<number>\\d+) )?"
            + "(?:(?<before>" + DIRECTION + ") )?"
            + "(?<name>.+?)"
            + "(?: (?:ST|STREET|AVE|AVENUE|DR|DRIVE|BLVD|BOULEVARD|LN|LANE|CT|COURT))?"
            + "(?: (?<behind>" + DIRECTION + "))?"
            + "(?:,? (?:UNIT|APT|#) ?(?<unit>\\w+))?"
            + "(?:, (?<city>[A-Z ]+?))?"
            + "(?:, (?<state>[A-Z]{2}))?"
            + "(?: (?<code>\\d{5})(?:-\\d{4})?)?");

    static PlainAddress read(String text) {
        var found = ADDRESS.matcher(plain(text));
        if (!found.matches()) {
            throw new AssertionError("no address: " + text);
        }
        var direction = said(found.group("before")) + said(found.group("behind"));
        return new PlainAddress(
                said(found.group("number")),
                found.group("name"),
                direction.isEmpty() ? "" : direction.substring(0, 1),
                said(found.group("unit")),
                said(found.group("city")),
                said(found.group("state")),
                said(found.group("code")));
    }

    /** Of a listing: its parts where the MLS filled them, else its text. */
    static PlainAddress of(Map<String, Object> row) {
        if (!row.containsKey("StreetName")) {
            return read((String) row.get("UnparsedAddress"));
        }
        return new PlainAddress(
                text(row, "StreetNumber"),
                plain(text(row, "StreetName")),
                text(row, "StreetDirPrefix") + text(row, "StreetDirSuffix"),
                text(row, "UnitNumber"),
                plain(text(row, "City")),
                text(row, "StateOrProvince"),
                text(row, "PostalCode").substring(0, 5));
    }

    /** Whether what this one says holds of another: the house, the words of the street's name, and nothing that both say otherwise. */
    boolean fits(PlainAddress found) {
        return (number.isEmpty() || number.equals(found.number))
                && words(found.name).containsAll(words(name))
                && agree(direction, found.direction)
                && agree(unit, found.unit)
                && agree(city, found.city)
                && agree(state, found.state)
                && agree(code, found.code);
    }

    private static boolean agree(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    private static HashSet<String> words(String name) {
        return Arrays.stream(name.split(" ")).collect(Collectors.toCollection(HashSet::new));
    }

    private static String plain(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[.'’]", "");
    }

    private static String text(Map<String, Object> row, String field) {
        return (String) row.getOrDefault(field, "");
    }

    private static String said(String group) {
        return group == null ? "" : group;
    }
}
