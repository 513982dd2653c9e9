package dev.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.error.Cancelled;
import dev.connectors.error.DeadlineExceeded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // where a monotonic clock may wrap

    @Test
    void whatIsLeftIsCountedByItsOwnClock() {
        var deadline = Deadline.in(Duration.ofSeconds(10), nanos::get);

        nanos.addAndGet(Duration.ofSeconds(4).toNanos());

        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void aWallClockWillDo() {
        var now = Instant.parse("2026-03-03T09:00:00Z");
        var deadline = Deadline.in(Duration.ofSeconds(10), Clock.fixed(now, ZoneOffset.UTC));

        var remaining = deadline.remaining();

        assertThat(remaining).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void afterItsTimeNothingGoesOn() {
        var deadline = Deadline.in(Duration.ofSeconds(10), nanos::get);
        deadline.checkpoint();

        nanos.addAndGet(Duration.ofSeconds(10).toNanos());

        assertThat(deadline.remaining()).isZero();
        assertThatThrownBy(deadline::checkpoint).isInstanceOf(DeadlineExceeded.class);
    }

    @Test
    void callingOffTellsTheReasonAndTheFirstOneStays() {
        var deadline = Deadline.in(Duration.ofSeconds(10));

        deadline.cancel("The connection was switched off.");
        deadline.cancel("Again.");

        assertThat(deadline.isCancelled()).isTrue();
        assertThatThrownBy(deadline::checkpoint)
                .isInstanceOfSatisfying(
                        Cancelled.class, e -> assertThat(e.toModel()).isEqualTo("The connection was switched off."));
    }

    @Test
    void callingOffWithoutAReasonHasTheUsualOne() {
        var deadline = Deadline.in(Duration.ofSeconds(10));

        deadline.cancel("");

        assertThatThrownBy(deadline::checkpoint).isInstanceOf(Cancelled.class).hasMessageContaining("cancelled");
    }

    @Test
    void anInterruptCallsOffAndKeepsItsFlag() {
        var deadline = Deadline.in(Duration.ofSeconds(10));
        Thread.currentThread().interrupt();

        assertThatThrownBy(deadline::checkpoint).isInstanceOf(Cancelled.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void hooksRunOnceHoweverLateTheyCome() {
        var deadline = Deadline.in(Duration.ofSeconds(10));
        var early = new AtomicInteger();
        var late = new AtomicInteger();
        var withdrawn = new AtomicInteger();
        deadline.onCancel(early::incrementAndGet);
        deadline.onCancel(withdrawn::incrementAndGet).close();

        deadline.cancel("");
        deadline.onCancel(late::incrementAndGet);
        deadline.cancel("");

        assertThat(early).hasValue(1);
        assertThat(late).hasValue(1);
        assertThat(withdrawn).hasValue(0);
    }

    @Test
    void waitingEndsWhenTheCallIsCalledOff() throws InterruptedException {
        var deadline = Deadline.in(Duration.ofMinutes(10));
        var caught = new AtomicInteger();
        var waiting = new Thread(() -> {
            try {
                deadline.pause(Duration.ofMinutes(5));
            } catch (Cancelled e) {
                caught.incrementAndGet();
            }
        });
        waiting.start();

        deadline.cancel("");
        waiting.join(10_000);

        assertThat(caught).hasValue(1);
    }

    @Test
    void waitingEndsWithTheDeadline() {
        var deadline = Deadline.in(Duration.ofMillis(20));

        assertThatThrownBy(() -> deadline.pause(Duration.ofMinutes(5))).isInstanceOf(DeadlineExceeded.class);
    }
}
