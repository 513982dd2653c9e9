package dev.connectors.auth;

import dev.connectors.error.ConnectorException;
import dev.connectors.error.ProviderRejected;
import dev.connectors.http.Deadline;
import dev.connectors.http.WebClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One refresh per connection at a time, whoever needs it: in this process by a shared future, over nodes by {@link RefreshFlight}'s
 * lease and compare-and-set. Thread-safe.
 *
 * <p>A refresh runs on the executor and on its own time, so the call that caused it can end without ending it: a token that the
 * provider has rotated is stored even if nobody waits for it any more.
 */
final class Refreshes {

    /** A token with less left is refreshed, and used meanwhile; slow calls begin with time to spare. */
    static final Duration STALE = Duration.ofSeconds(225);

    /** @param claims what its token will have beside the usual */
    private record Flight(Optional<Secret> claims, CompletableFuture<Connection> result) {

        boolean meets(Optional<Secret> wanted) {
            return wanted.isEmpty() || wanted.equals(claims);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Refreshes.class);

    private final RefreshFlight flight;
    private final Executor executor;
    private final Clock clock;
    private final Rests rests = new Rests();
    private final ConcurrentHashMap<String, Flight> flights = new ConcurrentHashMap<>();

    Refreshes(
            Registrations registrations,
            ConnectionStore store,
            Revocation revocation,
            WebClient web,
            Executor executor,
            Clock clock,
            Pause pause) {
        this.flight =
                new RefreshFlight(registrations, store, revocation, new TokenEndpoint(web, clock), rests, clock, pause);
        this.executor = executor;
        this.clock = clock;
    }

    /** Tokens that can be used now. Waits only where the access token is over. */
    Tokens usable(Connection connection, Deadline deadline) {
        var tokens = connection.tokens().orElseThrow(() -> OwnConnection.signInAgain(connection));
        var now = clock.instant();
        if (tokens.expiry().isAfter(now.plus(STALE))) {
            return tokens;
        }
        if (tokens.expiry().isAfter(now)) {
            if (tokens.refresh().isPresent() && !rests.resting(connection.id(), now)) {
                var unused = join(connection, Optional.empty());
            }
            return tokens;
        }
        return Waiting.await(join(connection, Optional.empty()).result(), deadline)
                .tokens()
                .orElseThrow(() -> OwnConnection.signInAgain(connection));
    }

    /**
     * After a 401: whether there is another token now. One that was refreshed just now is not refreshed again, but for a challenge.
     *
     * @param claims what the new token must have
     */
    boolean renewed(Connection refused, Optional<Secret> claims, Deadline deadline) {
        if (refused.tokens().flatMap(Tokens::refresh).isEmpty()) {
            return false;
        }
        rests.failure(refused.id(), clock.instant()).ifPresent(error -> {
            throw error;
        });
        if (claims.isEmpty() && rests.resting(refused.id(), clock.instant())) {
            return false;
        }
        while (true) {
            var flight = join(refused, claims);
            var next = Waiting.await(flight.result(), deadline);
            if (flight.meets(claims)) {
                return !next.tokens().equals(refused.tokens());
            }
        }
    }

    /** Whether the last token was got here just now, and with these claims. */
    boolean hasMet(Secret claims, Connection connection) {
        return rests.succeededWith(claims, connection.id(), clock.instant());
    }

    /** The flight that is on, whatever its claims, or one of our own. */
    private Flight join(Connection seen, Optional<Secret> claims) {
        var mine = new Flight(claims, new CompletableFuture<>());
        var other = flights.putIfAbsent(seen.id(), mine);
        if (other != null) {
            return other;
        }
        try {
            executor.execute(() -> run(seen, mine));
        } catch (RejectedExecutionException e) { // shutting down
            flights.remove(seen.id(), mine);
            mine.result().completeExceptionally(TokenEndpoint.unavailable("refresh: the executor takes no more work"));
        }
        return mine;
    }

    /** The rest is noted first and the flight taken off before it completes: who comes next starts from what is stored. */
    private void run(Connection seen, Flight mine) {
        var id = seen.id();
        try {
            rests.failure(id, clock.instant()).ifPresent(error -> {
                throw error;
            });
            var next = flight.refreshed(seen, mine.claims());
            rests.succeeded(id, mine.claims(), clock.instant());
            flights.remove(id, mine);
            mine.result().complete(next);
        } catch (Throwable e) { // whatever it is, those who wait must hear of it
            var error = e instanceof ConnectorException typed ? typed : unexpected(e);
            if (isTransient(error) && !rests.resting(id, clock.instant())) {
                rests.failed(id, clock.instant(), error);
                LOG.warn("refresh of connection {} failed: {}", id, error.getMessage());
            }
            flights.remove(id, mine);
            mine.result().completeExceptionally(error);
        }
    }

    private static ConnectorException unexpected(Throwable e) {
        var where = new IllegalStateException(e.getClass().getName()); // its message may hold a token
        where.setStackTrace(e.getStackTrace());
        LOG.error("refresh failed", where);
        return TokenEndpoint.unavailable("refresh: " + e.getClass().getSimpleName());
    }

    /** What is not said by the stored connection itself. */
    private static boolean isTransient(ConnectorException error) {
        return switch (error.remedy()) {
            case TIME -> true;
            case HOST -> error instanceof ProviderRejected; // a wrong client secret; the host may put it right
            case MODEL, USER, AUTHOR -> false;
        };
    }
}
