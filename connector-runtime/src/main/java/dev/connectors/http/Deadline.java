package dev.connectors.http;

import dev.connectors.error.Cancelled;
import dev.connectors.error.DeadlineExceeded;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The time that a call has, and whether somebody called it off. Thread-safe.
 *
 * <p>Looked at before each request and each wait. An interrupt of the calling thread counts as calling off; its flag is kept.
 * Once a write has left, calling off waits for the write's outcome.
 */
public final class Deadline {

    /** A registration with {@link #onCancel}. */
    public interface Hook extends AutoCloseable {

        /** Ends the registration; the runnable is not run any more. */
        @Override
        void close();
    }

    private static final String CANCELLED = "The call was cancelled. Don't call again unless the user asks.";

    private final LongSupplier ticker;
    private final long end;
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final ConcurrentHashMap<Object, Runnable> hooks = new ConcurrentHashMap<>(4);
    private volatile String reason = "";

    private Deadline(long end, LongSupplier ticker) {
        this.end = end;
        this.ticker = ticker;
    }

    /** Ends after this time, by the JVM's monotonic clock. */
    public static Deadline in(Duration total) {
        return in(total, System::nanoTime);
    }

    /** Ends after this time, by that clock. */
    public static Deadline in(Duration total, InstantSource clock) {
        var start = clock.instant();
        return in(total, () -> Duration.between(start, clock.instant()).toNanos());
    }

    /** Ends after this time, by that source of nanoseconds. */
    public static Deadline in(Duration total, LongSupplier nanoTicker) {
        return new Deadline(nanoTicker.getAsLong() + total.toNanos(), nanoTicker);
    }

    /** The same time for a part of the call, which is called off with the whole, and can be called off by itself. */
    public Deadline part() {
        var part = new Deadline(end, ticker);
        onCancel(() -> part.cancel(reason));
        return part;
    }

    /** What is left; zero when it is over. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, remainingNanos()));
    }

    /**
     * Goes on, or not.
     *
     * @throws Cancelled if the call was called off, or this thread interrupted
     * @throws DeadlineExceeded if nothing is left
     */
    public void checkpoint() {
        if (isCancelled()) {
            throw new Cancelled(reason);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new Cancelled(CANCELLED);
        }
        if (remainingNanos() <= 0) {
            throw exceeded();
        }
    }

    /**
     * Calls the call off. The first reason stays.
     *
     * @param reason what the model reads; empty for the usual sentence
     */
    public void cancel(String reason) {
        synchronized (hooks) {
            if (isCancelled()) {
                return;
            }
            this.reason = reason.isEmpty() ? CANCELLED : reason;
            cancelled.countDown();
        }
        for (var key : hooks.keySet()) {
            var hook = hooks.remove(key);
            if (hook != null) {
                hook.run();
            }
        }
    }

    /** Runs this once when the call is called off, on the thread that does so; at once, where it was already. */
    public Hook onCancel(Runnable hook) {
        var key = new Object();
        hooks.put(key, hook);
        if (isCancelled() && hooks.remove(key) != null) {
            hook.run();
        }
        return () -> hooks.remove(key);
    }

    /** Whether it was called off. */
    public boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    long remainingNanos() {
        return end - ticker.getAsLong();
    }

    /** Waits, unless the call is called off or over meanwhile: then throws as {@link #checkpoint} does. */
    void pause(Duration time) {
        checkpoint();
        try {
            var whole = Math.min(time.toNanos(), remainingNanos());
            cancelled.await(whole, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        checkpoint();
    }

    /** The error of a call that was called off. */
    public Cancelled cancelledError() {
        return new Cancelled(reason.isEmpty() ? CANCELLED : reason);
    }

    static DeadlineExceeded exceeded() {
        return new DeadlineExceeded("This took too long and was stopped. Ask for less, or try again later.");
    }
}
