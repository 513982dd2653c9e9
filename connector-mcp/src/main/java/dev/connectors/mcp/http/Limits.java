package dev.connectors.mcp.http;

import java.time.Duration;
import java.util.Objects;

/**
 * How much one servlet takes. Immutable.
 *
 * @param bodyBytes of one request's body; more is answered with 413
 * @param sessions of all persons; a client more is answered with 503
 * @param sessionsOfOne of one person; for one more, the one that was used least lately and runs nothing ends
 * @param callsOfSession that run at the same time; one more is answered with an error
 * @param idle after which a session ends that runs nothing and that no client listens to
 */
public record Limits(int bodyBytes, int sessions, int sessionsOfOne, int callsOfSession, Duration idle) {

    /** 4 MiB, 10,000 sessions, 10 of one person, 8 calls in each at a time, half an hour. */
    public static final Limits DEFAULT = new Limits(4 << 20, 10_000, 10, 8, Duration.ofMinutes(30));

    public Limits {
        if (bodyBytes < 1 || sessions < 1 || sessionsOfOne < 1 || callsOfSession < 1) {
            throw new IllegalArgumentException("a limit is at least 1");
        }
        if (Objects.requireNonNull(idle, "idle").isNegative() || idle.isZero()) {
            throw new IllegalArgumentException("idle is more than 0: " + idle);
        }
    }

    /** The same for bodies of another size. */
    public Limits bodyBytes(int bytes) {
        return new Limits(bytes, sessions, sessionsOfOne, callsOfSession, idle);
    }

    /** The same for another number of sessions, of all and of one person. */
    public Limits sessions(int ofAll, int ofOne) {
        return new Limits(bodyBytes, ofAll, ofOne, callsOfSession, idle);
    }

    /** The same for another number of calls at the same time in one session. */
    public Limits callsOfSession(int calls) {
        return new Limits(bodyBytes, sessions, sessionsOfOne, calls, idle);
    }

    /** The same for another time. */
    public Limits idle(Duration time) {
        return new Limits(bodyBytes, sessions, sessionsOfOne, callsOfSession, time);
    }
}
