package dev.connectors.benchmarks.vendors;

import dev.connectors.benchmarks.Ours;
import dev.connectors.outlook.calendar.OutlookCalendarConnector;
import dev.connectors.runtime.Conversation;
import dev.connectors.runtime.GivenTokens;
import dev.connectors.runtime.StandIn;
import java.util.List;
import java.util.Set;

/** Our Outlook calendar, connected, at the canned server. */
final class Outlook {

    private Outlook() {}

    static Conversation at(String base) {
        var api = base + "/graph/v1.0";
        var connectors = Ours.builder(List.of(new OutlookCalendarConnector(), new GraphDeskConnector()))
                .oauthClient("microsoft", "id", "secret")
                .standIn(StandIn.of("microsoft")
                        .origin("api", api)
                        .authorization(base + "/authorize")
                        .token(base + "/token")
                        .issuedBy(base + "/{tid}"))
                .standIn(StandIn.of(GraphDeskConnector.PROVIDER).origin("api", api))
                .build();
        var settings = connectors.settings(Ours.principal());
        settings.connect(
                "outlook_calendar",
                GivenTokens.of(Ours.TOKEN)
                        .scopes(Set.of("Calendars.ReadWrite"))
                        .account(base + "/tenant", "1234567890")
                        .accountName("agent@acme.example"));
        settings.turnOn("outlook_calendar");
        settings.connect(GraphDeskConnector.PROVIDER, Ours.TOKEN);
        settings.turnOn(GraphDeskConnector.PROVIDER);
        return connectors.conversation(Ours.principal(), "benchmark").in(Ours.ZONE);
    }
}
