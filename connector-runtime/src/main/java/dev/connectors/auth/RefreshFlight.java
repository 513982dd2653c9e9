package dev.connectors.auth;

import dev.connectors.error.ConnectorException;
import dev.connectors.error.ProviderRejected;
import dev.connectors.http.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One refresh of one connection, from the lease to the stored result. Thread-safe.
 *
 * <p>What is stored decides, before and after: it is read again before anything is sent, what came is stored before anybody uses it,
 * and a refusal is believed only while the refused token is still the stored one. A tombstone is never overwritten.
 */
final class RefreshFlight {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshFlight.class);
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final Duration TIME_TO_STORE = Duration.ofSeconds(10);
    private static final Duration LEASE = TIME.plus(TIME_TO_STORE).plusSeconds(5);
    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    /** Each further try means that another node stored a new refresh token, and that it is over already. */
    private static final int MOST_TRIES = 3;

    private static final int MOST_RACES = 100;

    private final Registrations registrations;
    private final ConnectionStore store;
    private final Revocation revocation;
    private final TokenEndpoint endpoint;
    private final Rests rests;
    private final Clock clock;
    private final Pause pause;

    RefreshFlight(
            Registrations registrations,
            ConnectionStore store,
            Revocation revocation,
            TokenEndpoint endpoint,
            Rests rests,
            Clock clock,
            Pause pause) {
        this.registrations = registrations;
        this.store = store;
        this.revocation = revocation;
        this.endpoint = endpoint;
        this.rests = rests;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * The connection with another access token than the one seen: the one that somebody else stored meanwhile, or a new one.
     *
     * @param claims what the new one must have
     * @throws dev.connectors.error.Cancelled if it was revoked; what came late was revoked too
     * @throws dev.connectors.error.ReauthorizationRequired if the provider ended the sign-in
     * @throws ConnectorException if it can't be done now
     */
    Connection refreshed(Connection seen, Optional<Secret> claims) throws InterruptedException {
        var deadline = Deadline.in(TIME);
        var wait = FIRST_WAIT;
        while (true) {
            var now = current(seen);
            if (isDone(now, seen, claims)) {
                return now;
            }
            var lease = store.lease(seen.id(), LEASE);
            if (lease.isPresent()) {
                try {
                    return holding(seen, claims, deadline);
                } finally {
                    lease.get().close();
                }
            }
            wait = waited(wait, deadline); // another node is at it
        }
    }

    private Connection holding(Connection seen, Optional<Secret> claims, Deadline deadline)
            throws InterruptedException {
        for (int i = 0; i < MOST_TRIES; i++) {
            var used = current(seen); // again: the lease may have been another node's until now
            if (isDone(used, seen, claims)) {
                return used;
            }
            var refresh = used.tokens().flatMap(Tokens::refresh);
            if (refresh.isEmpty()) {
                throwIfOver(used, claims);
                continue;
            }
            var at = registrations.of(used);
            try {
                return stored(at, used, endpoint.refresh(at, refresh.get(), used.scopes(), claims, deadline));
            } catch (TokenRefused e) {
                if (!e.isOver()) {
                    throw new ProviderRejected(
                            "The provider did not accept this application's sign-in. The host must look at its client.",
                            String.valueOf(e.getMessage()),
                            e);
                }
                throwIfOver(used, e.claims().or(() -> claims));
            }
        }
        throw TokenEndpoint.unavailable("refresh: the stored token keeps changing");
    }

    /** Stores what came, unless somebody stored newer tokens; persisted before it is used. */
    private Connection stored(Registration at, Connection used, TokenAnswer answer) throws InterruptedException {
        var deadline = Deadline.in(TIME_TO_STORE);
        var tokens = answer.tokens(used.tokens().flatMap(Tokens::refresh));
        var now = used;
        var wait = FIRST_WAIT;
        while (true) {
            try {
                var next = now.granted(answer.scopes().orElse(now.scopes()), tokens);
                if (store.replace(now, next)) {
                    return next.version(now.version() + 1);
                }
                var stored = store.find(used.principal(), used.id());
                if (stored.filter(found -> found.state() != Connection.State.REVOKED)
                        .isEmpty()) {
                    revocation.endLate(at, answer.tokens(Optional.empty()));
                    throw OwnConnection.revoked();
                }
                if (stored.get().version() == now.version()) { // refused for another reason than a change
                    wait = waited(wait, deadline);
                }
                now = stored.get();
                if (!now.tokens().equals(used.tokens())) { // a sign-in or another node was ahead
                    return active(now);
                }
            } catch (ConnectorException e) {
                throw e;
            } catch (RuntimeException e) { // the store is away; a rotated token is worth some patience
                LOG.warn(
                        "connection {} could not be stored after a refresh: {}",
                        used.id(),
                        e.getClass().getName());
                wait = waited(wait, deadline);
            }
        }
    }

    /**
     * Notes that the sign-in is over, if the refresh token that was refused, or missing, is still the stored one.
     *
     * @param claims what the next sign-in must ask for
     */
    private void throwIfOver(Connection refused, Optional<Secret> claims) {
        var dead = refused.tokens().flatMap(Tokens::refresh);
        for (int i = 0; i < MOST_RACES; i++) {
            var now = current(refused);
            if (!now.tokens().flatMap(Tokens::refresh).equals(dead)) {
                return; // a new one, worth a try
            }
            if (store.replace(now, now.needsSignIn(claims))) {
                throw OwnConnection.signInAgain(now);
            }
        }
        throw TokenEndpoint.unavailable("refresh: the connection keeps changing");
    }

    private Connection current(Connection seen) {
        return new OwnConnection(registrations, store, seen.principal(), seen.id()).active();
    }

    private static Connection active(Connection connection) {
        if (!connection.isActive()) {
            throw OwnConnection.signInAgain(connection);
        }
        return connection;
    }

    /** With claims, another token does only if it is known here to be one with them. */
    private boolean isDone(Connection now, Connection seen, Optional<Secret> claims) {
        if (claims.isPresent() && !rests.succeededWith(claims.get(), seen.id(), clock.instant())) {
            return false;
        }
        var access = now.tokens().map(Tokens::access);
        return !access.equals(seen.tokens().map(Tokens::access))
                && now.tokens()
                        .filter(tokens -> tokens.expiry().isAfter(clock.instant()))
                        .isPresent();
    }

    private Duration waited(Duration wait, Deadline deadline) throws InterruptedException {
        if (deadline.remaining().isZero()) {
            throw TokenEndpoint.unavailable("refresh: no end of it in time");
        }
        pause.pause(wait);
        var longer = wait.multipliedBy(2);
        return longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer;
    }
}
