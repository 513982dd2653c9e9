package dev.connectors.domain.listings;

import dev.connectors.domain.Doc;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The zone in which a showing at a property takes place. Immutable.
 *
 * @param timeZone the zone; absent where it is not certain, and then the user must be asked
 * @param timeZoneFrom what it follows from, or why it is not certain
 */
public record PropertyTimeZone(
        Optional<ZoneId> timeZone,

        @Doc(value = "What it follows from.", ours = true) String timeZoneFrom) {}
