package dev.connectors.outlook.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonFactory;
import dev.connectors.spi.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphZonesTest {

    @ParameterizedTest
    @CsvSource({
        "America/Denver, Mountain Standard Time",
        "US/Mountain, Mountain Standard Time",
        "America/Phoenix, US Mountain Standard Time",
        "Europe/London, GMT Standard Time",
        "GMT, UTC",
        "Etc/UTC, UTC",
        "UTC, UTC",
        "Asia/Calcutta, India Standard Time",
        "Asia/Kolkata, India Standard Time",
        "Europe/Kiev, FLE Standard Time",
        "Europe/Kyiv, FLE Standard Time",
        "Asia/Katmandu, Nepal Standard Time",
        "Pacific/Kiritimati, Line Islands Standard Time"
    })
    void aZoneIsSentUnderItsWindowsName(String iana, String windows) {
        assertThat(GraphZones.name(ZoneId.of(iana))).isEqualTo(windows);
    }

    @Test
    void aZoneWithoutWindowsNameIsSentUnderItsOwn() {
        assertThat(GraphZones.name(ZoneId.of("Antarctica/Troll"))).isEqualTo("Antarctica/Troll");
    }

    @ParameterizedTest
    @CsvSource({
        "Mountain Standard Time, America/Denver",
        "mountain standard time, America/Denver",
        "W. Europe Standard Time, Europe/Berlin",
        "GMT Standard Time, Europe/London",
        "India Standard Time, Asia/Kolkata",
        "FLE Standard Time, Europe/Kyiv",
        "Argentina Standard Time, America/Argentina/Buenos_Aires",
        "UTC, Etc/UTC",
        "America/Denver, America/Denver",
        "Asia/Calcutta, Asia/Calcutta"
    })
    void aNameIsReadWhicheverKindItIs(String name, String iana) {
        assertThat(GraphZones.zone(name)).contains(ZoneId.of(iana));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tzone://Microsoft/Custom",
                "Customized Time Zone",
                "",
                "Mars/Olympus",
                "GMT+6:30",
                "+02:00",
                "[]"
            })
    void aNameThatIsNoZoneIsNone(String name) {
        assertThat(GraphZones.zone(name)).isEmpty();
    }

    @Test
    void theZoneThatWasMeantIsKeptWhereTheNameStandsForItToo() {
        var vienna = ZoneId.of("Europe/Vienna");
        var denver = ZoneId.of("America/Denver");

        assertThat(GraphZones.zone("W. Europe Standard Time", vienna)).contains(vienna);
        assertThat(GraphZones.zone("Europe/Berlin", vienna)).contains(vienna);
        assertThat(GraphZones.zone("W. Europe Standard Time", denver)).contains(ZoneId.of("Europe/Berlin"));
        assertThat(GraphZones.zone("tzone://Microsoft/Custom", denver)).isEmpty();
    }

    @Test
    void everyZoneOfThisJvmComesBackAsItself() {
        for (var id : ZoneId.getAvailableZoneIds()) {
            var zone = ZoneId.of(id);

            assertThat(GraphZones.zone(GraphZones.name(zone), zone)).as(id).contains(zone);
        }
    }

    /** The table against the one that was derived from CLDR by itself. */
    @Test
    void theTableSaysWhatUnicodeSays() throws IOException {
        var file = Optional.ofNullable(System.getProperty("connectors.contracts"))
                .map(Path::of)
                .map(dir -> dir.resolve("microsoft/iana-to-windows.derived.json"));
        assumeThat(file)
                .as("the contracts are not here")
                .hasValueSatisfying(f -> assertThat(f).exists());
        var wrong = new ArrayList<String>();
        var unknown = new ArrayList<String>();

        for (var entry : table(file.orElseThrow()).entrySet()) {
            try {
                if (!GraphZones.name(ZoneId.of(entry.getKey())).equals(entry.getValue())) {
                    wrong.add(entry.getKey());
                }
            } catch (DateTimeException e) {
                unknown.add(entry.getKey()); // newer than this JVM
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(unknown).hasSizeLessThan(12);
    }

    private static Map<String, String> table(Path file) throws IOException {
        var table = new HashMap<String, String>();
        try (var in = new JsonFactory().createParser(Files.readAllBytes(file))) {
            Json.fields(in, name -> table.put(name, in.getText()));
        }
        assertThat(table).hasSizeGreaterThan(500);
        return table;
    }
}
