package dev.connectors.auth;

import static dev.connectors.auth.Host.ANNA;
import static dev.connectors.auth.Host.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.connectors.auth.AuthServer.Person;
import dev.connectors.auth.AuthServer.Reply;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.Declined;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.error.ReauthorizationRequired;
import dev.connectors.http.Deadline;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.OAuth.Rotation;
import dev.connectors.spi.Provider;
import dev.connectors.spi.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider whose tenants are issuers, that writes scopes in other ways, and that can't be told to revoke: as Microsoft is. */
class TenantsTest {

    private static final String ONE = "11111111-2222-3333-4444-555555555555";
    private static final String OTHER = "99999999-2222-3333-4444-555555555555";
    private static final String HELP = "An administrator may have to allow this application first.";
    private static final Set<String> SCOPES = Set.of("Calendars.ReadWrite");

    private static final Provider TENANTED = Provider.of(
                    "acme",
                    "Acme",
                    OAuth.at(
                                    "https://login.acme.example/{tenant}/authorize",
                                    "https://login.acme.example/{tenant}/token")
                            .issuedBy("https://login.acme.example/{tid}/v2.0")
                            .account("oid", "email", "preferred_username")
                            .identity("openid", "profile", "offline_access")
                            .rotates(Rotation.OLD_STAYS_VALID)
                            .scopesUnder("https://graph.acme.example/")
                            .refreshesWithScopes()
                            .loopback("localhost")
                            .approvalHelp(HELP)
                            .parameter("prompt", "select_account"))
            .setting(Setting.of("tenant", "A tenant.").usually("common"))
            .origin("api", "https://api.acme.example");

    private final Host host = new Host(TENANTED);
    private String tenant = ONE;
    private String user = "oid-1";
    private String address = "anna@contoso.example";

