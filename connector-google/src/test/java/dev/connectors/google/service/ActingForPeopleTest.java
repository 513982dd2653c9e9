package dev.connectors.google.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.audit.AuditEntry;
import dev.connectors.domain.Access;
import dev.connectors.error.ProviderRejected;
import dev.connectors.google.calendar.GoogleCalendarConnector;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Settings;
import dev.connectors.testkit.sandbox.GoogleSandbox;
import dev.connectors.testkit.sandbox.RealEstateWeek;
import dev.connectors.tool.ToolResult;
import java.net.http.HttpClient;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Workspace's service account instead of sign-ins: the same tools, permissions, questions and record. */
class ActingForPeopleTest {

    private static final Principal ANNA = Principal.of("acme-realty", "anna");
    private static final String WINDOW = "{\"from\":\"2026-03-09\",\"to\":\"2026-03-13\"}";
    private static final String SHOWING =
            "{\"event\":{\"summary\":\"Showing\",\"start\":\"2026-03-10T14:00\",\"end\":\"2026-03-10T15:00\","
                    + "\"attendees\":[\"john.smith@buyer.example\"]}}";

    private final ServiceKey key = new ServiceKey();
    private final GoogleSandbox sandbox = GoogleSandbox.start(RealEstateWeek.clock());
    private final RealEstateWeek week = RealEstateWeek.in(sandbox);
    private final Connectors connectors = Connectors.builder()
            .connectors(List.of(new GoogleCalendarConnector()))
            .key(new byte[32])
            .tokens("google", new GoogleServiceAccount(key::signer, HttpClient.newHttpClient(), RealEstateWeek.clock()))
            .standIn(sandbox.standIn())
            .allowPlainHttpOnLoopback()
            .zone(RealEstateWeek.DENVER)
            .clock(RealEstateWeek.clock())
            .build();

    @AfterEach
    void close() {
        connectors.close();
        sandbox.close();
    }

    @Test
    void aPersonsCalendarsAreUsedWithoutASignInUnderTheirOwnPermissions() {
        delegate();
        settings().turnOn("google_calendar");
        var connection = settings().connectAs("google_calendar", week.anna().email());
        settings().set("google_calendar", "Medical", Access.HIDDEN);

        var listed = call("calendar_list_events", WINDOW);
        var asked = call("calendar_create_event", SHOWING);

        assertThat(listed.code()).as(listed.text()).isEqualTo("ok");
        assertThat(call("calendar_list_calendars", "{}").text())
                .contains("Showings")
                .doesNotContain("Medical");
        assertThat(asked.code()).isEqualTo("approval_required");
        assertThat(settings().approve(asked.approval().orElseThrow().id()).code())
                .isEqualTo("ok");
        assertThat(settings().history())
                .extracting(row -> row.entry().kind())
                .contains(AuditEntry.Kind.SETTING, AuditEntry.Kind.CALL);
        assertThat(connection.sentence())
                .isEqualTo("Connected: this application acts for " + week.anna().email() + ".");
        assertThat(settings().connections())
                .singleElement()
                .satisfies(stored ->
                        assertThat(stored.accountName()).contains(week.anna().email()));
    }

    @Test
    void withoutAnAdministratorsLeaveNothingIsConnected() {
        sandbox.delegate(ServiceKey.EMAIL, key.publicKey(), "calendar.freebusy");

        assertThatThrownBy(() ->
                        settings().connectAs("google_calendar", week.anna().email()))
                .isInstanceOf(ProviderRejected.class)
                .hasMessageContaining("unauthorized_client");

        assertThat(settings().connections()).isEmpty();
    }

    @Test
    void somebodyOutsideTheWorkspaceIsNotActedFor() {
        delegate();

        assertThatThrownBy(() -> settings().connectAs("google_calendar", "eve@evil.example"))
                .isInstanceOf(ProviderRejected.class)
                .hasMessageContaining("invalid_grant");
    }

    @Test
    void aKeyThatSomebodyElseHoldsSignsNothing() {
        sandbox.delegate(ServiceKey.EMAIL, new ServiceKey().publicKey(), scopes());

        assertThatThrownBy(() ->
                        settings().connectAs("google_calendar", week.anna().email()))
                .isInstanceOf(ProviderRejected.class);
    }

    @Test
    void aDisconnectSaysWhoseTheRestIs() {
        delegate();
        settings().turnOn("google_calendar");
        settings().connectAs("google_calendar", week.anna().email());
        assertThat(call("calendar_list_events", WINDOW).code()).isEqualTo("ok");

        var id = settings().connections().get(0).id();
        var told = settings().disconnect(id).join();
        var again = settings().disconnect(id).join();

        assertThat(told.sentence()).contains("its administrator's to end");
        assertThat(again.sentence()).isEqualTo("This account had been disconnected already.");
        assertThat(call("calendar_list_events", WINDOW).code()).isEqualTo("not_connected");
    }

    private void delegate() {
        sandbox.delegate(ServiceKey.EMAIL, key.publicKey(), scopes());
    }

    private static String[] scopes() {
        return new String[] {
            "calendar.events",
            "calendar.events.readonly",
            "calendar.freebusy",
            "calendar.calendarlist.readonly",
            "calendar.settings.readonly"
        };
    }

    private ToolResult call(String tool, String arguments) {
        return connectors.conversation(ANNA, "chat-1").call(tool, arguments);
    }

    private Settings settings() {
        return connectors.settings(ANNA);
    }
}
