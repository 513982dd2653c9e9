package dev.connectors.bridge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people say for what the RESO Data Dictionary calls otherwise. Pure. */
final class CommonWords {

    /** Words for a value of {@code PropertySubType}, in the singular and without spaces or signs. */
    private static final Map<String, List<String>> SUBTYPES = table("""
            Single Family Residence: house home sfh sfr singlefamily singlefamilyhome singlefamilyhouse detached detachedhome
            Condominium: condo condominiumunit
            Townhouse: townhome rowhouse rowhome townhouseunit
            Apartment: flat apartmentunit
            Duplex: twofamily
            Triplex: threefamily
            Quadruplex: fourplex quadplex quad fourfamily
            Multi Family: multifamily multifamilyhome
            Manufactured Home: manufactured modular
            Mobile Home: mobile trailer
            Stock Cooperative: coop cooperative
            Unimproved Land: land lot vacantland vacantlot
            Timeshare: timeshare
            """);

    private static final Set<String> STATES = Arrays.stream("""
            al alabama ak alaska az arizona ar arkansas ca california co colorado ct connecticut de delaware
            dc districtofcolumbia fl florida ga georgia hi hawaii id idaho il illinois in indiana ia iowa ks kansas
            ky kentucky la louisiana me maine md maryland ma massachusetts mi michigan mn minnesota ms mississippi
            mo missouri mt montana ne nebraska nv nevada nh newhampshire nj newjersey nm newmexico ny newyork
            nc northcarolina nd northdakota oh ohio ok oklahoma or oregon pa pennsylvania pr puertorico ri rhodeisland
            sc southcarolina sd southdakota tn tennessee tx texas ut utah vt vermont va virginia wa washington
            wv westvirginia wi wisconsin wy wyoming""".split("\\s+")).collect(Collectors.toUnmodifiableSet());

    private static final Pattern AFTER_COMMA =
            Pattern.compile("^(.*?)\\s*,\\s*([A-Za-z. ]+?)(?:\\s+\\d{5}(?:-\\d{4})?)?$");
    private static final Pattern AFTER_SPACE = Pattern.compile("^(.*\\S)\\s+([A-Z]{2})$");

    private CommonWords() {}

    /** The ways in which a subtype may be called: as it was written, in the singular, and as the standard says it. */
    static List<String> of(String written) {
        var forms = new ArrayList<String>();
        add(forms, written.strip());
        var singular = singular(written.strip());
        add(forms, singular);
        SUBTYPES.getOrDefault(plain(singular), SUBTYPES.getOrDefault(plain(written), List.of()))
                .forEach(form -> add(forms, form));
        return forms;
    }

    /** A place without the state behind it: Denver for {@code Denver, CO}. */
    static String place(String written) {
        var text = written.strip();
        for (var pattern : List.of(AFTER_COMMA, AFTER_SPACE)) {
            var found = pattern.matcher(text);
            if (found.matches() && !found.group(1).isBlank() && STATES.contains(plain(found.group(2)))) {
                return found.group(1);
            }
        }
        return text;
    }

    private static void add(List<String> forms, String form) {
        if (forms.stream().noneMatch(form::equalsIgnoreCase)) {
            forms.add(form);
        }
    }

    private static String singular(String text) {
        var small = text.toLowerCase(Locale.ROOT);
        if (small.endsWith("ies")) {
            return text.substring(0, text.length() - 3) + "y";
        }
        boolean plural = small.endsWith("s") && !small.endsWith("ss") && text.length() > 3;
        return plural ? text.substring(0, text.length() - (small.endsWith("xes") ? 2 : 1)) : text;
    }

    private static String plain(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    private static Map<String, List<String>> table(String lines) {
        var table = new TreeMap<String, List<String>>();
        lines.lines().forEach(line -> {
            int colon = line.indexOf(':');
            for (var word : line.substring(colon + 1).strip().split(" ")) {
                table.put(word, List.of(line.substring(0, colon)));
            }
        });
        return table;
    }
}
