package dev.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.auth.AccountKey;
import dev.connectors.auth.Connection;
import dev.connectors.auth.EffectiveProvider;
import dev.connectors.auth.MutableClock;
import dev.connectors.auth.Secret;
import dev.connectors.auth.Tokens;
import dev.connectors.permission.Principal;
import dev.connectors.spi.Auth;
import dev.connectors.spi.Provider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class MemoryConnectionStoreTest {

    private static final Principal ANNA = Principal.of("acme-realty", "anna");
    private static final Principal BEN = Principal.of("acme-realty", "ben");
    private static final EffectiveProvider PROVIDER = EffectiveProvider.of(Provider.of("acme", "Acme", Auth.none()));

    private final MutableClock clock = new MutableClock();
    private final MemoryConnectionStore store = new MemoryConnectionStore(clock);

    @Test
    void aConnectionIsFoundByItsPrincipalAlone() {
        store.insert(connection(ANNA, "c-1", "acme"));

        assertThat(store.find(ANNA, "c-1")).isPresent();
        assertThat(store.find(BEN, "c-1")).isEmpty();
        assertThat(store.all(BEN)).isEmpty();
    }

    @Test
    void anotherVersionIsNotReplaced() {
        var first = connection(ANNA, "c-1", "acme");
        store.insert(first);
        store.replace(first, first.labelled("work"));

        var replaced = store.replace(first, first.labelled("home"));

        assertThat(replaced).isFalse();
        assertThat(store.find(ANNA, "c-1")).map(Connection::label).contains("work");
        assertThat(store.find(ANNA, "c-1")).map(Connection::version).contains(2L);
    }

    @Test
    void aTombstoneIsNeverReplaced() {
        var first = connection(ANNA, "c-1", "acme").granted(Set.of(), Tokens.key(Secret.of("key-canary")));
        store.insert(first);
        store.replace(first, first.tombstone());
        var tombstone = store.find(ANNA, "c-1").orElseThrow();

        var replaced = store.replace(tombstone, first);

        assertThat(replaced).isFalse();
        assertThat(store.find(ANNA, "c-1").orElseThrow().tokens()).isEmpty();
        assertThat(store.all(ANNA)).isEmpty();
    }

    @Test
    void aLabelAndAnAccountAreOnceOnlyUntilTheyAreRevoked() {
        var key = Optional.of(new AccountKey("https://acme.example", "1001"));
        var first = connection(ANNA, "c-1", "work").account(key, Optional.empty());

        assertThat(store.insert(first)).isTrue();
        assertThat(store.insert(connection(ANNA, "c-1", "other"))).isFalse();
        assertThat(store.insert(connection(ANNA, "c-2", "Work"))).isFalse();
        assertThat(store.insert(connection(ANNA, "c-3", "home").account(key, Optional.empty())))
                .isFalse();
        assertThat(store.insert(connection(BEN, "c-4", "work").account(key, Optional.empty())))
                .isTrue();

        store.replace(first, first.tombstone());
        assertThat(store.insert(connection(ANNA, "c-5", "work").account(key, Optional.empty())))
                .isTrue();
    }

    @Test
    void aLeaseIsHeldByOneUntilItIsGivenBackOrOver() {
        var first = store.lease("c-1", Duration.ofSeconds(45)).orElseThrow();

        assertThat(store.lease("c-1", Duration.ofSeconds(45))).isEmpty();
        assertThat(store.lease("c-2", Duration.ofSeconds(45))).isPresent();

        clock.advance(Duration.ofSeconds(45));
        var second = store.lease("c-1", Duration.ofSeconds(45));
        assertThat(second).isPresent();

        first.close(); // late: not its own any more
        assertThat(store.lease("c-1", Duration.ofSeconds(45))).isEmpty();

        second.orElseThrow().close();
        assertThat(store.lease("c-1", Duration.ofSeconds(45))).isPresent();
    }

    @Test
    void ofManyAtOnceOneReplaces() throws Exception {
        var pool = Executors.newFixedThreadPool(16);
        try {
            for (int round = 0; round < 500; round++) {
                var first = connection(ANNA, "c-" + round, "acme " + round);
                store.insert(first);
                var tries = new ArrayList<Callable<Boolean>>();
                for (int i = 0; i < 16; i++) {
                    var label = "round " + round + " try " + i;
                    tries.add(() -> store.replace(first, first.labelled(label)));
                }

                int won = 0;
                for (var done : pool.invokeAll(tries)) {
                    won += done.get() ? 1 : 0;
                }

                assertThat(won).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private Connection connection(Principal principal, String id, String label) {
        return Connection.of(id, principal, PROVIDER, label, clock.instant());
    }
}
