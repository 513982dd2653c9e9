package dev.connectors.notes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A note that is being written, under a hidden name. As long as its writer lives it is locked, and as long as it is there the write
 * is not finished: so after a {@code kill -9} it says what to put right. One thread.
 */
final class Draft implements Closeable {

    private static final int TRIES = 5;
    private static final int LONGEST = Rewrite.MOST_REWRITTEN + (1 << 20);

    /** Where the file system has no locks: older than this, a draft has no writer any more. */
    private static final Duration LONGEST_WRITE = Duration.ofMinutes(2);

    private final Dir dir;
    private final Path path;
    private final String operation;
    private final FileChannel file;
    private final Optional<Path> like;

    private Draft(Dir dir, Path path, String operation, FileChannel file, Optional<Path> like) {
        this.dir = dir;
        this.path = path;
        this.operation = operation;
        this.file = file;
        this.like = like;
    }

    /**
     * Begins to write.
     *
     * @param note the name of the note
     * @param like whose permissions it gets
     */
    static Draft begin(Dir dir, String note, Optional<Path> like) throws IOException {
        for (var i = 0; i < TRIES; i++) {
            var operation = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
            var path = dir.name(Leftovers.draftName(note, operation));
            var file = dir.create(path, like);
            var draft = new Draft(dir, path, operation, file, like);
            var begun = false;
            try {
                // Between the making and the lock somebody who cleans up may have taken it for a dead one.
                begun = lock(file) != Holder.OTHER && draft.isThere();
                if (begun) {
                    return draft;
                }
            } finally {
                if (!begun) {
                    draft.close();
                }
            }
        }
        throw new IOException("no draft stays where it was made");
    }

    /** Takes over a draft whose writer is dead; empty where it lives. */
    static Optional<Draft> adopt(Dir dir, Path path, String operation, Instant now) throws IOException {
        try {
            var attributes = dir.attributes(path);
            if (!attributes.isRegularFile()) {
                return Optional.empty(); // not ours
            }
            var file = dir.writable(path);
            var holder = lock(file);
            var old = attributes.lastModifiedTime().toInstant().isBefore(now.minus(LONGEST_WRITE));
            if (holder == Holder.US || (holder == Holder.UNKNOWN && old)) {
                return Optional.of(new Draft(dir, path, operation, file, Optional.empty()));
            }
            file.close();
        } catch (NoSuchFileException e) {
            return Optional.empty(); // finished meanwhile
        }
        return Optional.empty();
    }

    private enum Holder {
        US,
        OTHER,
        UNKNOWN
    }

    private static Holder lock(FileChannel file) {
        try {
            return file.tryLock() == null ? Holder.OTHER : Holder.US;
        } catch (OverlappingFileLockException e) {
            return Holder.OTHER;
        } catch (IOException e) {
            return Holder.UNKNOWN;
        }
    }

    Path path() {
        return path;
    }

    /** Ties the draft to the file that it replaces. */
    String operation() {
        return operation;
    }

    void write(byte[]... parts) throws IOException {
        write(file, parts);
    }

    /**
     * Gives what was written its place; it is whole there or not at all. The draft stays.
     *
     * @throws FileAlreadyExistsException where the name is taken; nothing is ever written over
     */
    void place(Path name) throws IOException {
        try {
            dir.link(path, name);
        } catch (UnsupportedOperationException e) {
            copy(name);
        } catch (FileAlreadyExistsException e) {
            if (!sameFile(dir, path, name)) { // a network share may have answered twice
                throw e;
            }
        }
        try {
            dir.sync();
        } catch (IOException e) {
            return; // it is there; after a loss of power it is put right like after a kill
        }
    }

    /** Whether this file has these bytes, or is the same file as the draft. */
    boolean equals(Path name) throws IOException {
        if (sameFile(dir, path, name)) {
            return true;
        }
        var draft = dir.read(path, LONGEST);
        var other = dir.read(name, LONGEST);
        return draft.isPresent()
                && other.isPresent()
                && !other.get().cut()
                && Arrays.equals(draft.get().bytes(), other.get().bytes());
    }

    static boolean sameFile(Dir dir, Path one, Path other) throws IOException {
        var key = dir.attributes(one).fileKey();
        return key != null && Objects.equals(key, dir.attributes(other).fileKey());
    }

    /** Ends the write: from now on there is nothing to put right. */
    void discard() throws IOException {
        dir.delete(path);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            return; // what was written was flushed before, and a write that is done must not be reported as failed
        }
    }

    private boolean isThere() throws IOException {
        try {
            return dir.attributes(path).isRegularFile();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Without hard links there is no way to give a file a name that is free for sure, but there is one to make a new one. Should
     * another program write into it while it is filled, it is appended to what that one wrote.
     */
    private void copy(Path name) throws IOException {
        var bytes = dir.read(path, LONGEST)
                .orElseThrow(() -> new NoSuchFileException("the draft"))
                .bytes();
        // What it replaces has another name by now; the draft has the same permissions.
        try (var copy = dir.create(name, like.map(note -> path))) {
            try {
                write(copy, bytes);
            } catch (IOException e) {
                dir.delete(name); // half of it, and ours
                throw e;
            }
        }
    }

    private void write(FileChannel to, byte[]... parts) throws IOException {
        for (var part : parts) {
            for (var bytes = ByteBuffer.wrap(part); bytes.hasRemaining(); ) {
                to.write(bytes);
            }
        }
        dir.sync(to);
    }
}
