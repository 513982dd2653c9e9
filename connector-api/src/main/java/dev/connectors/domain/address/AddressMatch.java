package dev.connectors.domain.address;

import java.util.List;

/** How well one address fits another. What one of them does not say speaks against nothing; what both say must agree. */
public final class AddressMatch {

    /** It says the same about house, street and unit. */
    public static final int EXACT = 100;

    private static final int ANOTHER_PLACE = 0;

    private AddressMatch() {}

    /** 0 for another place; {@link #EXACT} where house, street and unit are the same. */
    static int score(StreetAddress wanted, StreetAddress found) {
        if (!wanted.number().isEmpty() && !wanted.number().equals(found.number())
                || contradict(wanted.direction(), found.direction())
                || contradict(wanted.unit(), found.unit())
                || contradict(wanted.city(), found.city())
                || contradict(wanted.state(), found.state())
                || contradict(wanted.postalCode(), found.postalCode())) {
            return ANOTHER_PLACE;
        }
        int name = name(wanted.name(), found.name());
        if (name == 0) {
            return ANOTHER_PLACE;
        }
        boolean same = name == 40
                && wanted.suffix().equals(found.suffix())
                && wanted.direction().equals(found.direction())
                && wanted.unit().equals(found.unit());
        return same
                ? EXACT
                : name
                        + agreement(wanted.suffix(), found.suffix())
                        + agreement(wanted.direction(), found.direction())
                        + agreement(wanted.unit(), found.unit());
    }

    private static boolean contradict(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    private static int agreement(String wanted, String found) {
        if (wanted.equals(found)) {
            return 18;
        }
        return wanted.isEmpty() || found.isEmpty() ? 9 : 0;
    }

    private static int name(String wanted, String found) {
        if (wanted.equals(found)) {
            return 40;
        }
        var words = List.of(found.split(" "));
        return !wanted.isEmpty() && words.containsAll(List.of(wanted.split(" "))) ? 20 : 0;
    }
}
