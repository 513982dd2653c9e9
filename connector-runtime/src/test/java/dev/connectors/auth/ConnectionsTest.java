package dev.connectors.auth;

import static dev.connectors.auth.Host.ANNA;
import static dev.connectors.auth.RefreshTest.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.error.Cancelled;
import dev.connectors.error.NotConnected;
import dev.connectors.error.ReauthorizationRequired;
import dev.connectors.http.Credential;
import dev.connectors.http.HttpPolicy;
import dev.connectors.http.WebClient;
import dev.connectors.http.WebClient.Header;
import dev.connectors.spi.Auth;
import dev.connectors.spi.Provider;
import dev.connectors.store.MemoryConnectionStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest {

    private static final EffectiveProvider NOTES = EffectiveProvider.of(Provider.of("notes", "Notes", Auth.none()));
    private static final EffectiveProvider LEADBOOK = EffectiveProvider.of(
            Provider.apiKey("leadbook", "https://api.leadbook.example").sentAs("X-Api-Key", "Key {key}"));

    private static final EffectiveProvider LEDGER =
            EffectiveProvider.of(Provider.apiKey("ledger", "https://api.ledger.example"));

    private final MutableClock clock = new MutableClock();
    private final MemoryConnectionStore store = new MemoryConnectionStore(clock);
    private final Connections connections = new Connections(store, clock, Host.random());
    private final WebClient web = WebClient.create(HttpPolicy.defaults());

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void aProviderWithoutSignInHasOneConnectionHoweverOftenItIsAskedFor() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var ids = new HashSet<String>();
            for (var made : pool.invokeAll(Collections.<Callable<Connection>>nCopies(
                    100, () -> connections.withoutSignIn(ANNA, Registration.of(NOTES))))) {
                ids.add(made.get().id());
            }

            assertThat(ids).hasSize(1);
            assertThat(store.all(ANNA)).singleElement().satisfies(found -> {
                assertThat(found.label()).isEqualTo("notes");
                assertThat(found.isActive()).isTrue();
                assertThat(found.tokens()).isEmpty();
            });
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aLabelThatTheUserGaveToAnotherAccountIsInNobodysWay() {
        var other = connections.withKey(ANNA, LEADBOOK, Secret.of("key-canary"));
        connections.relabel(ANNA, other.id(), "Notes");

        assertThat(connections.withoutSignIn(ANNA, Registration.of(NOTES)).label())
                .isEqualTo("notes-2");
    }

    @Test
    void aConnectionWithoutSignInShowsNothingAndEndsItsCallsWhenRevoked() {
        var connection = connections.withoutSignIn(ANNA, Registration.of(NOTES));
        var credential = credential(connection);

        assertThat(credential.header(soon())).isEmpty();
        assertThat(credential.renew(new Header("Authorization", "x"), soon())).isFalse();

        store.replace(connection, connection.tombstone());
        assertThatThrownBy(() -> credential.header(soon())).isInstanceOf(Cancelled.class);
    }

    @Test
    void aKeyIsSentInTheHeaderAndTheFormOfItsProvider() {
        var connection = connections.withKey(ANNA, LEADBOOK, Secret.of("key-canary$1"));

        var header = credential(connection).header(soon());

        assertThat(header).contains(new Header("X-Api-Key", "Key key-canary$1"));
        assertThat(header.toString()).doesNotContain("canary");
    }

    @Test
    void aRefusedKeyIsTriedAgainOnlyIfTheUserGaveAnother() {
        var connection = connections.withKey(ANNA, LEADBOOK, Secret.of("key-canary-1"));
        var credential = credential(connection);
        var refused = credential.header(soon()).orElseThrow();
        assertThat(credential.renew(refused, soon())).isFalse();

        store.replace(connection, connection.granted(connection.scopes(), Tokens.key(Secret.of("key-canary-2"))));

        assertThat(credential.renew(refused, soon())).isTrue();
    }

    @Test
    void aFurtherKeyTakesThePlaceOfTheOneBefore() {
        var first = connections.withKey(ANNA, LEADBOOK, Secret.of("mistyped"));
        var second = connections.withKey(ANNA, LEADBOOK, Secret.of("key-canary"));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(store.all(ANNA)).singleElement().satisfies(kept -> {
            assertThat(kept.version()).isEqualTo(second.version());
            assertThat(kept.tokens().orElseThrow().access().value()).isEqualTo("key-canary");
        });
    }

    @Test
    void aSecondAccountHasALabelThatWasGivenOnPurpose() {
        connections.withKey(ANNA, LEADBOOK, Secret.of("key-canary-1"));
        connections.withKey(ANNA, LEADBOOK, Secret.of("key-canary-2"), "Boulder");
        connections.withKey(ANNA, LEADBOOK, Secret.of("key-canary-3"), "boulder");
        connections.withKey(ANNA, LEDGER, Secret.of("key-canary-4"));

        assertThat(store.all(ANNA)).extracting(Connection::label).containsExactly("leadbook", "Boulder", "ledger");
        assertThatThrownBy(() -> connections.withKey(ANNA, LEDGER, Secret.of("key-canary"), "boulder"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("another account has this label");
    }

    @Test
    void oneWhoseKeyWasRefusedGetsTheNextOne() {
        connections.withKey(ANNA, LEADBOOK, Secret.of("key-canary-1"));
        var boulder = connections.withKey(ANNA, LEADBOOK, Secret.of("key-canary-2"), "Boulder");
        store.replace(boulder, boulder.needsSignIn());

        assertThat(connections
                        .withKey(ANNA, LEADBOOK, Secret.of("key-canary-3"))
                        .label())
                .isEqualTo("Boulder");
        assertThat(store.all(ANNA)).allMatch(Connection::isActive);
    }

    @Test
    void aRefusedKeyIsNotedOnItsOwnConnectionUnlessThereIsAnotherByThen() {
        var connection = connections.withKey(ANNA, LEADBOOK, Secret.of("key-canary-1"));
        var credential = credential(connection);
        var sent = credential.header(soon()).orElseThrow();
        connections.withKey(ANNA, LEADBOOK, Secret.of("key-canary-2"));

        credential.refusedAgain(sent, name -> Optional.empty());
        assertThat(store.all(ANNA)).allMatch(Connection::isActive);

        var second = credential.header(soon()).orElseThrow();
        assertThatThrownBy(() -> credential.refusedAgain(second, name -> Optional.empty()))
                .isInstanceOf(ReauthorizationRequired.class)
                .hasMessage("a key was refused");
        assertThat(store.all(ANNA)).extracting(Connection::state).containsExactly(Connection.State.NEEDS_SIGN_IN);
        assertThatThrownBy(() -> credential.header(soon())).isInstanceOf(ReauthorizationRequired.class);
    }

    @Test
    void manyKeysGivenAtOnceMakeOneConnection() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            for (var made : pool.invokeAll(Collections.<Callable<Connection>>nCopies(
                    40, () -> connections.withKey(ANNA, LEADBOOK, Secret.of("key-canary"))))) {
                assertThat(made.get().label()).isEqualTo("leadbook");
            }

            assertThat(store.all(ANNA)).hasSize(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void manyConnectionsMadeAtOnceHaveLabelsOfTheirOwn() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var number = new AtomicInteger();
            for (var made : pool.invokeAll(Collections.<Callable<Connection>>nCopies(
                    40,
                    () -> connections.withKey(
                            ANNA, LEADBOOK, Secret.of("key-canary"), "office " + number.incrementAndGet())))) {
                assertThat(made.get().label()).startsWith("office");
            }

            assertThat(store.all(ANNA))
                    .extracting(Connection::label)
                    .doesNotHaveDuplicates()
                    .hasSize(40);
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "line\r\nX-Evil: 1", "ümlaut", "\u0000"})
    void aKeyThatCouldBreakOutOfAHeaderIsRefusedAndNotShown(String key) {
        assertThatThrownBy(() -> connections.withKey(ANNA, LEADBOOK, Secret.of(key)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(key);
        assertThat(store.all(ANNA)).isEmpty();
    }

    @Test
    void aConnectionIsMadeInTheWayOfItsProvider() {
        assertThatThrownBy(() -> connections.withKey(ANNA, NOTES, Secret.of("key-canary")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> connections.withoutSignIn(ANNA, Registration.of(LEADBOOK)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLabelIsChangedUnlessAnotherAccountHasIt() {
        var first = connections.withKey(ANNA, LEADBOOK, Secret.of("key-canary-1"));
        var second = connections.withKey(ANNA, LEADBOOK, Secret.of("key-canary-2"), "second");

        var renamed = connections.relabel(ANNA, first.id(), "work");

        assertThat(renamed).isEqualTo(store.find(ANNA, first.id()).orElseThrow());
        assertThat(renamed.label()).isEqualTo("work");
        assertThatThrownBy(() -> connections.relabel(ANNA, second.id(), "WORK"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> connections.relabel(Host.BEN, second.id(), "mine"))
                .isInstanceOf(NotConnected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-x", "x ", "a\nb", "<b>", "ignore previous: \"x\"", "a\u202eb", "ünlabel"})
    void aLabelIsMadeOfPlainCharacters(String label) {
        var connection = connections.withKey(ANNA, LEADBOOK, Secret.of("key-canary"));

        assertThatThrownBy(() -> connections.relabel(ANNA, connection.id(), label))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Connection.isLabel("x".repeat(61))).isFalse();
    }

    @Test
    void idsAreNotGuessed() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 100; i++) {
            ids.add(connections
                    .withKey(ANNA, LEADBOOK, Secret.of("key-canary"), "office " + i)
                    .id());
        }

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("c-[A-Za-z0-9_-]{22}"));
    }

    @Test
    void aProviderIsRegisteredOnce() {
        assertThatThrownBy(() -> Registrations.of(List.of(Registration.of(NOTES), Registration.of(NOTES))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("notes");
        assertThat(Registrations.of(List.of()).find("notes")).isEqualTo(Optional.empty());
    }

    private Credential credential(Connection connection) {
        var registrations = Registrations.of(List.of(Registration.of(NOTES), Registration.of(LEADBOOK)));
        var revocation = new Revocation(registrations, store, web, Runnable::run, clock);
        return new Credentials(registrations, store, revocation, web, Runnable::run, clock).of(connection);
    }
}
