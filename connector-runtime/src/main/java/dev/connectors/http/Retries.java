package dev.connectors.http;

import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** How often, and after which wait, each kind of request is sent again: exponential back-off with full jitter, and {@code Retry-After}. */
final class Retries {

    private final HttpPolicy.Retries policy;
    private final Time time;
    private final Map<Kind, Retry> byKind = new EnumMap<>(Kind.class);

    Retries(HttpPolicy.Retries policy, Time time) {
        this.policy = policy;
        this.time = time;
        for (var kind : Kind.values()) {
            byKind.put(
                    kind,
                    Retry.of(
                            kind.name(),
                            RetryConfig.custom()
                                    .maxAttempts(policy.attempts())
                                    .intervalBiFunction(this::wait)
                                    .retryOnException(e -> e instanceof Failed failed && kind.maySend(failed.again()))
                                    .writableStackTraceEnabled(false)
                                    .build()));
        }
    }

    /** The attempts of one request: its {@code onError} gives the wait in milliseconds, or -1 for no more. */
    Retry.AsyncContext<Object> start(Kind kind) {
        return retry(kind).asyncContext();
    }

    private Retry retry(Kind kind) {
        var retry = byKind.get(kind);
        if (retry == null) {
            throw new IllegalStateException(kind.name());
        }
        return retry;
    }

    private long wait(int attempt, Either<Throwable, Object> result) {
        if (result.getLeft() instanceof Failed failed && failed.retryAt().isPresent()) {
            var told = Duration.between(time.clock().instant(), failed.retryAt().get());
            return Math.max(0, told.plusNanos(999_999).toMillis()); // never earlier than told
        }
        var doubled = policy.base().toMillis() << Math.min(attempt - 1, 20);
        var cap = Math.min(doubled, policy.longestWait().toMillis());
        return (long) (time.chance().getAsDouble() * (cap + 1));
    }
}
