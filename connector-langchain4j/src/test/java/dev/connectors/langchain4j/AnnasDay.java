package dev.connectors.langchain4j;

import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Conversation;
import dev.connectors.runtime.Settings;
import dev.connectors.testkit.sandbox.GoogleSandbox;
import dev.connectors.testkit.sandbox.GraphSandbox;
import dev.connectors.testkit.sandbox.RealEstateWeek;

/** Anna, signed in to a stand-in for Google with her week in it, and to one for Microsoft where a test wants both. */
final class AnnasDay implements AutoCloseable {

    static final Principal ANNA = Principal.of("acme-realty", "anna");
    static final String TODAY = "{\"from\": \"2026-03-03\"}";
    static final String SHOWING = "{\"event\": {\"summary\": \"Showing, 123 Main St\", \"start\": \"2026-03-10T14:00\","
            + " \"end\": \"2026-03-10T15:00\", \"attendees\": [\"john.smith@buyer.example\"]}}";

    private static final String SESSION = "annas-browser";

    final GoogleSandbox google = GoogleSandbox.start(RealEstateWeek.clock());
    final GraphSandbox microsoft = GraphSandbox.start(RealEstateWeek.clock());
    final RealEstateWeek week = RealEstateWeek.in(google);
    final Connectors connectors = Connectors.builder()
            .oauthClient("google", GoogleSandbox.CLIENT_ID, GoogleSandbox.CLIENT_SECRET)
            .oauthClient("microsoft", GraphSandbox.CLIENT_ID, GraphSandbox.CLIENT_SECRET)
            .callback("http://localhost/connect")
            .standIn(google.standIn())
            .standIn(microsoft.standIn())
            .allowPlainHttpOnLoopback()
            .zone(RealEstateWeek.DENVER)
            .clock(RealEstateWeek.clock())
            .build();

    AnnasDay() {
        google.autoConsent(week.anna());
        settings().turnOn("google_calendar");
        settings().finishSignIn(SESSION, google.browse(settings().signIn("google_calendar", SESSION)));
    }

    /** With a second account, at Microsoft, in which she lunches today. */
    AnnasDay andOutlook() {
        var account = microsoft
                .account("anna@acme-office.example", "0a000000-0000-4000-8000-000000000001")
                .timeZone(RealEstateWeek.DENVER);
        account.primary()
                .event("Lunch with the lender")
                .at(week.tuesday().atTime(12, 30), week.tuesday().atTime(13, 30))
                .add();
        microsoft.autoConsent(account);
        settings().turnOn("outlook_calendar");
        settings().finishSignIn(SESSION, microsoft.browse(settings().signIn("outlook_calendar", SESSION)));
        return this;
    }

    /** The label of the account at Microsoft, as models write it. */
    String outlook() {
        return settings().connections().stream()
                .filter(connection -> connection.accountName().orElse("").endsWith("acme-office.example"))
                .findFirst()
                .orElseThrow()
                .label();
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
        microsoft.close();
    }
}
