package dev.connectors.auth;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Holds whoever comes to it until it is opened. */
final class Gate {

    private static final int PATIENCE_SECONDS = 30;

    private final CountDownLatch arrivals;
    private final CountDownLatch opened = new CountDownLatch(1);

    Gate(int expected) {
        arrivals = new CountDownLatch(expected);
    }

    /** Arrives, and waits until the gate is opened. */
    void pass() {
        arrivals.countDown();
        await(opened);
    }

    /** Waits until all that are expected have arrived. */
    void awaitArrivals() {
        await(arrivals);
    }

    void open() {
        opened.countDown();
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for what another thread does in its own time. */
    static void until(BooleanSupplier done) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not happen");
            }
            Thread.onSpinWait();
        }
    }
}
