package dev.connectors.domain;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The time zones that this JVM has rules for, by their IANA names. Thread-safe. */
final class Zones {

    // 'SystemV/...' is the JDK's own. An offset such as +02:00 is no zone: it does not know when the clocks change.
    private static final Set<String> NAMES = ZoneId.getAvailableZoneIds().stream()
            .filter(name -> !name.startsWith("SystemV/"))
            .collect(Collectors.toUnmodifiableSet());

    // Bounded by NAMES. ZoneId.of makes a new object for each call.
    private static final Map<String, ZoneId> ZONES = new ConcurrentHashMap<>();

    /** The zone of that name, or null if there is none; names are case-sensitive. */
    static @Nullable ZoneId region(String name) {
        var zone = ZONES.get(name);
        if (zone == null && NAMES.contains(name)) {
            zone = ZoneId.of(name);
            ZONES.put(name, zone);
        }
        return zone;
    }

    private Zones() {}
}
