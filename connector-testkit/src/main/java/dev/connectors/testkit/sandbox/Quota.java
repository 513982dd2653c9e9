package dev.connectors.testkit.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests per account in a sliding minute of the stand-in's clock; a patch costs three. */
final class Quota {

    private static final int PATCH_COST = 3;

    private final Map<String, Deque<Instant>> spent = new LinkedHashMap<>();
    private int perMinute = Integer.MAX_VALUE;
    private int status = 403;
    private String reason = "userRateLimitExceeded";

    void limit(int requestsPerMinute, int refusalStatus, String refusalReason) {
        perMinute = requestsPerMinute;
        status = refusalStatus;
        reason = refusalReason;
    }

    void spend(String account, CalendarMethod method, Instant now) {
        var times = spent.computeIfAbsent(account, it -> new ArrayDeque<>());
        var minuteAgo = now.minus(Duration.ofMinutes(1));
        while (!times.isEmpty() && !times.peekFirst().isAfter(minuteAgo)) {
            times.removeFirst();
        }
        var cost = method == CalendarMethod.PATCH_EVENT ? PATCH_COST : 1;
        if (times.size() + cost > perMinute) {
            throw ApiError.ordered(status, reason);
        }
        for (var i = 0; i < cost; i++) {
            times.addLast(now);
        }
    }
}
