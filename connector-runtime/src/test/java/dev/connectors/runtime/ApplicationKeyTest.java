package dev.connectors.runtime;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.connectors.auth.Connection;
import dev.connectors.domain.ActionContract;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.ConnectorState.State;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Auth;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.Provider;
import dev.connectors.store.Stores;
import dev.connectors.tool.ToolResult.SignInNeeded;
import dev.connectors.tool.ToolResult.SignInNeeded.Kind;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One key of the application's for all of its people, such as an MLS's server token. */
class ApplicationKeyTest {

    private static final Principal ANNA = Principal.of("acme-realty", "anna");
    private static final Principal BEN = Principal.of("acme-realty", "ben");
    private static final String KEY = "canary-of-the-application";

    private final WireMockServer leadbook =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private final Stores stores = Stores.inMemory(Clock.systemUTC());

    private record Nothing() {}

    private static final class Leadbook implements Connector {

        @Override
        public ConnectorInfo info() {
            return ConnectorInfo.of(
                    "leadbook", "Leadbook", Provider.apiKey("leadbook", "https://api.leadbook.example"), "Your leads.");
        }

        @Override
        public List<Action<?, ?>> actions() {
            return List.of(new CountLeads());
        }
    }

    private static final class CountLeads implements Action<Nothing, Nothing> {

        private static final ActionContract<Nothing, Nothing> CONTRACT = ActionContract.of(
                        "count_leads", Nothing.class, Nothing.class)
                .description("Counts leads.")
                .build();

        @Override
        public ActionContract<Nothing, Nothing> contract() {
            return CONTRACT;
        }

        @Override
        public Nothing run(Nothing in, ActionContext context) {
            context.http().get("/leads").send();
            return in;
        }
    }

    @BeforeEach
    void start() {
        leadbook.start();
        leadbook.stubFor(get("/leads").willReturn(aResponse().withBody("{}")));
    }

    @AfterEach
    void stop() {
        leadbook.stop();
    }

    private ConnectorsBuilder builder() {
        return Connectors.builder()
                .connectors(List.of(new Leadbook()))
                .composites(List.of())
                .store(stores)
                .standIn(StandIn.of("leadbook").origin("api", leadbook.baseUrl()))
                .allowPlainHttpOnLoopback();
    }

    private Connectors connectors() {
        return builder().applicationKey("leadbook", KEY).build();
    }

    private static String call(Connectors connectors, Principal principal) {
        return connectors
                .conversation(principal, "chat")
                .call("leadbook_count_leads", "{}")
                .text();
    }

    @Test
    void aPersonTurnsItOnAndIsAskedForNothing() {
        try (var connectors = connectors()) {
            connectors.settings(ANNA).turnOn("leadbook");

            assertThat(connectors.settings(ANNA).states())
                    .extracting(ConnectorState::state)
                    .containsExactly(State.ON);
            assertThat(call(connectors, ANNA)).contains("\"data\"");
            leadbook.verify(
                    1, getRequestedFor(urlEqualTo("/leads")).withHeader("Authorization", equalTo("Bearer " + KEY)));
            assertThat(stores.connections().all(ANNA))
                    .allMatch(connection -> connection.tokens().isEmpty());
        }
    }

    @Test
    void aDisconnectIsThisPersonsAloneAndErasesNoKey() {
        try (var connectors = connectors()) {
            var settings = connectors.settings(ANNA);
            settings.turnOn("leadbook");
            connectors.settings(BEN).turnOn("leadbook");

            var told = settings.disconnect(stores.connections().all(ANNA).get(0).id())
                    .join();

            assertThat(told.sentence())
                    .isEqualTo("Disconnected here. You had given no key of your own; the application's key for Leadbook"
                            + " stays with the application.");
            var refused = connectors.conversation(ANNA, "chat").call("leadbook_count_leads", "{}");
            assertThat(refused.text())
                    .contains("not_connected", "Leadbook was disconnected. The user must turn it on again, in Settings")
                    .doesNotContain("sign in");
            assertThat(refused.signIn())
                    .contains(new SignInNeeded("leadbook", Kind.TURN_ON, "Turn Leadbook on again to go on."));
            assertThat(settings.states().get(0).sentence()).isEqualTo("Almost there: turn it on again.");
            assertThat(call(connectors, BEN)).contains("\"data\"");
            settings.turnOn("leadbook");
            assertThat(call(connectors, ANNA)).contains("\"data\"");
        }
    }

    @Test
    void aKeyOfOnesOwnIsUsedInsteadOfIt() {
        try (var connectors = connectors()) {
            connectors.settings(ANNA).connect("leadbook", "her-own");
            connectors.settings(ANNA).turnOn("leadbook");

            assertThat(call(connectors, ANNA)).contains("\"data\"");

            leadbook.verify(
                    1, getRequestedFor(urlEqualTo("/leads")).withHeader("Authorization", equalTo("Bearer her-own")));
        }
    }

