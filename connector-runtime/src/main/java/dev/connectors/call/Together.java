package dev.connectors.call;

import dev.connectors.http.Deadline;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Tasks at a time, on the host's executor. The calling thread works, too: whatever the executor has not begun it does itself, so a pool
 * that is full, or of which the caller is a thread, holds up nobody.
 */
final class Together {

    private final Executor executor;

    Together(Executor executor) {
        this.executor = executor;
    }

    /**
     * Does the work for each, and gives what came of it in the same order.
     *
     * @param deadline is called off where the calling thread is interrupted
     */
    <A, R> List<R> each(List<A> all, Function<A, R> work, Deadline deadline) {
        var tasks =
                all.stream().map(one -> new FutureTask<>(() -> work.apply(one))).toList();
        if (tasks.size() > 1) {
            handOver(tasks.subList(1, tasks.size()));
        }
        tasks.forEach(FutureTask::run);
        return tasks.stream().map(task -> result(task, deadline)).toList();
    }

    private void handOver(List<? extends Runnable> tasks) {
        try {
            tasks.forEach(executor::execute);
        } catch (RejectedExecutionException e) {
            return; // the calling thread does what is left
        }
    }

    private static <R> R result(FutureTask<R> task, Deadline deadline) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            deadline.cancel("");
            throw deadline.cancelledError();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
