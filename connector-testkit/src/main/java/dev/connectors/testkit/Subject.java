package dev.connectors.testkit;

import dev.connectors.spi.Action;

/**
 * An action under test.
 *
 * @param place such as {@code leadbook.list_leads}
 * @param action the action
 */
record Subject(String place, Action<?, ?> action) {

    @Override
    public String toString() {
        return place;
    }
}
