package dev.connectors.auth;

import dev.connectors.error.ConnectorException;
import dev.connectors.http.Deadline;
import dev.connectors.http.WebClient.Header;
import dev.connectors.spi.TokenSource;
import dev.connectors.spi.TokenSource.Wanted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens that token sources gave, in memory alone: one request per connection at a time, whoever needs it, and the next one before the
 * last token is over. Thread-safe.
 */
final class SourcedTokens {

    private record Held(Secret access, Instant expiry, Set<String> scopes) {}

    private static final Logger LOG = LoggerFactory.getLogger(SourcedTokens.class);
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final int CLEANED_ABOVE = 10_000;

    private final Registrations registrations;
    private final ConnectionStore store;
    private final Executor executor;
    private final Clock clock;
    private final Rests rests = new Rests();
    private final ConcurrentHashMap<String, Held> held = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, CompletableFuture<Held>> flights = new ConcurrentHashMap<>();

    SourcedTokens(Registrations registrations, ConnectionStore store, Executor executor, Clock clock) {
        this.registrations = registrations;
        this.store = store;
        this.executor = executor;
        this.clock = clock;
    }

    /** A token that can be used now. Waits only where there is none. */
    Secret usable(Connection connection, Deadline deadline) {
        var id = connection.id();
        var now = clock.instant();
        var last = held.get(id);
        if (last == null || !last.expiry().isAfter(now) || !last.scopes().containsAll(connection.scopes())) {
            return Waiting.await(join(connection), deadline).access();
        }
        if (!last.expiry().isAfter(now.plus(Refreshes.STALE)) && !rests.resting(id, now)) {
            var unused = join(connection);
        }
        return last.access();
    }

    /** After a 401: whether there is another token now. One that was given just now is not asked for again. */
    boolean renewed(Connection connection, Header refused, Deadline deadline) {
        var last = held.get(connection.id());
        if (last != null && !OAuthCredential.header(last.access()).value().equals(refused.value())) {
            return true; // somebody else was refused too, and was faster
        }
        if (rests.resting(connection.id(), clock.instant())) {
            return false;
        }
        var next = Waiting.await(join(connection), deadline);
        return !OAuthCredential.header(next.access()).value().equals(refused.value());
    }

    /** Of a connection that was ended. */
    void forget(String connectionId) {
        held.remove(connectionId);
    }

    private CompletableFuture<Held> join(Connection connection) {
        var mine = new CompletableFuture<Held>();
        var other = flights.putIfAbsent(connection.id(), mine);
        if (other != null) {
            return other;
        }
        // A source is code of others, and may never come back; then the next call tries anew.
        var unused = mine.orTimeout(TIME.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((token, error) -> flights.remove(connection.id(), mine));
        try {
            executor.execute(() -> run(connection, mine));
        } catch (RejectedExecutionException e) { // shutting down
            mine.completeExceptionally(TokenEndpoint.unavailable("token source: the executor takes no more work"));
        }
        return mine.exceptionallyCompose(error -> CompletableFuture.failedFuture(
                error instanceof ConnectorException
                        ? error
                        : TokenEndpoint.unavailable("token source: no token in time")));
    }

    private void run(Connection connection, CompletableFuture<Held> mine) {
        var id = connection.id();
        var asked = clock.instant();
        try {
            rests.failure(id, asked).ifPresent(error -> {
                throw error;
            });
            var at = registrations.of(connection);
            var token = asked(at, connection.actingFor().orElseThrow(), connection.scopes());
            var next = new Held(Secret.of(token.value()), token.expiry(), connection.scopes());
            clean(asked);
            hold(connection, next);
            rests.succeeded(id, Optional.empty(), asked);
            flights.remove(id, mine); // first, so that who comes next starts from what is held
            mine.complete(next);
        } catch (Throwable e) { // whatever it is, those who wait must hear of it
            var error = e instanceof ConnectorException typed
                    ? typed
                    : TokenEndpoint.unavailable("token source: " + e.getClass().getName());
            if (!rests.resting(id, asked)) {
                rests.failed(id, asked, error);
                LOG.warn("no token for connection {}: {}", id, error.getMessage());
            }
            flights.remove(id, mine);
            mine.completeExceptionally(error);
        }
    }

    /** Held first and looked at then: an end that this look misses comes after it, and forgets the token itself. */
    private void hold(Connection connection, Held token) {
        var id = connection.id();
        held.put(id, token);
        try {
            var unused = new OwnConnection(registrations, store, connection.principal(), id).active();
        } catch (RuntimeException e) {
            held.remove(id, token);
            throw e;
        }
    }

    /** A token of the source, or the typed error that it ended with. Of another error only the kind goes on: its text may hold a token. */
    static TokenSource.AccessToken asked(Registration at, String account, Set<String> scopes) {
        var wanted = new Wanted(account, scopes, at.oauth().tokenEndpoint(), TIME);
        try {
            return Objects.requireNonNull(at.requiredSource().token(wanted), "token");
        } catch (ConnectorException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TokenEndpoint.unavailable("token source: interrupted");
        } catch (Exception e) {
            throw TokenEndpoint.unavailable("token source: " + e.getClass().getName());
        }
    }

    private void clean(Instant now) {
        if (held.size() > CLEANED_ABOVE) {
            held.values().removeIf(token -> !token.expiry().isAfter(now));
        }
    }
}
