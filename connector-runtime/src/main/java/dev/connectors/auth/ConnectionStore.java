package dev.connectors.auth;

import dev.connectors.permission.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where connections are kept.
 *
 * <p>Implemented in memory and by durable stores that several nodes share. Called on any thread, at any time, also twice at
 * once for the same connection. A method that returns has committed; one that cannot throws, and then it is unknown whether
 * it has. Tokens are encrypted at rest.
 *
 * @since 0.1
 */
public interface ConnectionStore {

    /** A connection of this principal, also a revoked one; empty where the id is unknown or is another principal's. */
    Optional<Connection> find(Principal principal, String id);

    /** The connections of this principal that are not revoked, the oldest first. */
    List<Connection> all(Principal principal);

    /**
     * Adds a connection.
     *
     * @return false, with nothing added, if the id exists, or if the principal has a connection that is not revoked with the
     *     same label (case ignored), or with the same account at the same provider identity. The caller reads again.
     */
    boolean insert(Connection connection);

    /**
     * Replaces a connection in one step, if it still is as expected (compare-and-set on its version). The next one is stored
     * as version {@code expected.version() + 1}.
     *
     * @return false, with nothing changed, if the stored version is another, if a tombstone is stored, or if the next one
     *     clashes with another connection as in {@link #insert}. The caller reads again.
     */
    boolean replace(Connection expected, Connection next);

    /**
     * Asks for the right to refresh a connection, over all nodes. It is advice that spares requests: a holder that was
     * stopped for longer than its time may still write, and {@link #replace} is what fences it off.
     *
     * @param time after which the lease ends by itself
     * @return empty while somebody else holds it
     */
    Optional<Lease> lease(String connectionId, Duration time);

    /** The right to refresh one connection, until closed or until its time is over. */
    interface Lease extends AutoCloseable {

        /** Gives it back; without effect once its time is over, also if somebody else holds it now. */
        @Override
        void close();
    }
}
