package dev.connectors.auth;

import dev.connectors.error.ConnectorException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** For how long a connection's refresh is left alone after it was tried, in this process. Thread-safe. */
final class Rests {

    /** Between two tries. */
    static final Duration REST = Duration.ofSeconds(30);

    private static final int CLEANED_ABOVE = 10_000;

    /** A clock that jumps back must not stretch a rest: it counts only between these two. */
    private record Rest(Instant from, Instant until, Optional<ConnectorException> error, Optional<Secret> claims) {

        boolean holds(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    private final ConcurrentHashMap<String, Rest> rests = new ConcurrentHashMap<>();

    /** How the last try failed, while it should not be tried again. */
    Optional<ConnectorException> failure(String connectionId, Instant now) {
        return resting(connectionId, now)
                ? Optional.ofNullable(rests.get(connectionId)).flatMap(Rest::error)
                : Optional.empty();
    }

    /** Whether it was tried just now, with whatever result. */
    boolean resting(String connectionId, Instant now) {
        var rest = rests.get(connectionId);
        return rest != null && rest.holds(now);
    }

    /** Whether it was tried just now with these claims, and went well. */
    boolean succeededWith(Secret claims, String connectionId, Instant now) {
        return resting(connectionId, now)
                && Optional.ofNullable(rests.get(connectionId))
                        .flatMap(Rest::claims)
                        .equals(Optional.of(claims));
    }

    void succeeded(String connectionId, Optional<Secret> claims, Instant now) {
        put(connectionId, new Rest(now, now.plus(REST), Optional.empty(), claims), now);
    }

    /** Rests as long as the provider asked, and 30 seconds at least. */
    void failed(String connectionId, Instant now, ConnectorException error) {
        var least = now.plus(REST);
        var until = error.retryAt().filter(asked -> asked.isAfter(least)).orElse(least);
        put(connectionId, new Rest(now, until, Optional.of(error), Optional.empty()), now);
    }

    private void put(String connectionId, Rest rest, Instant now) {
        if (rests.size() > CLEANED_ABOVE) {
            rests.values().removeIf(other -> !other.holds(now));
        }
        rests.put(connectionId, rest);
    }
}
