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
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A folder behind an open handle (openat, POSIX.1-2008): a folder on the way that is swapped for a link after it was opened
 * changes nothing for what is done through the handle.
 */
final class SecureDir implements Dir {

    private static final Path SELF = Path.of(".");
    private static final Set<OpenOption> NEW = Set.of(APPEND, CREATE_NEW, NOFOLLOW_LINKS);
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private final Path path;
    private final SecureDirectoryStream<Path> handle;

    SecureDir(Path path, SecureDirectoryStream<Path> handle) {
        this.path = path;
        this.handle = handle;
    }

    @Override
    public DirectoryStream<Path> entries() throws IOException {
        return handle.newDirectoryStream(SELF, NOFOLLOW_LINKS);
    }

    @Override
    public BasicFileAttributes attributes(Path name) throws IOException {
        return handle.getFileAttributeView(name, BasicFileAttributeView.class, NOFOLLOW_LINKS)
                .readAttributes();
    }

    @Override
    public Dir open(Path name) throws IOException {
        return new SecureDir(path.resolve(name), handle.newDirectoryStream(name, NOFOLLOW_LINKS));
    }

    @Override
    public FileChannel channel(Path name) throws IOException {
        return file(name, Set.of(READ, NOFOLLOW_LINKS));
    }

    @Override
    public FileChannel create(Path name, Optional<Path> like) throws IOException {
        if (like.isEmpty()) {
            return (FileChannel) handle.newByteChannel(name, NEW);
        }
        var permissions = handle.getFileAttributeView(like.get(), PosixFileAttributeView.class, NOFOLLOW_LINKS)
                .readAttributes()
                .permissions();
        var file = (FileChannel) handle.newByteChannel(name, NEW, PosixFilePermissions.asFileAttribute(OWNER));
        try {
            // The mask of the process does not narrow these.
            handle.getFileAttributeView(name, PosixFileAttributeView.class, NOFOLLOW_LINKS)
                    .setPermissions(permissions);
            return file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public FileChannel writable(Path name) throws IOException {
        return file(name, Set.of(READ, WRITE, NOFOLLOW_LINKS));
    }

    @Override
    public void link(Path existing, Path name) throws IOException {
        // Java has no linkat. Should the folder be a link by now, the name is not found there; and what came of it is
        // looked at.
        try {
            Files.createLink(path.resolve(name), path.resolve(existing));
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            throw e;
        } catch (FileSystemException e) {
            // FAT and some network shares answer EPERM or the like.
            throw new UnsupportedOperationException(e);
        }
        if (!Objects.equals(attributes(name).fileKey(), attributes(existing).fileKey())) {
            throw new IOException("the folder was replaced meanwhile");
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        handle.move(from, handle, to);
    }

    @Override
    public void delete(Path name) throws IOException {
        handle.deleteFile(name);
    }

    @Override
    public void sync(FileChannel file) throws IOException {
        file.force(true);
    }

    @Override
    public void sync() throws IOException {
        try (var self = file(SELF, Set.of(READ))) {
            self.force(true);
        }
    }

    @Override
    public Path name(String name) {
        return path.getFileSystem().getPath(name);
    }

    @Override
    public void close() throws IOException {
        handle.close();
    }

    private FileChannel file(Path name, Set<OpenOption> how) throws IOException {
        return (FileChannel) handle.newByteChannel(name, how);
    }
}
