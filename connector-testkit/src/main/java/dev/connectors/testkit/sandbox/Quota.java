package dev.connectors.testkit.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests per account in a sliding minute of the stand-in's clock, and how more are refused. */
final class Quota {

    private final Map<String, Deque<Instant>> spent = new LinkedHashMap<>();
    private int perMinute = Integer.MAX_VALUE;
    private int status;
    private String reason = "";

    void limit(int requestsPerMinute, int refusalStatus, String refusalReason) {
        perMinute = requestsPerMinute;
        status = refusalStatus;
        reason = refusalReason;
    }

    /**
     * Counts a request.
     *
     * @return whether the account has had too many
     */
    boolean isOver(String account, int cost, Instant now) {
        var times = spent.computeIfAbsent(account, it -> new ArrayDeque<>());
        var minuteAgo = now.minus(Duration.ofMinutes(1));
        while (!times.isEmpty() && !times.peekFirst().isAfter(minuteAgo)) {
            times.removeFirst();
        }
        if (times.size() + cost > perMinute) {
            return true;
        }
        for (var i = 0; i < cost; i++) {
            times.addLast(now);
        }
        return false;
    }

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }
}
