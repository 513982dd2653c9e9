package dev.connectors.http;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one connection may do now: its rate, its requests in flight, its circuit, its retry quota, and the pauses that its provider
 * asked for. Thread-safe.
 */
final class Lane {

    /** The right to be in flight, and what came of it. */
    interface Slot extends AutoCloseable {

        /** The provider answered, whatever it said, unless it failed by itself (5xx). */
        void answered(int status);

        /** No answer. */
        void failed(Throwable cause);

        /** Gives the slot back; one that ended in neither counts as nothing. */
        @Override
        void close();
    }

    private static final Duration SLICE = Duration.ofMillis(50); // so often a wait for a slot looks at the deadline

    private final HttpPolicy policy;
    private final Time time;
    private final CircuitBreaker circuit;
    private final RateLimiter rate;
    private final Bulkhead bulkhead;
    private final RetryQuota quota;
    private final long mostSlices; // divided once: a Duration divides with BigDecimals
    private final Map<String, Instant> pauses = new ConcurrentHashMap<>(2);
    private final AtomicInteger users = new AtomicInteger();
    private volatile long lastUsed;

    Lane(String name, HttpPolicy policy, Time time) {
        this.policy = policy;
        this.time = time;
        this.circuit = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(policy.circuit().window())
                        .minimumNumberOfCalls(policy.circuit().minimum())
                        .failureRateThreshold(policy.circuit().failurePercent())
                        .waitDurationInOpenState(policy.circuit().openFor())
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .clock(time.clock())
                        .writableStackTraceEnabled(false)
                        .build());
        this.rate = RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitForPeriod(policy.flow().perSecond())
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(policy.retries().longestWait())
                        .build());
        this.bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(policy.flow().concurrent())
                        .maxWaitDuration(SLICE)
                        .build());
        this.mostSlices = Math.max(1, policy.retries().longestWait().dividedBy(SLICE));
        this.quota = new RetryQuota(policy.retries().tokens(), policy.retries().cost());
    }

    RetryQuota quota() {
        return quota;
    }

    /** Nobody of this connection asks that origin before then. */
    void pause(String origin, Instant until) {
        pauses.merge(origin, until, (a, b) -> a.isAfter(b) ? a : b);
    }

    /** Waits for a slot, as long as a thread may be held up; throws the typed error where it would be longer. */
    Slot enter(String origin, Deadline deadline, Refusals refusals) {
        deadline.checkpoint();
        waitForPause(origin, deadline, refusals);
        waitForRate(deadline, refusals);
        waitForBulkhead(deadline, refusals);
        if (!circuit.tryAcquirePermission()) {
            bulkhead.onComplete();
            throw refusals.unreachable("circuit open");
        }
        return new Taken();
    }

    void use() {
        users.incrementAndGet();
        lastUsed = time.clock().millis();
    }

    void leave() {
        users.decrementAndGet();
    }

    boolean idle() {
        return users.get() == 0;
    }

    /** Whether forgetting it could break a promise to the provider. */
    boolean mustBeKept(Instant now) {
        return !idle() || pauses.values().stream().anyMatch(now::isBefore);
    }

    long lastUsed() {
        return lastUsed;
    }

    private void waitForPause(String origin, Deadline deadline, Refusals refusals) {
        var until = pauses.get(origin);
        if (until == null) {
            return;
        }
        var now = time.clock().instant();
        if (now.isBefore(until)) {
            if (!canWait(Duration.between(now, until), deadline)) {
                throw refusals.paused(Optional.of(until), now);
            }
            time.sleepUntil(until, deadline);
        }
        pauses.remove(origin, until);
    }

    private void waitForRate(Deadline deadline, Refusals refusals) {
        var nanos = rate.reservePermission();
        if (nanos == 0) {
            return;
        }
        var wait = nanos < 0 ? policy.retries().longestWait() : Duration.ofNanos(nanos);
        if (nanos < 0 || !canWait(wait, deadline)) {
            throw refusals.busy(time.clock().instant().plus(wait));
        }
        time.sleeper().sleep(wait, deadline);
    }

    private void waitForBulkhead(Deadline deadline, Refusals refusals) {
        var slices = mostSlices;
        while (!bulkhead.tryAcquirePermission()) {
            deadline.checkpoint();
            if (--slices <= 0) {
                throw refusals.busy(time.clock().instant().plusSeconds(1));
            }
        }
    }

    boolean canWait(Duration wait, Deadline deadline) {
        return wait.compareTo(policy.retries().longestWait()) <= 0 && wait.compareTo(deadline.remaining()) < 0;
    }

    private final class Taken implements Slot {

        private final long start = circuit.getCurrentTimestamp();
        private boolean told;

        @Override
        public void answered(int status) {
            told = true;
            if (status >= 500) {
                circuit.onError(elapsed(), circuit.getTimestampUnit(), new Failure(status));
            } else {
                circuit.onSuccess(elapsed(), circuit.getTimestampUnit());
            }
        }

        @Override
        public void failed(Throwable cause) {
            told = true;
            circuit.onError(elapsed(), circuit.getTimestampUnit(), cause);
        }

        @Override
        public void close() {
            bulkhead.onComplete();
            if (!told) {
                circuit.releasePermission();
            }
        }

        private long elapsed() {
            return circuit.getCurrentTimestamp() - start;
        }
    }

    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(int status) {
            super("status " + status, null, false, false);
        }
    }
}