    @Test
    void aKeyOfOnesOwnTakesThePlaceOfTheApplicationsAndDoesNotMakeASecondAccount() {
        try (var connectors = connectors()) {
            var settings = connectors.settings(ANNA);
            settings.turnOn("leadbook");
            settings.connect("leadbook", "her-own");

            assertThat(call(connectors, ANNA)).contains("\"data\"");
            assertThat(settings.connections()).hasSize(1);
            leadbook.verify(
                    1, getRequestedFor(urlEqualTo("/leads")).withHeader("Authorization", equalTo("Bearer her-own")));

            settings.connect("leadbook", "of-the-other-office", "Boulder");
            assertThat(call(connectors, ANNA)).contains("account_ambiguous", "leadbook", "Boulder");
        }
    }

    @Test
    void aRefusedKeyIsItsAdministratorsToMendAndNobodyIsSentToSignIn() {
        leadbook.stubFor(get("/leads").willReturn(aResponse().withStatus(401)));
        try (var connectors = connectors()) {
            connectors.settings(ANNA).turnOn("leadbook");

            assertThat(call(connectors, ANNA))
                    .contains("provider_rejected")
                    .contains("administrator")
                    .doesNotContain(KEY);

            assertThat(stores.connections().all(ANNA)).allMatch(Connection::isActive);
            assertThat(connectors.settings(ANNA).states()).singleElement().satisfies(state -> {
                assertThat(state.state()).isEqualTo(State.NEEDS_RECONNECT);
                assertThat(state.sentence())
                        .isEqualTo(
                                "Stopped: Leadbook does not accept this application's key. Whoever manages the application"
                                        + " must give it a new one; there is nothing for you to do.");
            });
            leadbook.stubFor(get("/leads").willReturn(aResponse().withBody("{}")));
            assertThat(call(connectors, ANNA)).contains("\"data\"");
            assertThat(connectors.settings(ANNA).states())
                    .extracting(ConnectorState::state)
                    .containsExactly(State.ON);
        }
    }

    @Test
    void aRefusedKeyOfAPersonIsThePersonsToReplace() {
        leadbook.stubFor(get("/leads").willReturn(aResponse().withStatus(401)));
        try (var connectors = builder().build()) {
            var settings = connectors.settings(ANNA);
            settings.turnOn("leadbook");
            var none = connectors.conversation(ANNA, "chat").call("leadbook_count_leads", "{}");
            assertThat(none.text())
                    .contains("not_connected", "The user must give a key of Leadbook first")
                    .doesNotContain("sign in");
            assertThat(none.signIn())
                    .contains(new SignInNeeded("leadbook", Kind.KEY, "Give it a key of Leadbook to go on."));
            settings.connect("leadbook", "her-own");

            var refused = connectors.conversation(ANNA, "chat").call("leadbook_count_leads", "{}");

            assertThat(refused.text())
                    .contains("reauthorization_required")
                    .contains("connect it with a new one")
                    .doesNotContain("her-own");
            assertThat(refused.signIn())
                    .contains(new SignInNeeded("leadbook", Kind.KEY, "Give it a new key of Leadbook to go on."));
            assertThat(settings.states()).singleElement().satisfies(state -> {
                assertThat(state.state()).isEqualTo(State.NEEDS_RECONNECT);
                assertThat(state.sentence())
                        .isEqualTo(
                                "Stopped: Leadbook does not accept the key any more. Give it a new one. Your choices are"
                                        + " kept.");
            });
            leadbook.stubFor(get("/leads").willReturn(aResponse().withBody("{}")));
            settings.connect("leadbook", "her-new-one");
            assertThat(call(connectors, ANNA)).contains("\"data\"");
            assertThat(settings.connections()).hasSize(1);
        }
    }

    @Test
    void whereTheApplicationHasItNoMoreNothingIsAsked() {
        try (var connectors = connectors()) {
            connectors.settings(ANNA).turnOn("leadbook");
        }
        try (var connectors = builder().build()) {
            assertThat(call(connectors, ANNA)).contains("not_connected").contains("no key for Leadbook");
        }
        leadbook.verify(0, getRequestedFor(urlEqualTo("/leads")));
    }

    @Test
    void whatCanBeNoKeyIsSaidAtTheStartAndNotShown() {
        var crooked = Connectors.builder()
                .connectors(List.of(new Leadbook(), new Notes()))
                .composites(List.of())
                .applicationKey("leadbook", "two words")
                .applicationKey("notes", KEY)
                .applicationKey("ledger", KEY);

        assertThatThrownBy(crooked::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The application's key for 'leadbook' can't be used: a key is printable ASCII")
                .hasMessageContaining("The application's key for 'notes' can't be used: notes has no keys")
                .hasMessageContaining("A key is given for 'ledger', which no connector has.")
                .hasMessageNotContainingAny("two words", KEY);
    }

    private static final class Notes implements Connector {

        @Override
        public ConnectorInfo info() {
            return ConnectorInfo.of("notes", "Notes", Provider.of("notes", "Notes", Auth.none()), "Your notes.");
        }

        @Override
        public List<Action<?, ?>> actions() {
            return List.of();
        }
    }
}
