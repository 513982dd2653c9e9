package dev.connectors.mcp;

import dev.connectors.testkit.sandbox.GoogleSandbox;
import dev.connectors.testkit.sandbox.SandboxAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * An agent's day at a stand-in for Google, a folder of notes, and the configuration of both. As a program it waits until its
 * standard input ends.
 */
final class StandInWorld implements AutoCloseable {

    /** In UTC, as is the configuration's zone. */
    static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    final GoogleSandbox google = GoogleSandbox.start(Clock.systemUTC());
    final SandboxAccount anna = google.account("anna@acme.example", "subject-1");
    final Path configuration;

    /** @param folder gets the configuration and the notes */
    StandInWorld(Path folder) throws IOException {
        anna.primary()
                .summary("Showings")
                .event("Showing, 88 Oak Ave")
                .at(TODAY.atTime(11, 0), TODAY.atTime(12, 0))
                .add();
        anna.calendar("medical@cal.example", "Medical")
                .event("Dentist")
                .at(TODAY.atTime(15, 0), TODAY.atTime(16, 0))
                .add();
        var notes = Files.createDirectories(folder.resolve("Notes/Properties"));
        Files.writeString(
                notes.resolve("Johnson property.md"),
                "# Johnson property\n\nRoof from 2011, owner wants a quick sale.\n");
        var tokens = google.issue(
                anna,
                "https://www.googleapis.com/auth/calendar.events",
                "https://www.googleapis.com/auth/calendar.calendarlist.readonly",
                "https://www.googleapis.com/auth/calendar.freebusy");
        var connection = "\"connections\": [{\"connector\": \"google_calendar\", \"account\": \"anna@acme.example\", "
                + "\"accessToken\": \"" + tokens.accessToken() + "\", \"refreshToken\": \"" + tokens.refreshToken()
                + "\", \"scopes\": [\"https://www.googleapis.com/auth/calendar.events\", "
                + "\"https://www.googleapis.com/auth/calendar.calendarlist.readonly\", "
                + "\"https://www.googleapis.com/auth/calendar.freebusy\"]}]";
        configuration = folder.resolve("connectors.json");
        Files.writeString(
                configuration,
                SandboxFile.text(
                                google,
                                connection + ", \"notes\": {\"folder\": \"Notes\"}, \"logFile\": \"connectors.log\", "
                                        + "\"approvals\": {\"openBrowser\": false}",
                                "{\"Medical\": \"hidden\"}")
                        .replace("\"grants\": {", "\"grants\": {\"notes\": {\"on\": true}, "));
    }

    @Override
    public void close() {
        google.close();
    }

    /** Prints nothing; the folder is the only argument. */
    public static void main(String[] args) throws IOException {
        try (var world = new StandInWorld(Path.of(args[0]))) {
            Files.writeString(Path.of(args[0], "ready"), world.configuration.toString());
            while (System.in.read() >= 0) {
                // until the script ends
            }
        }
    }
}
