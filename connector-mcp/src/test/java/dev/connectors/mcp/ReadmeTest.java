package dev.connectors.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.connectors.google.calendar.GoogleCalendarConnector;
import dev.connectors.mcp.config.ConfigurationReader;
import dev.connectors.mcp.config.Installed;
import dev.connectors.notes.NotesConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows works. */
final class ReadmeTest {

    private static final Pattern JSON = Pattern.compile("(?s)```json\n(.*?)```");
    private static final String PRINCIPAL = "\"principal\": {\"workspace\": \"home\", \"user\": \"anna\"}";

    /** Whole files as they are; pieces within the smallest file. */
    static Stream<String> files() throws IOException {
        return JSON.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(found -> found.group(1))
                .filter(json -> !json.contains("mcpServers"))
                .map(json -> json.startsWith("{") ? json : "{" + PRINCIPAL + ", " + addedTo(json) + "}");
    }

    private static String addedTo(String piece) {
        return piece.contains("\"connections\"") ? "\"google\": {\"clientId\": \"x\"}, " + piece : piece;
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachFileOfTheReadmeIsSound(String json, @TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("Notes"));
        Files.createDirectories(folder.resolve("logs"));
        var file = folder.resolve("connectors.json");
        Files.writeString(file, json);
        var environment = Map.of(
                "CONNECTORS_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "GOOGLE_CLIENT_SECRET", "x",
                "ACCESS", "x",
                "REFRESH", "x");

        var outcome = ConfigurationReader.read(
                file,
                Installed.of(List.of(new GoogleCalendarConnector(), new NotesConnector())),
                name -> environment.getOrDefault(name, ""));

        assertThat(outcome.faults()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachIsJson(String json) throws IOException {
        assertThat(new ObjectMapper().readTree(json).isObject()).isTrue();
    }
}
