package dev.connectors.mcp.http;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of one servlet: one for the clock, and one for each call that runs, where the host names none. Thread-safe. */
final class Workers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int MOST_CALLS = 256;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ThreadPoolExecutor calls = new ThreadPoolExecutor(
            0, MOST_CALLS, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> daemon("mcp-call", work));
    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(1, work -> daemon("mcp-clock", work));

    Workers() {
        clock.setRemoveOnCancelPolicy(true);
    }

    Executor calls() {
        return calls;
    }

    ScheduledExecutorService clock() {
        return clock;
    }

    /** Does something again and again; what fails once is done again. */
    @SuppressWarnings("FutureReturnValueIgnored") // the end of the clock ends it
    void every(Duration time, Runnable work) {
        clock.scheduleWithFixedDelay(() -> attempt(work), time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does something once, later, unless all ends before. */
    @SuppressWarnings("FutureReturnValueIgnored") // as above
    void after(Duration time, Runnable work) {
        try {
            clock.schedule(() -> attempt(work), time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("all ends at this moment");
        }
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("what the clock started failed", e);
        }
    }

    /** Lets calls finish for a short time. */
    @Override
    public void close() {
        clock.shutdownNow();
        calls.shutdown();
        try {
            if (!calls.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("calls were stopped, as the server ends");
                calls.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
