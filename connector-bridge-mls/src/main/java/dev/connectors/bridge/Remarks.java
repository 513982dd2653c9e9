package dev.connectors.bridge;

import dev.connectors.bridge.client.Row;
import dev.connectors.domain.address.StreetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The remarks of a listing, without its address where that is withheld: agents like to write it there. Pure. */
final class Remarks {

    static final String FIELD = "PublicRemarks";

    private static final String INSTEAD = "[address withheld]";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'\u2019]*");
    private static final Set<String> DIRECTIONS = Set.of(
            "N",
            "S",
            "E",
            "W",
            "NE",
            "NW",
            "SE",
            "SW",
            "NORTH",
            "SOUTH",
            "EAST",
            "WEST",
            "NORTHEAST",
            "NORTHWEST",
            "SOUTHEAST",
            "SOUTHWEST");

    private Remarks() {}

    /** What may be shown; empty where there are none, or where the address cannot be taken out of them. */
    static Optional<String> of(Row row, Display display) {
        var text = row.text(FIELD);
        return display.mayLocate(row) ? text : text.flatMap(remarks -> without(street(row), remarks));
    }

    /** Whether each of the words is in what may be shown, without regard to capitals. */
    static boolean contains(Row row, Display display, String words) {
        var shown = of(row, display).orElse("").replace(INSTEAD, " ").toLowerCase(Locale.ROOT);
        return Stream.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(shown::contains);
    }

    /** A word of the text, and where it stands. */
    private record Word(String plain, int from, int to) {}

    private static Optional<String> without(StreetAddress street, String remarks) {
        if (street.name().isEmpty()) {
            return Optional.empty(); // nobody knows what would have to be taken out
        }
        var words = words(remarks);
        var name = List.of(street.name().split(" "));
        var kept = new StringBuilder();
        int end = 0;
        for (int i = 0; i + name.size() <= words.size(); i++) {
            int last = i + name.size() - 1;
            if (!isName(words.subList(i, last + 1), name)) {
                continue;
            }
            int first = i;
            while (first > 0 && DIRECTIONS.contains(words.get(first - 1).plain())) {
                first--;
            }
            boolean numbered = first > 0 && words.get(first - 1).plain().equals(street.number());
            boolean suffixed =
                    last + 1 < words.size() && isSuffix(words.get(last + 1).plain());
            if (!numbered && !suffixed) {
                return Optional.empty(); // the street's name by itself, or a word like any other
            }
            int from = words.get(numbered ? first - 1 : first).from();
            if (from >= end) {
                kept.append(remarks, end, from).append(INSTEAD);
                end = words.get(suffixed ? last + 1 : last).to();
            }
        }
        return Optional.of(kept.append(remarks.substring(end)).toString());
    }

    private static List<Word> words(String text) {
        var words = new ArrayList<Word>();
        var found = WORD.matcher(text);
        while (found.find()) {
            words.add(new Word(plain(found.group()), found.start(), found.end()));
        }
        return words;
    }

    private static boolean isName(List<Word> words, List<String> name) {
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i).plain();
            if (!word.equals(plain(name.get(i)))
                    && !StreetAddress.of(word).name().equals(name.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSuffix(String word) {
        return !StreetAddress.of("1 Main " + word).suffix().isEmpty();
    }

    private static String plain(String word) {
        return word.replaceAll("['\u2019]", "").toUpperCase(Locale.ROOT);
    }

    private static StreetAddress street(Row row) {
        var parts = Stream.of("StreetNumber", "StreetDirPrefix", "StreetName", "StreetSuffix")
                .flatMap(field -> row.text(field).stream())
                .toList();
        return StreetAddress.of(
                row.text("StreetName").isPresent()
                        ? String.join(" ", parts)
                        : row.text("UnparsedAddress").orElse(""));
    }
}
