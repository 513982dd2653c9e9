package dev.connectors.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The limit of requests at the same time, where one is cancelled. */
@Timeout(60)
final class RunningTest {

    @Test
    void aCancelledRequestCountsUntilItsThreadIsFree() throws Exception {
        var threads = Executors.newCachedThreadPool();
        var running = new Running(threads, 1);
        var begun = new CountDownLatch(1);
        var end = new Semaphore(0);
        var dropped = new Semaphore(0);
        running.start(
                1,
                () -> {
                    begun.countDown();
                    end.acquireUninterruptibly(); // as a request that was sent already
                },
                dropped::release);
        begun.await();

        running.cancel(1);

        assertThat(dropped.availablePermits()).isEqualTo(1);
        assertThat(running.isIdle()).isFalse();
        assertThatThrownBy(() -> running.start(2, () -> {}, () -> {})).isInstanceOf(RejectedExecutionException.class);

        end.release();
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(running.isIdle()).isTrue();
    }
}
