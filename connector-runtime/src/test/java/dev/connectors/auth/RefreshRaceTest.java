package dev.connectors.auth;

import static dev.connectors.auth.Host.ANNA;
import static dev.connectors.auth.Host.ANNA_AT_ACME;
import static dev.connectors.auth.RefreshTest.bearer;
import static dev.connectors.auth.RefreshTest.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.auth.AuthServer.Person;
import dev.connectors.error.Cancelled;
import dev.connectors.error.DeadlineExceeded;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.http.Credential;
import dev.connectors.http.Deadline;
import dev.connectors.http.WebClient.Header;
import dev.connectors.permission.Principal;
import dev.connectors.store.MemoryConnectionStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A refresh among callers that end, nodes that stop, stores that fail and users that disconnect. */
class RefreshRaceTest {

    private static final Duration OVER = Duration.ofSeconds(-1);

    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicReference<Runnable> before = new AtomicReference<>(() -> {});
    private final Host host =
            new Host(Host.ACME, clock -> new FailingStore(new MemoryConnectionStore(clock), failures, before));

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aCallerThatIsCancelledEndsNeitherTheRefreshNorTheOthers() throws Exception {
        host.server.rotates = true;
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        var gate = gate();
        var leaders = soon();
        var leader = host.executor.submit(() -> value(host.credential(connection), leaders));
        gate.awaitArrivals();
        var follower = host.executor.submit(() -> value(host.credential(connection), soon()));

        leaders.cancel("");

        assertThatThrownBy(leader::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(Cancelled.class);
        gate.open();
        assertThat(follower.get()).isEqualTo(bearer(host.stored(connection)));
        assertThat(host.server.refreshes()).hasSize(1);
    }

    @Test
    void aRefreshThatNobodyWaitsForAnyMoreIsStored() {
        host.server.rotates = true;
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        var gate = gate();

        assertThatThrownBy(() -> value(host.credential(connection), Deadline.in(Duration.ofMillis(50))))
                .isInstanceOf(DeadlineExceeded.class);

        gate.open();
        Gate.until(() -> host.stored(connection).version() == 2);
        assertThat(host.server.lives(
                        host.stored(connection).tokens().orElseThrow().refresh().orElseThrow()))
                .isTrue();
        assertThat(value(host.credential(connection), soon())).isEqualTo(bearer(host.stored(connection)));
        assertThat(host.server.refreshes()).hasSize(1);
    }

    @Test
    void anInterruptedCallerKeepsItsInterruptAndTheRefreshGoesOn() throws Exception {
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        var gate = gate();
        var interrupted = host.executor.submit(() -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> value(host.credential(connection), soon())).isInstanceOf(Cancelled.class);
            return Thread.interrupted();
        });

        assertThat(interrupted.get()).isTrue();

