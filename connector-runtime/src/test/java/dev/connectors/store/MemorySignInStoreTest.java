package dev.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.auth.MutableClock;
import dev.connectors.auth.PendingSignIn;
import dev.connectors.auth.Secret;
import dev.connectors.permission.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemorySignInStoreTest {

    private final MutableClock clock = new MutableClock();
    private final MemorySignInStore store = new MemorySignInStore(clock);

    @Test
    void aSignInIsTakenOnceByWhateverNumberOfThreads() throws Exception {
        var pool = Executors.newFixedThreadPool(50);
        try {
            for (int round = 0; round < 1_000; round++) {
                var hash = "hash-" + round;
                store.put(signIn("anna", hash));
                Callable<Boolean> take = () -> store.take(hash).isPresent();

                int taken = 0;
                for (var done : pool.invokeAll(
                        IntStream.range(0, 50).mapToObj(i -> take).toList())) {
                    taken += done.get() ? 1 : 0;
                }

                assertThat(taken).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aSignInEndsWithItsTime() {
        store.put(signIn("anna", "hash-1"));

        clock.advance(Duration.ofMinutes(10));

        assertThat(store.take("hash-1")).isEmpty();
    }

    @Test
    void whoStartsAgainAndAgainPushesOutOnlyTheirOwn() {
        store.put(signIn("ben", "hash-of-ben"));
        for (int i = 0; i < 1_000; i++) {
            store.put(signIn("anna", "hash-" + i));
        }

        assertThat(store.take("hash-979")).isEmpty();
        assertThat(store.take("hash-980")).isPresent();
        assertThat(store.take("hash-of-ben")).isPresent();
    }

    private PendingSignIn signIn(String user, String stateHash) {
        return new PendingSignIn(
                stateHash,
                Principal.of("acme-realty", user),
                "session",
                "acme",
                "acme",
                "https://crm.example/connect/acme",
                Secret.of("verifier-canary"),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                clock.instant().plus(Duration.ofMinutes(10)));
    }
}
