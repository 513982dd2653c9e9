package dev.connectors.error;

import java.util.Optional;

/**
 * One thing that is wrong with an argument. It says what was expected, never which value was given.
 *
 * @param path where: component names joined by dots, with indexes from zero, such as {@code event.attendees[2]}; empty
 *     for the arguments as a whole
 * @param expected what would have been right, such as {@code a date such as 2026-03-01} or {@code end must be after start}
 * @param found the kind of what stands there, such as {@code a number}, or {@code nothing}; empty where it says nothing
 *     new
 */
public record Fault(String path, String expected, Optional<String> found) {

    /** A fault about which the kind of what was found says nothing new. */
    public static Fault of(String path, String expected) {
        return new Fault(path, expected, Optional.empty());
    }

    /** A fault with the kind of what was found instead. */
    public static Fault of(String path, String expected, String found) {
        return new Fault(path, expected, Optional.of(found));
    }

    /** The sentence for the model, such as {@code event.start: a date such as 2026-03-01 (found a number)}. */
    @Override
    public String toString() {
        var place = path.isEmpty() ? "" : path + ": ";
        return place + expected + found.map(f -> " (found " + f + ")").orElse("");
    }
}
