package dev.connectors.domain.listings;

import java.util.List;
import java.util.Optional;

/** Checks of criteria that span components, or that a schema would say at length. */
final class Criteria {

    private static final int MOST_NAMES = 30;

    private Criteria() {}

    /** Names of places or kinds: some, and short ones. */
    @SafeVarargs
    static void requireNames(List<String>... lists) {
        for (var names : lists) {
            if (names.size() > MOST_NAMES || names.stream().anyMatch(name -> name.isBlank() || name.length() > 50)) {
                throw new IllegalArgumentException(
                        "a list must have at most " + MOST_NAMES + " names of 1 to 50 characters each");
            }
        }
    }

    static void requirePostalCodes(List<String> codes) {
        if (codes.size() > MOST_NAMES
                || !codes.stream().allMatch(code -> code.matches("[A-Za-z0-9][A-Za-z0-9 -]{2,9}"))) {
            throw new IllegalArgumentException(
                    "postalCodes must be at most " + MOST_NAMES + " codes such as 80203 or 80203-1234");
        }
    }

    /** In characters as Java counts them. */
    static void requireText(String name, Optional<String> text, int least, int most) {
        if (text.filter(t -> t.length() < least || t.length() > most).isPresent()) {
            throw new IllegalArgumentException(name + " must have " + least + " to " + most + " characters");
        }
    }

    /** None of these is below zero. */
    @SafeVarargs
    static void requireNotNegative(String names, Optional<? extends Number>... numbers) {
        for (var number : numbers) {
            if (number.filter(n -> n.doubleValue() < 0).isPresent()) {
                throw new IllegalArgumentException(names + " are not below 0");
            }
        }
    }

    static <T extends Comparable<? super T>> void requireOrder(
            String least, Optional<T> from, String greatest, Optional<T> to) {
        if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) > 0) {
            throw new IllegalArgumentException(greatest + " must not be below " + least);
        }
    }
}
