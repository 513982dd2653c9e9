package dev.connectors.notes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An open folder. What is in it is reached by one name that its own listing gave, never by a path, so neither {@code ..} nor a
 * link leads out of it. One thread.
 */
interface Dir extends Closeable {

    /** Bytes of a file as they were read, and whether the file has more. */
    record Bytes(byte[] bytes, boolean cut, BasicFileAttributes attributes) {}

    /**
     * Opens the folder that the host named. Links on the way to it are the host's choice and are followed; none below it is.
     *
     * @param real a real path
     */
    @SuppressWarnings("StreamResourceLeak") // what is returned closes it
    static Dir root(Path real) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(real);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new SecureDir(real, secure);
        }
        stream.close();
        return new PathDir(real);
    }

    /** A new listing; its names have one element each. */
    DirectoryStream<Path> entries() throws IOException;

    /** What stands under the name; a link is not followed. */
    BasicFileAttributes attributes(Path name) throws IOException;

    /** Opens a sub-folder; a link fails. */
    Dir open(Path name) throws IOException;

    /** Opens a regular file; a link fails. Only {@link #read} calls it, after a look at what the name stands for. */
    FileChannel channel(Path name) throws IOException;

    /**
     * Makes a new file to append to, and fails where the name is taken.
     *
     * @param like whose permissions it gets, before a byte is in it; what the system gives to new files where none is named
     */
    FileChannel create(Path name, Optional<Path> like) throws IOException;

    /** Opens a regular file for writing as well, and leaves its bytes as they are; a link fails. Look first what the name stands for. */
    FileChannel writable(Path name) throws IOException;

    /**
     * Gives a file one more name, and fails with {@link FileAlreadyExistsException} where that name is taken.
     *
     * @throws UnsupportedOperationException where the file system has no hard links
     */
    void link(Path existing, Path name) throws IOException;

    /** Renames, in one step; what had the new name is gone. */
    void rename(Path from, Path to) throws IOException;

    /** Removes a file. */
    void delete(Path name) throws IOException;

    /** Makes sure that bytes survive a loss of power. */
    void sync(FileChannel file) throws IOException;

    /** Makes sure that names survive a loss of power, where the system can do that. */
    void sync() throws IOException;

    /** The name as a path of one element. Fails with {@link InvalidPathException} where the system cannot spell it. */
    Path name(String name);

    /** Up to so many names, and one more where there are more. */
    default List<Path> names(int most) throws IOException {
        var names = new ArrayList<Path>();
        try (var entries = entries()) {
            for (var entry : entries) {
                names.add(entry.getFileName());
                if (names.size() > most) {
                    break;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    /**
     * The entry whose name is exactly this text. The file system is never asked for the name: one that folds case or Unicode
     * forms, knows 8.3 names or streams ({@code x.md:stream}) would say yes to another spelling of what the user hid.
     */
    default Optional<Path> find(String name) throws IOException {
        Optional<Path> found = Optional.empty();
        try (var entries = entries()) {
            for (var entry : entries) {
                var candidate = entry.getFileName();
                if (candidate.toString().equals(name)) {
                    if (found.isPresent()) {
                        return Optional
                                .empty(); // two byte sequences that this JVM spells alike: neither is meant for sure
                    }
                    found = Optional.of(candidate);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    /**
     * Reads a regular file from its start; empty where the name stands for anything else. To open a FIFO hangs for ever, and no
     * interrupt ends it, so that is known before anything is opened.
     */
    default Optional<Bytes> read(Path name, int most) throws IOException {
        var before = attributes(name);
        if (!before.isRegularFile()) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.allocate((int) Math.min(before.size() + 1, most + 1L));
        try (var file = channel(name)) {
            while (true) {
                if (!buffer.hasRemaining()) {
                    if (buffer.capacity() > most) {
                        break;
                    }
                    // It grows while it is read.
                    buffer = ByteBuffer.allocate((int) Math.min(buffer.capacity() * 2L, most + 1L))
                            .put(buffer.flip());
                }
                if (file.read(buffer) < 0) {
                    break;
                }
            }
        }
        var cut = buffer.position() > most;
        return Optional.of(new Bytes(Arrays.copyOf(buffer.array(), Math.min(buffer.position(), most)), cut, before));
    }
}
