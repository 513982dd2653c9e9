package dev.connectors.benchmarks.mcp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The thinnest client: a line out, a line back. One thread. */
final class StdioClient implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Process process;
    private final OutputStream out;
    private final BufferedReader in;
    private final Thread watch = new Thread(this::watch, "watch");
    private volatile long waitingSince = System.nanoTime();
    private int id;

    StdioClient(List<String> command) throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        out = process.getOutputStream();
        in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        watch.setDaemon(true);
        watch.start();
        request(
                "initialize",
                "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"benchmark\",\"version\":\"1\"}}");
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    }

    /** Calls a tool; gives the answer as it came. */
    String call(String tool, String arguments) throws IOException {
        return request("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
    }

    private String request(String method, String params) throws IOException {
        var number = "\"id\":" + ++id;
        waitingSince = System.nanoTime();
        send("{\"jsonrpc\":\"2.0\"," + number + ",\"method\":\"" + method + "\",\"params\":" + params + "}");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.contains(number)) { // and not a notification
                return line;
            }
        }
        throw new IOException("the server ended");
    }

    /** Ends a server that does not answer; seen of the Java SDK's own transport, which can lose one. */
    private void watch() {
        while (process.isAlive()) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            if (System.nanoTime() - waitingSince > PATIENCE_NANOS) {
                process.destroy();
            }
        }
    }

    private void send(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
        process.destroy();
    }
}
