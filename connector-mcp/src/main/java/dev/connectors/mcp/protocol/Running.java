package dev.connectors.mcp.protocol;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/** The requests of one client that are being answered, each on a thread of its own. Thread-safe. */
final class Running {

    private final Executor threads;
    private final int most;
    private final ConcurrentHashMap<Object, Task> byId = new ConcurrentHashMap<>();

    /** @param most at the same time */
    Running(Executor threads, int most) {
        this.threads = threads;
        this.most = most;
    }

    /**
     * Starts to answer a request.
     *
     * @param cancelled what to do instead of answering, once it is cancelled; nothing, if it was answered by then
     * @return false if a request of this id still runs
     * @throws RejectedExecutionException if there is no thread for it
     */
    boolean start(Object id, Runnable work, Runnable cancelled) {
        if (byId.size() >= most) {
            throw new RejectedExecutionException("too many at the same time");
        }
        var task = new Task(id, work, cancelled);
        if (byId.putIfAbsent(id, task) != null) {
            return false;
        }
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            byId.remove(id, task);
            throw e;
        }
        return true;
    }

    /** Stops one that the client no longer waits for; what was sent to a provider already goes on. */
    void cancel(Object id) {
        var task = byId.get(id);
        if (task != null) {
            task.cancelled.run(); // first: a thread that is interrupted must have nothing left to write
            task.cancel(true);
        }
    }

    boolean isIdle() {
        return byId.isEmpty();
    }

    private final class Task extends FutureTask<Void> {

        private final Object id;
        private final Runnable cancelled;

        Task(Object id, Runnable work, Runnable cancelled) {
            super(() -> {
                work.run();
                return null;
            });
            this.id = id;
            this.cancelled = cancelled;
        }

        /** One that is cancelled is done at once, but counts until its thread is free. */
        @Override
        public void run() {
            try {
                super.run();
            } finally {
                byId.remove(id, this);
            }
        }
    }
}