    TenantsTest() {
        host.server.claims = claims -> {
            claims.put("iss", "https://login.acme.example/" + tenant + "/v2.0");
            claims.put("tid", tenant);
            claims.put("oid", user);
            claims.remove("email");
            claims.put("preferred_username", address);
        };
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void theTenantIsInTheEndpointsAndNotInTheIdentity() {
        var declared = EffectiveProvider.of(TENANTED);

        var filled = declared.filled(Map.of("tenant", "contoso.example"));

        assertThat(((OAuth) filled.provider().auth()).tokenEndpoint())
                .isEqualTo(URI.create("https://login.acme.example/contoso.example/token"));
        assertThat(filled.identity()).isEqualTo(declared.identity());
    }

    @Test
    void anAccountIsItsTenantAndItsUserThereWhateverItsAddress() {
        var first = signIn();
        address = "anna.married@contoso.example";
        var renamed = signIn();
        tenant = OTHER;
        var guest = signIn();

        assertThat(first.connection().account())
                .contains(new AccountKey("https://login.acme.example/" + ONE + "/v2.0", "oid-1"));
        assertThat(first.connection().accountName()).contains("anna@contoso.example");
        assertThat(renamed.added()).isFalse();
        assertThat(renamed.connection().accountName()).contains("anna.married@contoso.example");
        assertThat(guest.added()).isTrue();
    }

    @Test
    void anotherUserWithTheSameAddressIsAnotherAccount() {
        signIn();
        user = "oid-2";

        assertThat(signIn().added()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "tid, 99999999-2222-3333-4444-555555555555",
        "tid, ''",
        "tid, 11111111-2222-3333-4444-555555555555/v2.0/x",
        "iss, https://login.acme.example/{tid}/v2.0",
        "iss, https://login.acme.example//v2.0",
        "iss, https://evil.example/11111111-2222-3333-4444-555555555555/v2.0",
        "oid, ''",
    })
    void anIdTokenWhoseTenantDoesNotFitConnectsNothing(String claim, String value) {
        var usual = host.server.claims;
        host.server.claims = claims -> {
            usual.accept(claims);
            claims.put(claim, value);
        };

        assertThatThrownBy(this::signIn).isInstanceOf(ProviderUnavailable.class);
        assertThat(host.store.all(ANNA)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tid", "oid"})
    void anIdTokenWithoutTenantOrUserConnectsNothing(String claim) {
        var usual = host.server.claims;
        host.server.claims = claims -> {
            usual.accept(claims);
            claims.remove(claim);
        };

        assertThatThrownBy(this::signIn).isInstanceOf(ProviderUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Calendars.ReadWrite",
                "https://graph.acme.example/Calendars.ReadWrite",
                "HTTPS://GRAPH.ACME.EXAMPLE/calendars.readwrite",
                "calendars.readwrite profile openid",
            })
    void aScopeIsOursInWhateverSpellingItComes(String spelled) {
        host.server.answer = fields -> fields.put("scope", spelled);

        var signedIn = signIn();

        assertThat(signedIn.connection().scopes()).contains("Calendars.ReadWrite");
        assertThat(signedIn.withheld()).isEmpty();
    }

    @Test
    void whatIsNotGrantedIsNamedButNotTheScopesOfTheSignInItself() {
        host.server.answer = fields -> fields.put("scope", "https://graph.acme.example/User.Read");

        var signedIn = signIn();

        assertThat(signedIn.connection().scopes()).containsExactly("User.Read");
        assertThat(signedIn.withheld()).containsExactly("Calendars.ReadWrite");
    }

    @Test
    void aLaterSignInAsksForTheUnion() {
        var connection = signIn().connection();

        var again = host.signIns.startAgain(ANNA, SESSION, connection.id(), Set.of("Mail.Read"), Host.REDIRECT);

        assertThat(Forms.query(again).get("scope").split(" "))
                .contains("Mail.Read", "Calendars.ReadWrite", "offline_access");
        assertThat(Forms.query(again))
                .containsEntry("login_hint", "anna@contoso.example")
                .doesNotContainKey("prompt");
    }

    @Test
    void anAccountWithoutAnAddressIsNotHintedByItsKey() {
        address = "not an address";
        var connection = signIn().connection();

        var again = host.signIns.startAgain(ANNA, SESSION, connection.id(), Set.of(), Host.REDIRECT);

        assertThat(Forms.query(again)).doesNotContainKey("login_hint");
    }

    @Test
    void aRefreshNamesTheScopesAgainAndReplacesTheToken() {
        var connection = signIn().connection();
        host.clock.advance(Duration.ofHours(2));
        host.server.rotates = true;

        host.credential(connection).header(soon());

        assertThat(host.server.refreshes())
                .singleElement()
                .satisfies(form ->
                        assertThat(form.get("scope").split(" ")).contains("Calendars.ReadWrite", "offline_access"));
        assertThat(host.stored(connection).tokens()).isNotEqualTo(connection.tokens());
    }

    @Test
    void aLostAnswerToARefreshLeavesTheOldTokenWhichStaysValid() {
        var connection = signIn().connection();
        host.clock.advance(Duration.ofHours(2));
        host.server.instead = form -> Optional.of(Reply.none());
        assertThatThrownBy(() -> host.credential(connection).header(soon())).isInstanceOf(ProviderUnavailable.class);
        host.server.instead = form -> Optional.empty();
        host.clock.advance(Rests.REST);

        var header = host.credential(connection).header(soon());

        assertThat(header).isPresent();
        assertThat(host.stored(connection).isActive()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_grant,           NEEDS_SIGN_IN",
        "interaction_required,    NEEDS_SIGN_IN",
        "consent_required,        NEEDS_SIGN_IN",
        "login_required,          NEEDS_SIGN_IN",
        "temporarily_unavailable, ACTIVE",
        "invalid_client,          ACTIVE",
        "unauthorized_client,     ACTIVE",
        "invalid_scope,           ACTIVE",
    })
    void onlyTheProvidersLastWordEndsASignIn(String error, Connection.State state) {
        var connection = signIn().connection();
        host.clock.advance(Duration.ofHours(2));
        host.server.instead = form -> Optional.of(Reply.json(
                400, Map.of("error", error, "error_description", "AADSTS50076: text", "error_codes", 50076)));

        assertThatThrownBy(() -> host.credential(connection).header(soon())).isInstanceOf(ConnectorException.class);

        assertThat(host.stored(connection).state()).isEqualTo(state);
    }

    @Test
    void aNoThatMayBeAnAdministratorsSaysSo() {
        assertThat(refusal("access_denied")).isInstanceOf(Declined.class).hasMessageEndingWith(HELP);
        assertThat(refusal("consent_required"))
                .isInstanceOf(ReauthorizationRequired.class)
                .extracting(error -> ((ConnectorException) error).toModel())
                .asString()
                .endsWith(HELP);
        assertThat(refusal("unauthorized_client"))
                .isInstanceOf(ProviderRejected.class)
                .extracting(error -> ((ConnectorException) error).toModel())
                .asString()
                .endsWith(HELP);
        assertThat(refusal("server_error")).isInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void aCodeThatNeedsThePersonOnceMoreSaysSo() {
        host.server.instead = form -> Optional.of(AuthServer.error("interaction_required"));

        assertThatThrownBy(this::signIn).isInstanceOf(ReauthorizationRequired.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:53217/connect/acme, http://localhost:53217/connect/acme",
        "http://[::1]:53217/connect/acme,     http://localhost:53217/connect/acme",
        "http://localhost:53217/connect/acme, http://localhost:53217/connect/acme",
        "https://crm.example/connect/acme,    https://crm.example/connect/acme",
    })
    void theLoopbackHostIsSpelledAsTheProviderWantsIt(String redirect, String sent) {
        var asked = host.signIns.start(ANNA, SESSION, "acme", SCOPES, redirect);
        var back = host.server.consent(asked, new Person("1001", address));
        var seen = URI.create(back.toString().replace("localhost", "127.0.0.1"));

        var signedIn = host.signIns.finish(ANNA, SESSION, seen);

        assertThat(Forms.query(asked)).containsEntry("redirect_uri", sent);
        assertThat(host.server.exchanges())
                .singleElement()
                .satisfies(form -> assertThat(form).containsEntry("redirect_uri", sent));
        assertThat(signedIn.added()).isTrue();
    }

    private Throwable refusal(String error) {
        var request = Forms.query(host.signIns.start(ANNA, SESSION, "acme", SCOPES, Host.REDIRECT));
        var back = host.server.back(request, Map.of("error", error, "error_description", "AADSTS90094"));
        return catchThrowable(() -> host.signIns.finish(ANNA, SESSION, back));
    }

    private SignedIn signIn() {
        var asked = host.signIns.start(ANNA, SESSION, "acme", SCOPES, Host.REDIRECT);
        return host.signIns.finish(ANNA, SESSION, host.server.consent(asked, new Person("1001", address)));
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10));
    }
}
