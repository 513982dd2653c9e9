package dev.connectors.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The canned server in a JVM of its own; it ends with this one, or when this is closed. */
public final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final String base;

    private ServerProcess(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    /** Starts it, and waits until it listens. */
    public static ServerProcess start() throws IOException {
        return start(CannedServer.class);
    }

    /**
     * The same with another server.
     *
     * @param main prints its port, and ends with its standard input
     */
    public static ServerProcess start(Class<?> main, String... arguments) throws IOException {
        var command = Jvm.command("-Xmx128m", main.getName());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        var port = out.readLine();
        if (port == null) {
            throw new IOException("the server did not start");
        }
        return new ServerProcess(process, "http://127.0.0.1:" + Integer.parseInt(port));
    }

    /** Such as {@code http://127.0.0.1:4711}. */
    public String base() {
        return base;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
