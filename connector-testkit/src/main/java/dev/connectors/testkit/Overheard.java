package dev.connectors.testkit;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a piece of code prints and logs: both standard streams, and every logger of java.util.logging, at its finest. */
final class Overheard {

    /** A value, and what was to be heard while it was made. */
    record Said<T>(T value, String text) {}

    private Overheard() {}

    static <T> Said<T> during(Supplier<T> code) {
        var text = new ByteArrayOutputStream();
        var out = System.out;
        var err = System.err;
        var root = Logger.getLogger("");
        var level = root.getLevel();
        var handler = new Listening(text);
        System.setOut(tee(out, text));
        System.setErr(tee(err, text));
        root.addHandler(handler);
        root.setLevel(Level.ALL);
        try {
            var value = code.get();
            return new Said<>(value, text.toString(StandardCharsets.UTF_8));
        } finally {
            root.setLevel(level);
            root.removeHandler(handler);
            System.setErr(err);
            System.setOut(out);
        }
    }

    private static PrintStream tee(PrintStream usual, ByteArrayOutputStream text) {
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        text.write(b);
                        usual.write(b);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        text.write(bytes, offset, length);
                        usual.write(bytes, offset, length);
                    }

                    @Override
                    public void flush() {
                        usual.flush();
                    }
                },
                true,
                StandardCharsets.UTF_8);
    }

    private static final class Listening extends Handler {

        private final ByteArrayOutputStream text;

        private Listening(ByteArrayOutputStream text) {
            this.text = text;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord entry) {
            var line = new StringBuilder(String.valueOf(entry.getMessage()));
            if (entry.getParameters() != null) {
                for (var parameter : entry.getParameters()) {
                    line.append(' ').append(parameter);
                }
            }
            for (Throwable at = entry.getThrown(); at != null; at = at.getCause()) {
                line.append(' ').append(at);
            }
            text.writeBytes(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