        gate.open();
        assertThat(value(host.credential(connection), soon())).isEqualTo(bearer(host.stored(connection)));
        assertThat(host.server.refreshes()).hasSize(1);
    }

    @Test
    void twoNodesRefreshOnceBetweenThem() throws Exception {
        host.server.rotates = true;
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        var nodes = List.of(host.node(), host.node(), host.node(), host.node());
        for (int round = 1; round <= 50; round++) {
            var barrier = new CyclicBarrier(nodes.size());

            var headers = host.executor.invokeAll(nodes.stream()
                    .<java.util.concurrent.Callable<String>>map(node -> () -> {
                        barrier.await();
                        return value(node.of(connection), soon());
                    })
                    .toList());

            for (var header : headers) {
                assertThat(header.get()).isEqualTo(bearer(host.stored(connection)));
            }
            assertThat(host.server.refreshes()).hasSize(round);
            host.clock.advance(Duration.ofHours(2));
        }
    }

    @Test
    void aNodeThatDiedWithItsLeaseIsReplaced() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        assertThat(host.store.lease(connection.id(), Duration.ofSeconds(45))).isPresent(); // and never given back
        var waiting = host.executor.submit(() -> value(host.credential(connection), soon()));

        host.clock.advance(Duration.ofSeconds(46));

        assertThat(joined(waiting)).isEqualTo(bearer(host.stored(connection)));
    }

    @Test
    void aNodeThatStoppedForLongerThanItsLeaseOverwritesNoNewerToken() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        var gate = new Gate(1);
        host.server.instead = form -> {
            if (host.server.refreshes().size() == 1) {
                gate.pass();
            }
            return Optional.empty();
        };
        var stopped = host.executor.submit(() -> value(host.node().of(connection), soon()));
        gate.awaitArrivals();
        host.clock.advance(Duration.ofSeconds(46));

        var newer = value(host.node().of(connection), soon());
        gate.open();

        assertThat(joined(stopped)).isEqualTo(newer).isEqualTo(bearer(host.stored(connection)));
        assertThat(host.server.refreshes()).hasSize(2);
        assertThat(host.stored(connection).version()).isEqualTo(2);
    }

    @Test
    void aTokenThatAnotherNodeTookForDeadComesBackWithTheOneThatWasOnItsWay() {
        host.server.rotates = true;
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        host.server.answer = fields -> {
            var now = host.stored(connection); // another node: refused, and the answer here is not stored yet
            host.store.replace(now, now.needsSignIn());
        };

        var header = value(host.credential(connection), soon());

        assertThat(header).isEqualTo(bearer(host.stored(connection)));
        assertThat(host.stored(connection).isActive()).isTrue();
    }

    @Test
    void aSignInThatIsGoneIsNotNotedOverOneThatJustCame() {
        var gone = new Tokens(Secret.of("access-canary"), host.clock.instant().minusSeconds(1), Optional.empty());
        var connection = new Connections(host.store, host.clock, Host.random())
                .with(ANNA, host.registration.provider(), Granted.of(Host.SCOPES, gone));
        before.set(() -> host.store.replace(
                connection,
                connection.granted(Host.SCOPES, host.server.issue(ANNA_AT_ACME, Host.SCOPES, host.clock.instant()))));

        assertThat(value(host.credential(connection), soon())).isEqualTo(bearer(host.stored(connection)));

        assertThat(host.stored(connection).isActive()).isTrue();
        assertThat(host.server.refreshes()).hasSize(1);
    }

    @Test
    void aNewLabelDuringARefreshIsKept() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        host.server.answer =
                fields -> new Connections(host.store, host.clock, Host.random()).relabel(ANNA, connection.id(), "work");

        value(host.credential(connection), soon());

        assertThat(host.stored(connection).label()).isEqualTo("work");
        assertThat(host.stored(connection).version()).isEqualTo(3);
    }

    @Test
    void aRotatedTokenOutlivesAStoreThatFailsForAMoment() {
        host.server.rotates = true;
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        failures.set(5);

        var header = value(host.credential(connection), soon());

        assertThat(header).isEqualTo(bearer(host.stored(connection)));
        assertThat(failures).hasValue(0);
    }

    @Test
    void aConnectionThatIsRevokedDuringItsRefreshStaysRevokedAndTheLateTokenIsEnded() {
        for (int round = 0; round < 300; round++) {
            var person = new Person("r-" + round, "r" + round + "@acme.example");
            var connection = host.connected(ANNA, person, OVER);
            host.server.answer = fields -> host.revocation.revoke(ANNA, connection.id());

            assertThatThrownBy(() -> value(host.credential(connection), soon())).isInstanceOf(Cancelled.class);

            assertThat(host.stored(connection).state()).isEqualTo(Connection.State.REVOKED);
            assertThat(host.stored(connection).tokens()).isEmpty();
        }
        Gate.until(() -> host.server.revoked() == 600); // the stored token and the late one, each
    }

    @Test
    void whateverTheOrderNothingIsStoredAfterARevoke() throws Exception {
        for (int round = 0; round < 700; round++) {
            host.server.rotates = round % 2 == 0;
            var person = new Person("o-" + round, "o" + round + "@acme.example");
            var connection = host.connected(ANNA, person, OVER);
            var barrier = new CyclicBarrier(2);
            var call = host.executor.submit(() -> {
                barrier.await();
                try {
                    return value(host.credential(connection), soon());
                } catch (Cancelled e) {
                    return "";
                }
            });

            barrier.await();
            var told = host.revocation.revoke(ANNA, connection.id());

            call.get();
            told.get();
            assertThat(host.stored(connection).state()).isEqualTo(Connection.State.REVOKED);
            Gate.until(() -> !host.server.knows(person));
        }
    }

    @Test
    void anExecutorThatTakesNoMoreWorkIsATypedError() {
        var connection = host.connected(ANNA, ANNA_AT_ACME, OVER);
        host.executor.shutdown();

        assertThatThrownBy(() -> value(host.credential(connection), soon())).isInstanceOf(ProviderUnavailable.class);

        assertThat(host.stored(connection)).isEqualTo(connection);
    }

    private Gate gate() {
        var gate = new Gate(1);
        host.server.instead = form -> {
            gate.pass();
            return Optional.empty();
        };
        return gate;
    }

    private static String value(Credential credential, Deadline deadline) {
        return credential.header(deadline).map(Header::value).orElseThrow();
    }

    private static String joined(java.util.concurrent.Future<String> future) {
        try {
            return future.get(30, java.util.concurrent.TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A store whose writes fail as often as it is told, sometimes after they were done, and come second where they are told to. */
    private record FailingStore(ConnectionStore store, AtomicInteger failures, AtomicReference<Runnable> before)
            implements ConnectionStore {

        @Override
        public Optional<Connection> find(Principal principal, String id) {
            return store.find(principal, id);
        }

        @Override
        public List<Connection> all(Principal principal) {
            return store.all(principal);
        }

        @Override
        public boolean insert(Connection connection) {
            return store.insert(connection);
        }

        @Override
        public boolean replace(Connection expected, Connection next) {
            before.getAndSet(() -> {}).run();
            int left = failures.getAndUpdate(count -> Math.max(0, count - 1));
            if (left == 1) {
                store.replace(expected, next);
            }
            if (left > 0) {
                throw new IllegalStateException("the store is away");
            }
            return store.replace(expected, next);
        }

        @Override
        public Optional<Lease> lease(String connectionId, Duration time) {
            return store.lease(connectionId, time);
        }
    }
}
