package dev.connectors.testkit.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The names of time zones that Graph takes: Windows' and, of IANA's, those that this JVM knows. */
final class GraphZones {

    private static final Map<String, String> WINDOWS = load();

    private GraphZones() {}

    private static Map<String, String> load() {
        try (var in = GraphZones.class.getResourceAsStream("windows-zones.txt")) {
            if (in == null) {
                throw new IllegalStateException("The table of Windows zones is missing from the jar.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.startsWith("#"))
                    .map(it -> it.split("=", 2))
                    .collect(Collectors.toUnmodifiableMap(it -> it[0], it -> it[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ZoneId zone(String name) {
        var iana = WINDOWS.getOrDefault(name, name);
        if (!ZoneId.getAvailableZoneIds().contains(iana)) {
            throw GraphError.of(
                    400, "TimeZoneNotSupportedException", "A valid TimeZone value must be specified: " + name);
        }
        return ZoneId.of(iana);
    }

    /** Windows' name of a zone, if there is one for exactly this IANA name; otherwise the IANA name. */
    static String name(ZoneId zone) {
        return windows(zone).orElse(zone.getId());
    }

    private static Optional<String> windows(ZoneId zone) {
        return WINDOWS.entrySet().stream()
                .filter(it -> it.getValue().equals(zone.getId()))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }
}
