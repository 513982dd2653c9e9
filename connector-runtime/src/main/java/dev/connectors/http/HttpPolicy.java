package dev.connectors.http;

import java.time.Duration;

/**
 * All numbers of the way to providers. Immutable; {@code with...} methods change one each.
 *
 * @param connectTimeout for opening a connection, TLS included
 * @param maxAnswerBytes cap on a body as received and as decompressed
 * @param maxAttempts how often one request is sent at most, where it may be sent again
 * @param backoffBase upper end of the first random wait; it doubles per attempt
 * @param longestWait longest wait on a caller's thread; a longer one is an error that says until when
 * @param retryTokens size of a connection's retry quota
 * @param retryCost what one more attempt takes from the quota; a success gives 1 back
 * @param requestsPerSecond requests per second and connection
 * @param concurrentRequests requests in flight per connection
 * @param circuitWindow over how many of the last requests failures are counted
 * @param circuitMinimum below so many requests the circuit stays closed
 * @param circuitFailurePercent share of failures that opens the circuit
 * @param circuitOpenFor how long an open circuit refuses
 * @param maxConnections for how many connections this state is kept
 * @param http2 whether HTTP/2 is offered
 */
public record HttpPolicy(
        Duration connectTimeout,
        long maxAnswerBytes,
        int maxAttempts,
        Duration backoffBase,
        Duration longestWait,
        int retryTokens,
        int retryCost,
        int requestsPerSecond,
        int concurrentRequests,
        int circuitWindow,
        int circuitMinimum,
        int circuitFailurePercent,
        Duration circuitOpenFor,
        int maxConnections,
        boolean http2) {

    /** What fits Google's, Microsoft's and Zoom's published limits. */
    public static HttpPolicy defaults() {
        return new HttpPolicy(
                Duration.ofSeconds(10),
                16L << 20,
                3,
                Duration.ofMillis(500),
                Duration.ofSeconds(10),
                500,
                5,
                10,
                8,
                20,
                10,
                60,
                Duration.ofSeconds(15),
                10_000,
                false);
    }
}
