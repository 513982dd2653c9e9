package dev.connectors.mcp.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.slf4j.event.Level;

/**
 * Where the lines go: stderr until a file is opened. Thread-safe. There is one in a process, as there is one SLF4J.
 *
 * <p>What an exception says is never written, only what it is and where it comes from: a provider's own words may be in it.
 */
public final class LogSink {

    private static final LogSink SHARED = new LogSink(
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8), Clock.systemUTC());

    private static final int CAUSES = 5;

    private final Clock clock;
    private volatile PrintStream out;
    private volatile int threshold = Level.WARN.toInt();

    LogSink(PrintStream out, Clock clock) {
        this.out = Objects.requireNonNull(out, "out");
        this.clock = clock;
    }

    /** The one of this process. */
    public static LogSink shared() {
        return SHARED;
    }

    /** Goes on in a file, which only its owner can read where the file system knows owners. What is in it stays. */
    public void open(Path file) throws IOException {
        if (!Files.exists(file) && Files.getFileStore(folder(file)).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        out = new PrintStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                true,
                StandardCharsets.UTF_8);
    }

    /** Writes from this level on. */
    public void from(Level level) {
        threshold = level.toInt();
    }

    /** Whether entries of a level are written. */
    boolean writes(Level level) {
        return level.toInt() >= threshold;
    }

    /** One entry, in one line. */
    void write(Level level, String logger, String message) {
        if (writes(level)) {
            line(level + " " + logger + " " + message);
        }
    }

    /** What the person who runs this must read whatever the level, such as a link. */
    public void notice(String message) {
        line("NOTICE " + message);
    }

    private void line(String text) {
        out.println(Instant.now(clock).truncatedTo(ChronoUnit.MILLIS) + " " + oneLine(text));
    }

    /** What was thrown, by class and place. */
    static String kind(Throwable thrown) {
        var text = new StringBuilder();
        var cause = thrown;
        for (int i = 0; cause != null && i < CAUSES; i++, cause = cause.getCause()) {
            text.append(i == 0 ? "" : ", caused by ").append(cause.getClass().getName());
            if (cause.getStackTrace().length > 0) {
                text.append(" at ").append(cause.getStackTrace()[0]);
            }
        }
        return text.toString();
    }

    /** No line break and no escape sequence: an entry can neither forge another nor steer a terminal. */
    private static String oneLine(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Path folder(Path file) {
        var folder = file.toAbsolutePath().getParent();
        return folder == null ? file : folder;
    }
}
