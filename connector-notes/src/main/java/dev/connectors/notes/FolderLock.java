package dev.connectors.notes;

import dev.connectors.error.Cancelled;
import dev.connectors.spi.ReadContext;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * Keeps the calls of this process apart on one folder: many read, or one writes. Other programs do not take it; against them there
 * is {@link Rewrite}. Thread-safe.
 *
 * <p>A call that reads would else see no note in the moment between the two renames of a write, and would, on closing a file, drop
 * the lock of a {@link Draft} (POSIX drops all of a process's locks on a file with the first handle that is closed).
 */
final class FolderLock {

    /** As many as there may be folders at work at a time; two that share one wait for each other, no more. */
    private static final FolderLock[] ALL =
            Stream.generate(FolderLock::new).limit(64).toArray(FolderLock[]::new);

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    private FolderLock() {}

    static FolderLock of(Path root) {
        return ALL[Math.floorMod(root.hashCode(), ALL.length)];
    }

    /** To be unlocked by the same thread. */
    Lock read(ReadContext context) {
        return taken(lock.readLock(), context);
    }

    /** To be unlocked by the same thread. */
    Lock write(ReadContext context) {
        return taken(lock.writeLock(), context);
    }

    private static Lock taken(Lock lock, ReadContext context) {
        try {
            while (!lock.tryLock(50, TimeUnit.MILLISECONDS)) {
                context.checkpoint();
            }
            return lock;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("The call was cancelled. Nothing was changed.");
        }
    }
}
