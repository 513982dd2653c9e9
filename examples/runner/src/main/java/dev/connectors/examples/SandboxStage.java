package dev.connectors.examples;

import dev.connectors.approval.Approval;
import dev.connectors.domain.Access;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.testkit.reso.RealEstateListings;
import dev.connectors.testkit.reso.ResoSandbox;
import dev.connectors.testkit.sandbox.GoogleSandbox;
import dev.connectors.testkit.sandbox.GraphSandbox;
import dev.connectors.testkit.sandbox.RealEstateWeek;
import dev.connectors.testkit.sandbox.SandboxAccount;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Stand-ins for Google, Microsoft and an MLS with Anna's week in them, on this machine. Sign-in, permissions and notes are real.
 */
final class SandboxStage implements Stage {

    private final GoogleSandbox sandbox;
    private final RealEstateWeek week;
    private final GraphSandbox graph;
    private final SandboxAccount outlook;
    private final ResoSandbox mls;
    private final ExampleNotes notes = new ExampleNotes();
    private final Connectors connectors;
    private final Principal anna = Principal.of("acme-realty", "anna");

    private SandboxStage(Clock clock) {
        sandbox = GoogleSandbox.builder(clock).start();
        week = RealEstateWeek.in(sandbox);
        sandbox.autoConsent(week.anna());
        graph = GraphSandbox.builder(clock).start();
        outlook = RealEstateWeek.secondAccount(graph, RealEstateWeek.USUAL_TUESDAY);
        graph.autoConsent(outlook);
        mls = ResoSandbox.start(clock);
        RealEstateListings.fill(mls);
        connectors = Connectors.builder()
                .set("notes.folder", notes.folder().toString())
                .oauthClient("google", GoogleSandbox.CLIENT_ID, GoogleSandbox.CLIENT_SECRET)
                .oauthClient("microsoft", GraphSandbox.CLIENT_ID, GraphSandbox.CLIENT_SECRET)
                .applicationKey("bridge", ResoSandbox.TOKEN)
                .set("bridge.dataset", RealEstateListings.METRO + "," + RealEstateListings.LAND)
                .callback("http://127.0.0.1/connect")
                .standIn(sandbox.standIn())
                .standIn(graph.standIn())
                .standIn(mls.standIn())
                .allowPlainHttpOnLoopback()
                .zone(RealEstateWeek.DENVER)
                .clock(clock)
                .build();
    }

    static SandboxStage open(Screen screen) {
        screen.line("(starting local stand-ins for Google, Microsoft and an MLS; no account and no listing is real)");
        var tuesdayAtTwo = RealEstateWeek.USUAL_TUESDAY
                .atTime(14, 0)
                .atZone(RealEstateWeek.DENVER)
                .toInstant();
        var system = Clock.system(RealEstateWeek.DENVER);
        return new SandboxStage(Clock.offset(system, Duration.between(system.instant(), tuesdayAtTwo)));
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
        return RealEstateWeek.DENVER;
    }

    @Override
    public LocalDate today() {
        return RealEstateWeek.USUAL_TUESDAY;
    }

    @Override
    public String title() {
        return "Connectors example: a real estate agent's week, a scripted assistant. Tue 3 Mar 2026, Denver.";
    }

    @Override
    public String setting() {
        return "Google, Microsoft and the MLS are local stand-ins. Sign-in, permissions and notes are real.";
    }

    @Override
    public void connect(Screen screen) {
        var settings = connectors.settings(anna);
        settings.turnOn("google_calendar");
        settings.turnOn("notes");
        var page = settings.signIn("google_calendar", "browser-1");
        var connection = settings.finishSignIn("browser-1", sandbox.browse(page));
        settings.set("google_calendar", "Family", Access.BUSY);
        settings.set("google_calendar", "Medical", Access.HIDDEN);
        screen.detail(
                "sign-in",
                "code flow, PKCE S256, state used once               "
                        + connection.accountName().orElse(""));
        screen.detail("calendars", Settled.calendars(settings.resources("google_calendar")));
    }

    @Override
    public boolean hasMore() {
        return true;
    }

    @Override
    public void connectOutlook(Screen screen) {
        var settings = connectors.settings(anna);
        settings.turnOn("outlook_calendar");
        var page = settings.signIn("outlook_calendar", "browser-1");
        var connection = settings.finishSignIn("browser-1", graph.browse(page));
        settings.connections().stream()
                .filter(other -> !other.id().equals(connection.id())
                        && other.accountName()
                                .filter(RealEstateWeek.ANNA::equals)
                                .isPresent())
                .forEach(other -> settings.rename(other.id(), "work"));
        settings.rename(connection.id(), "own firm");
        screen.detail(
                "sign-in",
                "code flow, PKCE S256, state used once               "
                        + connection.accountName().orElse(""));
        screen.detail("accounts", "work (Google)   own firm (Microsoft)");
    }

    @Override
    public void connectMls(Screen screen) {
        var settings = connectors.settings(anna);
        settings.turnOn("bridge_mls");
        settings.set("bridge_mls", RealEstateListings.LAND, Access.HIDDEN);
        screen.detail("datasets", Settled.calendars(settings.resources("bridge_mls")));
    }

    @Override
    public boolean says(Approval approval, boolean inTheScript, Screen screen) {
        return inTheScript;
    }

    @Override
    public Optional<String> guest() {
        return Optional.of("john.smith@buyer.example");
    }

    @Override
    public Optional<String> hiddenCalendar() {
        return Optional.of("Medical");
    }

    @Override
    public String next() {
        return " Next: set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET and run it on your own week.";
    }

    @Override
    public boolean local() {
        return true;
    }

    @Override
    public void close() {
        connectors.close();
        sandbox.close();
        graph.close();
        mls.close();
        notes.close();
    }
}
