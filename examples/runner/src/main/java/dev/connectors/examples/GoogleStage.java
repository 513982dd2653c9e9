package dev.connectors.examples;

import dev.connectors.approval.Approval;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** A real Google account, signed in to through a loopback redirect (RFC 8252 section 7.3). The person at the keyboard says yes or no. */
final class GoogleStage implements Stage {

    private static final String SESSION = "terminal";

    private final ExampleNotes notes = new ExampleNotes();
    private final LoopbackCallback callback = new LoopbackCallback();
    private final BufferedReader keyboard =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final Principal anna = Principal.of("example", "you");
    private final ZoneId zone = ZoneId.systemDefault();
    private final Connectors connectors;

    private GoogleStage(String id, String secret) {
        connectors = Connectors.builder()
                .set("notes.folder", notes.folder().toString())
                .oauthClient("google", id, secret)
                .callback(callback.url())
                .zone(zone)
                .build();
    }

    static GoogleStage signedIn(String id, String secret, Screen screen) {
        screen.line("(a real Google account: nothing is changed without your yes)");
        return new GoogleStage(id, secret);
    }

    @Override
    public Connectors connectors() {
        return connectors;
    }

    @Override
    public Principal anna() {
        return anna;
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public LocalDate today() {
        return LocalDate.now(zone);
    }

    @Override
    public String title() {
        return "Connectors example: your own week, a scripted assistant. " + today() + ", " + zone + ".";
    }

    @Override
    public String setting() {
        return "Google is Google. Everything that changes something asks you first; Enter alone never says yes.";
    }

    @Override
    public void connect(Screen screen) {
        var settings = connectors.settings(anna);
        settings.turnOn("google_calendar");
        settings.turnOn("notes");
        screen.line("    Open this page in your browser and sign in:");
        screen.line("    " + settings.signIn("google_calendar", SESSION));
        var connection = settings.finishSignIn(SESSION, callback.await());
        screen.detail(
                "sign-in",
                "code flow, PKCE S256, state used once   "
                        + connection.accountName().orElse(""));
        screen.detail("calendars", Settled.calendars(settings.resources("google_calendar")));
    }

    @Override
    public boolean hasMore() {
        return false;
    }

    @Override
    public void connectOutlook(Screen screen) {
        throw new IllegalStateException("one real account is enough");
    }

    @Override
    public void connectMls(Screen screen) {
        throw new IllegalStateException("there is no MLS without a token");
    }

    @Override
    public boolean says(Approval approval, boolean inTheScript, Screen screen) {
        screen.prompt("    Your answer, y or n: ");
        try {
            var answer = keyboard.readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).equals("y");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> guest() {
        return Optional.empty();
    }

    @Override
    public Optional<String> hiddenCalendar() {
        return Optional.empty();
    }

    @Override
    public String next() {
        return " The showing that you may have added is in your calendar; delete it there when you like.";
    }

    @Override
    public boolean local() {
        return false;
    }

    @Override
    public void close() {
        connectors.settings(anna).disconnectAll().forEach(told -> told.join());
        connectors.close();
        callback.close();
        notes.close();
    }
}
