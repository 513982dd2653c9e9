package dev.connectors.spring;

import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Conversation;
import dev.connectors.runtime.Settings;
import dev.connectors.runtime.StandIn;
import dev.connectors.testkit.sandbox.GoogleSandbox;
import dev.connectors.testkit.sandbox.RealEstateWeek;

/** Anna, signed in to a stand-in for Google with her week in it. */
final class AnnasDay implements AutoCloseable {

    static final Principal ANNA = Principal.of("acme-realty", "anna");
    static final String TODAY = "{\"from\": \"2026-03-03\"}";
    static final String SHOWING = "{\"event\": {\"summary\": \"Showing, 123 Main St\", \"start\": \"2026-03-10T14:00\","
            + " \"end\": \"2026-03-10T15:00\", \"attendees\": [\"john.smith@buyer.example\"]}}";

    private static final String SESSION = "annas-browser";

    final GoogleSandbox google = GoogleSandbox.start(RealEstateWeek.clock());
    final RealEstateWeek week = RealEstateWeek.in(google);
    final Connectors connectors = Connectors.builder()
            .oauthClient("google", GoogleSandbox.CLIENT_ID, GoogleSandbox.CLIENT_SECRET)
            .callback("http://127.0.0.1/connect")
            .standIn(StandIn.of("google")
                    .origin("api", google.calendarApi().toString())
                    .authorization(google.authorizationEndpoint().toString())
                    .token(google.tokenEndpoint().toString())
                    .revocation(google.revocationEndpoint().toString())
                    .userInfo(google.userinfoEndpoint().toString())
                    .issuedBy(google.issuer()))
            .allowPlainHttpOnLoopback()
            .zone(RealEstateWeek.DENVER)
            .clock(RealEstateWeek.clock())
            .build();

    AnnasDay() {
        google.autoConsent(week.anna());
        settings().turnOn("google_calendar");
        settings().finishSignIn(SESSION, google.browse(settings().signIn("google_calendar", SESSION)));
    }

    Settings settings() {
        return connectors.settings(ANNA);
    }

    Conversation chat() {
        return connectors.conversation(ANNA, "chat-1");
    }

    @Override
    public void close() {
        connectors.close();
        google.close();
    }
}
