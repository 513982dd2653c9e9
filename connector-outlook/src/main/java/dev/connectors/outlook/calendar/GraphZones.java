package dev.connectors.outlook.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Time zones as Exchange names them: Windows zones, of which each stands for several of the IANA's. Immutable.
 *
 * <p>Exchange knows every Windows name and some hundred IANA names, so that the Windows name is sent wherever there is one. Reading one
 * back gives the zone that Unicode names as the one to take, unless the zone that was meant is among those it stands for: what was
 * written as Europe/Vienna does not come back as Europe/Berlin.
 */
final class GraphZones {

    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();
    /** Windows name of each IANA name, older spellings included. */
    private static final Map<String, String> WINDOWS = new HashMap<>();
    /** The zone to take for each Windows name, which is in lower case. */
    private static final Map<String, ZoneId> ZONES = new HashMap<>();

    static {
        load();
    }

    private GraphZones() {}

    /** The name to send for a zone: that of Windows; where there is none, the zone's own, which Exchange may refuse. */
    static String name(ZoneId zone) {
        return WINDOWS.getOrDefault(zone.getId(), zone.getId());
    }

    /**
     * The zone of a name that Graph gave, Windows' or the IANA's; empty for {@code tzone://Microsoft/Custom} and other zones that have
     * no name, and for one that is newer than this JVM.
     */
    static Optional<ZoneId> zone(String name) {
        return Optional.ofNullable(ZONES.get(name.toLowerCase(Locale.ROOT)))
                .or(() -> KNOWN.contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty());
    }

    /** The same; the one that is preferred, where the name stands for it too. */
    static Optional<ZoneId> zone(String name, ZoneId preferred) {
        return isSame(name, preferred) ? Optional.of(preferred) : zone(name);
    }

    /** Whether a name that Graph gave stands for that zone. */
    static boolean isSame(String name, ZoneId zone) {
        return name.equals(zone.getId())
                || name.equalsIgnoreCase(name(zone))
                || name(zone).equals(WINDOWS.get(name));
    }

    private static void load() {
        var file =
                Objects.requireNonNull(GraphZones.class.getResourceAsStream("windows-zones.tsv"), "windows-zones.tsv");
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(GraphZones::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(String line) {
        int tab = line.indexOf('\t');
        var windows = line.substring(0, tab);
        for (var name : line.substring(tab + 1).split(" ")) {
            WINDOWS.put(name, windows);
            if (KNOWN.contains(name)) { // a spelling may be newer than this JVM; then the next one is taken
                ZONES.putIfAbsent(windows.toLowerCase(Locale.ROOT), ZoneId.of(name));
            }
        }
    }
}
