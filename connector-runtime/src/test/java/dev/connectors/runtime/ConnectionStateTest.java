package dev.connectors.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.auth.AccountKey;
import dev.connectors.auth.Connection;
import dev.connectors.auth.Secret;
import dev.connectors.auth.Tokens;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.ConnectionState.State;
import dev.connectors.spi.Action;
import dev.connectors.spi.Auth;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.Provider;
import dev.connectors.store.Stores;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a settings page is told of connected accounts. */
class ConnectionStateTest {

    private static final Principal ANNA = Principal.of("acme-realty", "anna");
    private static final Instant SINCE = Instant.parse("2026-03-03T09:00:00Z");
    private static final Provider ACME =
            Provider.of("acme", "Acme", OAuth.at("https://acme.example/a", "https://acme.example/t"));
    private static final Provider KEYED = Provider.apiKey("leadbook", "https://api.leadbook.example");

    private record Mail(Provider provider) implements Connector {

        @Override
        public ConnectorInfo info() {
            return ConnectorInfo.of("acme_mail", "Acme Mail", provider, "Your mail.");
        }

        @Override
        public List<Action<?, ?>> actions() {
            return List.of();
        }
    }

    @Test
    void nothingThatSettingsGiveBackLeadsToASecret() {
        var seen = new HashSet<Type>();
        Arrays.stream(Settings.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getGenericReturnType)
                .forEach(type -> walk(type, seen));

        assertThat(seen)
                .contains(ConnectionState.class, ConnectorState.class, Disconnected.class)
                .doesNotContain(Secret.class, Tokens.class, Connection.class);
    }

    private static void walk(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            Stream.concat(Stream.of(generic.getRawType()), Arrays.stream(generic.getActualTypeArguments()))
                    .forEach(part -> walk(part, seen));
        } else if (type instanceof Class<?> record && record.isRecord()) {
            Arrays.stream(record.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(part -> walk(part, seen));
        }
    }

    @Test
    void anAccountIsToldWithoutItsTokens() {
        try (var connectors = connectors(Stores.inMemory(Clock.systemUTC()))) {
            var settings = connectors.settings(ANNA);

            var made = settings.connect(
                    "acme_mail",
                    GivenTokens.of("canary-1")
                            .refresh("canary-2")
                            .scopes(Set.of("mail.read"))
                            .accountName("anna@acme.example"));

            assertThat(made.label()).isEqualTo("acme");
            assertThat(made.accountName()).contains("anna@acme.example");
            assertThat(made.scopes()).containsExactly("mail.read");
            assertThat(made.isActive()).isTrue();
            assertThat(made.sentence()).isEqualTo("Connected by a sign-in.");
            assertThat(settings.connections()).containsExactly(made);
            assertThat(settings.states())
                    .flatExtracting(ConnectorState::accounts)
                    .containsExactly(made);
            assertThat(made.toString()).doesNotContain("canary");
        }
    }

    @Test
    void aRowOfTheSettingsPageSaysWhatTheNextSignInNeeds() {
        var stores = Stores.inMemory(Clock.systemUTC());
        try (var connectors = connectors(stores)) {
            var settings = connectors.settings(ANNA);
            settings.turnOn("acme_mail");
            settings.connect("acme_mail", GivenTokens.of("canary-1"));
            var stored = stores.connections().all(ANNA).get(0);
            assertThat(stores.connections().replace(stored, ended(stored, Optional.of(Secret.of("{}")))))
                    .isTrue();

            var row = settings.states().get(0);

            assertThat(row.state()).isEqualTo(ConnectorState.State.NEEDS_RECONNECT);
            assertThat(row.sentence())
                    .isEqualTo("Stopped: Acme wants you to prove more at your next sign-in, such as with a second"
                            + " factor. Your choices are kept.");
        }
    }

    @Test
    void anEndedSignInSaysSo() {
        var state = ConnectionState.of(ended(connection(Optional.empty(), Optional.empty()), Optional.empty()), ACME);

        assertThat(state.state()).isEqualTo(State.NEEDS_SIGN_IN);
        assertThat(state.sentence())
                .isEqualTo("Acme ended the sign-in (password changed, or access removed). Your choices are kept.");
    }

    @Test
    void aPersonReadsHowAnAccountIsConnected() {
        var key = Tokens.key(Secret.of("canary-key"));

        assertThat(sentence(KEYED, Optional.of(key), Optional.empty())).isEqualTo("Connected with a key of yours.");
        assertThat(sentence(KEYED, Optional.empty(), Optional.empty()))
                .isEqualTo("Connected with this application's key.");
        assertThat(sentence(ACME, Optional.empty(), Optional.of("anna@acme.example")))
                .isEqualTo("Connected: this application acts for anna@acme.example.");
        assertThat(sentence(Provider.of("notes", "Notes", Auth.none()), Optional.empty(), Optional.empty()))
                .isEqualTo("Connected.");
    }

    private static String sentence(Provider provider, Optional<Tokens> tokens, Optional<String> actingFor) {
        return ConnectionState.of(connection(tokens, actingFor), provider).sentence();
    }

    private static Connectors connectors(Stores stores) {
        return Connectors.builder()
                .connectors(List.of(new Mail(ACME)))
                .composites(List.of())
                .store(stores)
                .build();
    }

    private static Connection connection(Optional<Tokens> tokens, Optional<String> actingFor) {
        return new Connection(
                "c-1",
                ANNA,
                "acme",
                "acme",
                "work",
                Optional.<AccountKey>empty(),
                Optional.empty(),
                Set.of(),
                Connection.State.ACTIVE,
                tokens,
                Optional.empty(),
                actingFor,
                SINCE,
                1);
    }

    private static Connection ended(Connection was, Optional<Secret> challenge) {
        return new Connection(
                was.id(),
                was.principal(),
                was.providerId(),
                was.providerIdentity(),
                was.label(),
                was.account(),
                was.accountName(),
                was.scopes(),
                Connection.State.NEEDS_SIGN_IN,
                was.tokens(),
                challenge,
                was.actingFor(),
                was.since(),
                was.version());
    }
}
