package dev.connectors.auth;

import dev.connectors.error.ConnectorException;
import dev.connectors.http.Deadline;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits within a call's deadline for what several calls wait for. */
final class Waiting {

    private Waiting() {}

    /** The flight's result or typed error; this caller's end is not the flight's. */
    static <T> T await(CompletableFuture<T> flight, Deadline deadline) {
        var mine = flight.copy(); // so that this caller's end is not the flight's
        try (var hook = deadline.onCancel(() -> mine.cancel(false))) {
            while (true) {
                try {
                    return mine.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    deadline.checkpoint();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            deadline.checkpoint();
            throw new IllegalStateException("an interrupt ends the checkpoint", e);
        } catch (CancellationException e) {
            deadline.checkpoint();
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectorException error) {
                throw error;
            }
            throw new IllegalStateException("a flight ends with a typed error", e);
        }
    }
}
