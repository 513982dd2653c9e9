package dev.connectors.http;

import dev.connectors.spi.Quota;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * All numbers of the way to providers. Immutable; each {@code with...} gives another policy.
 *
 * @param connecting how connections are opened
 * @param limits what is too large
 * @param retries how often and when a request is sent again, where it may be
 * @param flow how much one connection may ask at once
 * @param circuit when a connection's failing provider is left alone
 */
public record HttpPolicy(Connecting connecting, Limits limits, Retries retries, Flow flow, Circuit circuit) {

    /**
     * How connections are opened.
     *
     * @param timeout for one connection, TLS included
     * @param http2 whether HTTP/2 is offered; HTTP/1.1 alone is what was measured and tested most
     * @param threads how many writes, and first requests to a host, may be on their way at once in this JVM
     */
    public record Connecting(Duration timeout, boolean http2, int threads) {}

    /**
     * What is too large.
     *
     * @param answerBytes of a body, as received and as decompressed
     * @param jsonDepth nesting of a JSON answer
     * @param urlChars of a whole URL
     * @param segmentChars of one path segment, before it is encoded
     */
    public record Limits(int answerBytes, int jsonDepth, int urlChars, int segmentChars) {}

    /**
     * Exponential back-off with full jitter, within a quota.
     *
     * @param attempts how often one request is sent at most
     * @param base upper end of the first random wait; it doubles per attempt
     * @param longestWait on a caller's thread; what would wait longer fails, and says until when
     * @param tokens size of a connection's retry quota
     * @param cost what one more attempt takes from the quota; each success gives 1 back
     */
    public record Retries(int attempts, Duration base, Duration longestWait, int tokens, int cost) {}

    /**
     * How much one connection may ask, where its provider does not allow less.
     *
     * @param perSecond requests per second
     * @param concurrent requests in flight
     * @param connections for how many connections such state is kept
     */
    public record Flow(int perSecond, int concurrent, int connections) {}

    /**
     * When a failing provider is left alone.
     *
     * @param window over how many of the last requests failures are counted
     * @param minimum below so many requests it stays closed
     * @param failurePercent share of failures that opens it
     * @param openFor how long it then refuses
     */
    public record Circuit(int window, int minimum, int failurePercent, Duration openFor) {}

    public HttpPolicy {
        Objects.requireNonNull(connecting, "connecting");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(retries, "retries");
        Objects.requireNonNull(flow, "flow");
        Objects.requireNonNull(circuit, "circuit");
    }

    /** Ten requests per second and user, which is Google Calendar's default quota; the rest errs on the small side. */
    public static HttpPolicy defaults() {
        return new HttpPolicy(
                new Connecting(Duration.ofSeconds(10), false, 512),
                new Limits(16 << 20, 200, 16_000, 1_024),
                new Retries(3, Duration.ofMillis(500), Duration.ofSeconds(10), 500, 5),
                new Flow(10, 8, 10_000),
                new Circuit(20, 10, 60, Duration.ofSeconds(15)));
    }

    /** The same with other connecting. */
    public HttpPolicy with(Connecting other) {
        return new HttpPolicy(other, limits, retries, flow, circuit);
    }

    /** The same with other limits. */
    public HttpPolicy with(Limits other) {
        return new HttpPolicy(connecting, other, retries, flow, circuit);
    }

    /** The same with other retries. */
    public HttpPolicy with(Retries other) {
        return new HttpPolicy(connecting, limits, other, flow, circuit);
    }

    /** The same with another flow. */
    public HttpPolicy with(Flow other) {
        return new HttpPolicy(connecting, limits, retries, other, circuit);
    }

    /** The same within what a provider allows: whichever is less. */
    HttpPolicy within(Optional<Quota> quota) {
        return quota.map(allowed -> with(new Flow(
                        Math.min(flow.perSecond(), allowed.perSecond().orElse(Integer.MAX_VALUE)),
                        Math.min(flow.concurrent(), allowed.concurrent().orElse(Integer.MAX_VALUE)),
                        flow.connections())))
                .orElse(this);
    }

    /** The same with another circuit. */
    public HttpPolicy with(Circuit other) {
        return new HttpPolicy(connecting, limits, retries, flow, other);
    }
}
