package dev.connectors.http;

import java.util.concurrent.atomic.AtomicInteger;

/** How many more attempts a connection has left: one costs much, a success earns little, so a sick provider is not asked three times as often. */
final class RetryQuota {

    private final int capacity;
    private final int cost;
    private final AtomicInteger tokens;

    RetryQuota(int capacity, int cost) {
        this.capacity = capacity;
        this.cost = cost;
        this.tokens = new AtomicInteger(capacity);
    }

    /** Takes the price of one more attempt, if it is there. */
    boolean take() {
        return tokens.getAndUpdate(left -> left >= cost ? left - cost : left) >= cost;
    }

    void succeeded() {
        if (tokens.get() < capacity) {
            tokens.updateAndGet(left -> Math.min(capacity, left + 1));
        }
    }

    int left() {
        return tokens.get();
    }
}
