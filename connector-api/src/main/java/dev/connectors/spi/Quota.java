package dev.connectors.spi;

import java.util.OptionalInt;

/**
 * How much a provider lets one connection ask. The runtime keeps within it, and within what the host's policy allows, whichever is less.
 * Immutable.
 *
 * @param concurrent requests in flight at once
 * @param perSecond requests per second
 */
public record Quota(OptionalInt concurrent, OptionalInt perSecond) {

    public Quota {
        if (concurrent.orElse(1) < 1 || perSecond.orElse(1) < 1) {
            throw new IllegalArgumentException("a quota lets at least one request through");
        }
    }

    /** At most so many requests in flight. */
    public static Quota concurrent(int requests) {
        return new Quota(OptionalInt.of(requests), OptionalInt.empty());
    }

    /** And at most so many per second. */
    public Quota perSecond(int requests) {
        return new Quota(concurrent, OptionalInt.of(requests));
    }
}
