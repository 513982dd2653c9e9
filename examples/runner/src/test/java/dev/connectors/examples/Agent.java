package dev.connectors.examples;

import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Conversation;
import dev.connectors.runtime.Settings;
import dev.connectors.testkit.discovery.DiscoveryContract;
import dev.connectors.testkit.sandbox.GoogleSandbox;
import dev.connectors.testkit.sandbox.RealEstateWeek;
import dev.connectors.testkit.sandbox.RecordedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Anna with a stand-in for Google and a folder of notes, for tests of the whole. */
final class Agent implements AutoCloseable {

    static final Principal ANNA = Principal.of("acme-realty", "anna");

    final Clock clock;
    final GoogleSandbox sandbox;
    final RealEstateWeek week;
    final Connectors connectors;

    Agent(Path notes) {
        var now = RealEstateWeek.USUAL_TUESDAY
                .atTime(8, 0)
                .atZone(RealEstateWeek.DENVER)
                .toInstant();
        var system = Clock.system(RealEstateWeek.DENVER);
        clock = Clock.offset(system, Duration.between(system.instant(), now));
        var builder = GoogleSandbox.builder(clock);
        var document =
                Path.of(System.getProperty("connectors.contracts", "none"), "google", "calendar-v3.discovery.json");
        if (Files.exists(document)) {
            builder.checkedBy(DiscoveryContract.load(document));
        }
        sandbox = builder.start();
        week = RealEstateWeek.in(sandbox);
        sandbox.autoConsent(week.anna());
        connectors = Connectors.builder()
                .set("notes.folder", notes.toString())
                .oauthClient("google", GoogleSandbox.CLIENT_ID, GoogleSandbox.CLIENT_SECRET)
                .callback("http://127.0.0.1/connect")
                .standIn(sandbox.standIn())
                .allowPlainHttpOnLoopback()
                .zone(RealEstateWeek.DENVER)
                .clock(clock)
                .build();
        var settings = settings();
        settings.turnOn("google_calendar");
        settings.turnOn("notes");
        settings.finishSignIn("browser", sandbox.browse(settings.signIn("google_calendar", "browser")));
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Settings settings() {
        return connectors.settings(ANNA);
    }

    Conversation chat(String id) {
        return connectors.conversation(ANNA, id);
    }

    /** The person allows every action, as careless people do. */
    void allowEverything() {
        for (var connector : List.of("google_calendar", "notes")) {
            for (var tool : List.of(
                    "create_event",
                    "update_event",
                    "delete_event",
                    "respond_to_event",
                    "create_note",
                    "append_to_note")) {
                try {
                    settings().set(connector, tool, ActionMode.ALLOW);
                } catch (IllegalArgumentException e) {
                    continue; // the other connector's action
                }
            }
        }
    }

    long writes() {
        return sandbox.requests().stream()
                .filter(RecordedRequest::isWrite)
                .filter(request -> request.path().startsWith("/calendar/")
                        && !request.path().endsWith("/freeBusy"))
                .count();
    }

    @Override
    public void close() {
        connectors.close();
        sandbox.close();
    }
}
