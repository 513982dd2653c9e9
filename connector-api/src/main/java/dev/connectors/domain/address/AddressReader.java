package dev.connectors.domain.address;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes an address apart, from both ends to the middle. One per address, one thread. */
final class AddressReader {

    private static final Pattern STATE_AND_CODE = Pattern.compile("(?:^| )([A-Z]{2})(?: (\\d{5})(?:-?\\d{4})?)?$");
    private static final Pattern CODE = Pattern.compile("(?:^| )(\\d{5})(?:-\\d{4})?$");
    private static final Pattern NUMBER = Pattern.compile("\\d+[A-Z]?(-\\d+[A-Z]?)?");

    private String number = "";
    private String preDirection = "";
    private String name = "";
    private String suffix = "";
    private String postDirection = "";
    private String unit = "";
    private String city = "";
    private String state = "";
    private String postalCode = "";

    private AddressReader() {}

    static StreetAddress read(String text) {
        var reader = new AddressReader();
        reader.parts(new ArrayList<>(Arrays.stream(plain(text).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList()));
        return new StreetAddress(
                reader.number,
                reader.preDirection,
                reader.name,
                reader.suffix,
                reader.postDirection,
                reader.unit,
                reader.city,
                reader.state,
                reader.postalCode);
    }

    /** Capitals without accents and punctuation; a comma, and what stands in numbers, stays. */
    private static String plain(String text) {
        var bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return bare.toUpperCase(Locale.ROOT)
                .replaceAll("[’'`.]", "")
                .replace("#", " # ")
                .replaceAll("[^\\p{L}\\p{N},#/-]", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private void parts(List<String> parts) {
        if (parts.isEmpty()) {
            return;
        }
        int last = parts.size() - 1;
        parts.set(last, withoutStateAndCode(parts.get(last), last > 0));
        for (int i = 1; i < parts.size(); i++) {
            var part = parts.get(i);
            var words = List.of(part.split(" "));
            if (StreetWords.isUnit(words.get(0)) && words.size() > 1) {
                unit = unit(words.subList(1, words.size()));
            } else if (!part.isEmpty() && !part.equals("USA") && city.isEmpty()) {
                city = part;
            }
        }
        street(new ArrayList<>(List.of(parts.get(0).split(" "))), parts.size() == 1 && !(state + postalCode).isEmpty());
    }

    /** Two letters are a state only behind a comma or before a code: 'Main St' ends in two letters, too. */
    private String withoutStateAndCode(String part, boolean behindComma) {
        var both = STATE_AND_CODE.matcher(part);
        if (both.find() && (behindComma || both.group(2) != null)) {
            state = both.group(1);
            postalCode = both.group(2) == null ? "" : both.group(2);
            return part.substring(0, both.start()).strip();
        }
        var code = CODE.matcher(part);
        if (code.find() && code.start() > 0 || behindComma && code.matches()) {
            postalCode = code.group(1);
            return part.substring(0, code.start()).strip();
        }
        return part;
    }

    private void street(List<String> words, boolean mayHoldCity) {
        if (!words.isEmpty() && NUMBER.matcher(words.get(0)).matches() && words.size() > 1) {
            number = words.remove(0);
            if (words.size() > 1 && words.get(0).matches("\\d/\\d")) {
                number += " " + words.remove(0);
            }
        }
        takeUnit(words);
        takeCity(words, mayHoldCity);
        if (words.size() > 1
                && !StreetWords.direction(words.get(0)).isEmpty()
                && !isSuffixAlone(words.subList(1, words.size()))) {
            preDirection = StreetWords.direction(words.remove(0));
        }
        int last = words.size() - 1;
        if (last > 0 && !StreetWords.direction(words.get(last)).isEmpty()) {
            postDirection = StreetWords.direction(words.remove(last));
            last--;
        }
        if (last > 0 && !StreetWords.suffix(words.get(last)).isEmpty()) {
            suffix = StreetWords.suffix(words.remove(last));
        }
        name = String.join(" ", words);
    }

    /** 'North St' is a street of that name; 'N Main St' is not, nor is 'N Pine', though streets may end in 'Pine', too. */
    private static boolean isSuffixAlone(List<String> words) {
        return words.size() == 1 && StreetWords.isUsual(StreetWords.suffix(words.get(0)));
    }

    private void takeUnit(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            boolean named = StreetWords.isUnit(words.get(i)) && i + 1 < words.size();
            // 'Lot' and 'Park' are units and names; a unit is short or has a digit.
            if (named && (words.get(i).equals("#") || words.get(i + 1).matches("#|\\p{L}|.*\\d.*"))) {
                int end = words.get(i + 1).equals("#") && i + 2 < words.size() ? i + 3 : i + 2;
                unit = unit(words.subList(i + 1, end));
                words.subList(i, end).clear();
                return;
            }
        }
    }

    private static String unit(List<String> words) {
        return String.join("", words).replace("#", "").replace("-", "");
    }

    /** Without a comma the street ends with its suffix, and a city may follow. */
    private void takeCity(List<String> words, boolean mayHoldCity) {
        int end = endOfStreet(words, true);
        if (end < 0 && mayHoldCity) {
            end = endOfStreet(words, false);
        }
        if (end > 0 && end + 1 < words.size() && city.isEmpty()) {
            int rest = StreetWords.direction(words.get(end + 1)).isEmpty() ? end + 1 : end + 2;
            city = String.join(" ", words.subList(rest, words.size()));
            words.subList(rest, words.size()).clear();
        }
    }

    private static int endOfStreet(List<String> words, boolean usual) {
        for (int i = words.size() - 1; i > 0; i--) {
            var suffix = StreetWords.suffix(words.get(i));
            if (!suffix.isEmpty() && (!usual || StreetWords.isUsual(suffix))) {
                return i;
            }
        }
        return -1;
    }
}
