package dev.connectors.domain.listings;

import java.util.Optional;

/** Checks of criteria that span two components. */
final class Criteria {

    private Criteria() {}

    static <T extends Comparable<? super T>> void requireOrder(
            String least, Optional<T> from, String greatest, Optional<T> to) {
        if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) > 0) {
            throw new IllegalArgumentException(greatest + " is not below " + least);
        }
    }
}
