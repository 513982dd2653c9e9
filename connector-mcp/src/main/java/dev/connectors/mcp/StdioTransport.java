package dev.connectors.mcp;

import dev.connectors.mcp.protocol.Messages;
import dev.connectors.mcp.protocol.Outlet;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MCP's stdio transport: one message in a line, in UTF-8. Reading is for one thread; writing for any.
 *
 * <p>The SDK's own one is not used (seen in 2.1.0): two answers at the same moment lose one of them (java-sdk issue 304), one
 * unreadable line ends the session, and every line is logged.
 */
final class StdioTransport implements Outlet {

    /** Far above what a call may hold. */
    static final int LONGEST_LINE = 4 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(StdioTransport.class);

    private final InputStream in;
    private final OutputStream out;
    private final McpJsonMapper mapper;
    private final Messages messages;

    /** Alone writes: a call that is cancelled is interrupted, and an interrupt in a write closes some streams for all. */
    private final ExecutorService writer = Executors.newSingleThreadExecutor(StdioTransport::daemon);

    private volatile boolean closed;

    StdioTransport(InputStream in, OutputStream out, McpJsonMapper mapper) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.out = out;
        this.mapper = mapper;
        this.messages = new Messages(mapper);
    }

    /** Hands over each message until the client closes its end, or this is closed. */
    void read(Consumer<JSONRPCMessage> handler) {
        try {
            for (var line = line(); line.isPresent() && !closed; line = line()) {
                handle(line.get(), handler);
            }
        } catch (IOException e) {
            LOG.debug("the client's end broke", e);
        } finally {
            closed = true;
        }
    }

    private void handle(byte[] line, Consumer<JSONRPCMessage> handler) {
        if (line.length > LONGEST_LINE) {
            refuse(new Messages.Unreadable(
                    ErrorCodes.INVALID_REQUEST, "A message is at most 4 MiB long.", Optional.empty()));
            return;
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            if (!text.isBlank()) {
                handler.accept(messages.read(text));
            }
        } catch (CharacterCodingException e) {
            refuse(new Messages.Unreadable(ErrorCodes.PARSE_ERROR, "This line is not UTF-8.", Optional.empty()));
        } catch (Messages.Unreadable e) {
            refuse(e);
        }
    }

    /** The next line; one that is too long is cut just past the limit, and its rest passed over. */
    private Optional<byte[]> line() throws IOException {
        var line = new ByteArrayOutputStream(1024);
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() <= LONGEST_LINE) {
                line.write(next);
            }
        }
        return Optional.of(line.toByteArray());
    }

    /** JSON-RPC 2.0 section 5: the id is null where none could be read. The SDK's record cannot say that. */
    private void refuse(Messages.Unreadable problem) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("jsonrpc", McpSchema.JSONRPC_VERSION);
        answer.put("id", problem.id().orElse(null));
        answer.put("error", Map.of("code", problem.code(), "message", String.valueOf(problem.getMessage())));
        sending(answer);
    }

    @Override
    public void send(JSONRPCMessage message) {
        sending(message);
    }

    /** The next answer goes the same way. */
    @Override
    public void end() {}

    private void sending(Object message) {
        try {
            writer.execute(() -> write(message));
        } catch (RejectedExecutionException e) {
            LOG.debug("a message came after the end");
        }
    }

    /** Writes what was sent so far, for a time at most, and nothing more. */
    void finish(Duration grace) {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("the client does not read what was sent");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "mcp-writer");
        thread.setDaemon(true);
        return thread;
    }

    private void write(Object message) {
        try {
            var bytes = mapper.writeValueAsBytes(message);
            out.write(bytes);
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            closed = true;
            LOG.debug("the client does not read any more", e);
        }
    }

    void close() {
        closed = true;
    }
}
