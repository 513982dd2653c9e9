package dev.connectors.notes;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;

/**
 * A folder by its path, for file systems without {@code openat}, such as those of Windows and macOS. Each step looks whether the
 * folder still is where it was; a program that swaps it for a link and back again between two looks is not noticed.
 */
final class PathDir implements Dir {

    private final Path real;

    PathDir(Path real) {
        this.real = real;
    }

    @Override
    @SuppressWarnings("StreamResourceLeak") // the caller closes it
    public DirectoryStream<Path> entries() throws IOException {
        return Files.newDirectoryStream(here());
    }

    @Override
    public BasicFileAttributes attributes(Path name) throws IOException {
        return Files.readAttributes(here().resolve(name), BasicFileAttributes.class, NOFOLLOW_LINKS);
    }

    @Override
    public Dir open(Path name) throws IOException {
        // A junction of NTFS is not a link to Java, but its real path is another one.
        var below = new PathDir(here().resolve(name));
        if (!Files.isDirectory(below.here(), NOFOLLOW_LINKS)) {
            throw new NotDirectoryException("a sub-folder");
        }
        return below;
    }

    @Override
    public FileChannel channel(Path name) throws IOException {
        var file = FileChannel.open(here().resolve(name), READ, NOFOLLOW_LINKS);
        try {
            here();
        } catch (IOException e) {
            file.close();
            throw e;
        }
        return file;
    }

    @Override
    public FileChannel create(Path name, Optional<Path> like) throws IOException {
        var file = FileChannel.open(here().resolve(name), APPEND, CREATE_NEW, NOFOLLOW_LINKS);
        try {
            var view = Files.getFileAttributeView(real.resolve(name), PosixFileAttributeView.class, NOFOLLOW_LINKS);
            if (view != null && like.isPresent()) {
                view.setPermissions(Files.getPosixFilePermissions(real.resolve(like.get()), NOFOLLOW_LINKS));
            }
            return file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public FileChannel writable(Path name) throws IOException {
        return FileChannel.open(here().resolve(name), READ, WRITE, NOFOLLOW_LINKS);
    }

    @Override
    public void link(Path existing, Path name) throws IOException {
        try {
            Files.createLink(here().resolve(name), real.resolve(existing));
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            throw e;
        } catch (FileSystemException e) {
            throw new UnsupportedOperationException(e);
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(here().resolve(from), real.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path name) throws IOException {
        Files.delete(here().resolve(name));
    }

    @Override
    public void sync(FileChannel file) throws IOException {
        file.force(true);
    }

    @Override
    public void sync() {
        // Neither NTFS nor APFS lets a folder be flushed by itself through Java; both keep a journal of names.
    }

    @Override
    public Path name(String name) {
        return real.getFileSystem().getPath(name);
    }

    @Override
    public void close() {
        // Holds no handle.
    }

    private Path here() throws IOException {
        if (!real.toRealPath().equals(real)) {
            throw new IOException("the folder was replaced meanwhile");
        }
        return real;
    }
}
