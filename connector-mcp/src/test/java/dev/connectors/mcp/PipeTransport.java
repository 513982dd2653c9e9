package dev.connectors.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** The official client's end of two pipes. */
final class PipeTransport implements McpClientTransport {

    private final McpJsonMapper mapper = McpJsonDefaults.getMapper();
    private final Pipes pipes;

    PipeTransport(Pipes pipes) {
        this.pipes = pipes;
    }

    @Override
    public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        return Mono.fromRunnable(() -> {
            var reader = new Thread(() -> read(handler), "test-client");
            reader.setDaemon(true);
            reader.start();
        });
    }

    private void read(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        try (var lines = new BufferedReader(new InputStreamReader(pipes.clientIn(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                handler.apply(Mono.just(McpSchema.deserializeJsonRpcMessage(mapper, line)))
                        .subscribe();
            }
        } catch (IOException e) {
            // the end
        }
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.fromRunnable(() -> {
            try {
                synchronized (pipes.clientOut()) {
                    pipes.clientOut().write(mapper.writeValueAsBytes(message));
                    pipes.clientOut().write('\n');
                    pipes.clientOut().flush();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return mapper.convertValue(data, type);
    }

    @Override
    public List<String> protocolVersions() {
        return List.of(ProtocolVersions.MCP_2025_11_25);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.fromRunnable(() -> {
            try {
                pipes.clientOut().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
