package dev.connectors.notes;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.IntConsumer;

/** A folder that says before each step, and after the last one, that it is about to take it: the moments in which others may act. */
final class StepDir implements Dir {

    private final Dir dir;
    private final IntConsumer before;
    private final boolean links;
    private int steps;

    /**
     * A folder.
     *
     * @param links whether it has hard links
     * @param before called with the number of the step; what it throws is thrown by the step, which then is not taken
     */
    StepDir(Dir dir, boolean links, IntConsumer before) {
        this.dir = dir;
        this.links = links;
        this.before = before;
    }

    private Dir step() {
        before.accept(steps++);
        return dir;
    }

    int steps() {
        return steps;
    }

    @Override
    public DirectoryStream<Path> entries() throws IOException {
        return step().entries();
    }

    @Override
    public BasicFileAttributes attributes(Path name) throws IOException {
        return step().attributes(name);
    }

    @Override
    public Dir open(Path name) throws IOException {
        return step().open(name);
    }

    @Override
    public FileChannel channel(Path name) throws IOException {
        return step().channel(name);
    }

    @Override
    public FileChannel create(Path name, Optional<Path> like) throws IOException {
        return step().create(name, like);
    }

    @Override
    public FileChannel writable(Path name) throws IOException {
        return step().writable(name);
    }

    @Override
    public void link(Path existing, Path name) throws IOException {
        if (!links) {
            throw new UnsupportedOperationException();
        }
        step().link(existing, name);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step().rename(from, to);
    }

    @Override
    public void delete(Path name) throws IOException {
        step().delete(name);
    }

    /** A step like any other; the disk itself is not waited for. */
    @Override
    public void sync(FileChannel file) {
        step();
    }

    @Override
    public void sync() {
        step();
    }

    @Override
    public Path name(String name) {
        return dir.name(name);
    }

    @Override
    public void close() throws IOException {
        dir.close();
    }
}
