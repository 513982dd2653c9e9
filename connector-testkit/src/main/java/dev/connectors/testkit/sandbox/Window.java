package dev.connectors.testkit.sandbox;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What {@code timeMin} (bounds the end) and {@code timeMax} (bounds the start) leave; both are exclusive. */
record Window(Optional<Instant> min, Optional<Instant> max) {

    static final Window OPEN = new Window(Optional.empty(), Optional.empty());

    boolean holds(StoredEvent event, ZoneId zone) {
        return holds(event.start(zone).instant(zone), event.end(zone).instant(zone));
    }

    boolean holds(Instant start, Instant end) {
        return isReached(end) && !isPassed(start);
    }

    boolean isPassed(Instant start) {
        return max.filter(it -> !start.isBefore(it)).isPresent();
    }

    /** An event without length counts as being at its start. */
    boolean isReached(Instant end) {
        return min.isEmpty() || end.isAfter(min.get());
    }
}
