package dev.connectors.domain.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Checks of ranges of days. */
final class Days {

    private Days() {}

    /**
     * Refuses a range that ends before it starts, or is longer than allowed.
     *
     * @throws IllegalArgumentException with what was expected
     */
    static void requireRange(LocalDate from, Optional<LocalDate> to, int most) {
        if (to.isPresent() && to.get().isBefore(from)) {
            throw new IllegalArgumentException("to must not be before from; it is the last day, included");
        }
        if (ChronoUnit.DAYS.between(from, to.orElse(from)) >= most) {
            throw new IllegalArgumentException("there must be at most " + most + " days from first to last");
        }
    }
}
