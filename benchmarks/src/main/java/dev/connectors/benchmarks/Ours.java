package dev.connectors.benchmarks;

import dev.connectors.benchmarks.desk.DeskConnector;
import dev.connectors.benchmarks.desk.QuickConnector;
import dev.connectors.google.calendar.GoogleCalendarConnector;
import dev.connectors.http.HttpPolicy;
import dev.connectors.permission.Budget;
import dev.connectors.permission.Budgets;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.ConnectorsBuilder;
import dev.connectors.runtime.Conversation;
import dev.connectors.runtime.GivenTokens;
import dev.connectors.runtime.StandIn;
import dev.connectors.spi.Connector;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Our library, put together as a host does it; only caps that a benchmark would reach are lifted. */
public final class Ours {

    /** The zone of every variant. */
    public static final ZoneId ZONE = ZoneId.of("America/Denver");

    /** The token that every variant sends. */
    public static final String TOKEN = "ya29.a0AfB_byC1d2e3f4g5h6i7j8k9l0m1n2o3p4q5r6s7t8u9v0w1x2y3z4";

    /** The event that is read. */
    public static final String EVENT_ID = "ev000000000000000000000001";

    private static final Principal AGENT = new Principal("acme", "agent");
    private static final int NEVER_REACHED = 1_000_000_000;

    private Ours() {}

    /** Google Calendar, connected, at the canned server. */
    public static Conversation calendar(String base) {
        var connectors = build(List.of(new GoogleCalendarConnector()), google(base));
        return calendar(connectors);
    }

    /** All that the paired calls need. */
    public static Conversation everything(String base) {
        var connectors = build(
                List.of(new GoogleCalendarConnector(), new DeskConnector(), new QuickConnector()),
                google(base),
                StandIn.of(DeskConnector.PROVIDER).origin("api", base + "/desk"));
        var settings = connectors.settings(AGENT);
        settings.connect("desk", TOKEN);
        settings.turnOn("desk");
        settings.turnOn("quick");
        return calendar(connectors);
    }

    /** A connector that needs no network. */
    public static Conversation quick() {
        return conversation(quickConnectors());
    }

    /** The same, for servers. */
    public static Connectors quickConnectors() {
        var connectors = build(List.of(new QuickConnector()));
        connectors.settings(AGENT).turnOn("quick");
        return connectors;
    }

    /** Whose it all is. */
    public static Principal principal() {
        return AGENT;
    }

    private static Conversation calendar(Connectors connectors) {
        var settings = connectors.settings(AGENT);
        settings.connect(
                "google_calendar",
                GivenTokens.of(TOKEN)
                        .scopes(Set.of("https://www.googleapis.com/auth/calendar"))
                        .account("https://accounts.google.com", "1234567890")
                        .accountName("agent@acme.example"));
        settings.turnOn("google_calendar");
        return conversation(connectors);
    }

    private static Conversation conversation(Connectors connectors) {
        return connectors.conversation(AGENT, "benchmark").in(ZONE);
    }

    private static Connectors build(List<Connector> found, StandIn... standIns) {
        var builder = builder(found);
        if (found.stream().anyMatch(GoogleCalendarConnector.class::isInstance)) {
            builder.oauthClient("google", "id", "secret");
        }
        for (var standIn : standIns) {
            builder.standIn(standIn);
        }
        return builder.build();
    }

    /** What every host of a benchmark begins with. */
    public static ConnectorsBuilder builder(List<Connector> found) {
        return Connectors.builder()
                .connectors(found)
                .composites(List.of())
                .store(new LastRowStores())
                .budgets(Budgets.defaults().cap(Budget.CALLS, NEVER_REACHED, NEVER_REACHED))
                .http(HttpPolicy.defaults().with(new HttpPolicy.Flow(NEVER_REACHED, 8, 10_000)))
                .allowPlainHttpOnLoopback();
    }

    private static StandIn google(String base) {
        return StandIn.of("google")
                .origin("api", base + "/calendar/v3")
                .authorization(base + "/authorize")
                .token(base + "/token")
                .revocation(base + "/revoke")
                .userInfo(base + "/userinfo")
                .issuedBy(base);
    }
}
