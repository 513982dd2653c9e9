package dev.connectors.mcp.http;

import dev.connectors.mcp.protocol.Messages;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What one POST carries. Immutable.
 *
 * @param messages one, or those of a batch
 * @param batch whether they stood in a list
 */
record Posted(List<JSONRPCMessage> messages, boolean batch) {

    private static final int LARGEST_BATCH = 50;

    /** Reads a body: JSON in UTF-8, and not more of it than is taken. */
    static Posted read(HttpServletRequest request, Messages reader, int mostBytes) throws Refusal, IOException {
        var type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (!type.matches("application/json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?")) {
            throw new Refusal(415, ErrorCodes.INVALID_REQUEST, "A message comes as application/json, in UTF-8.");
        }
        var text = text(request, mostBytes);
        try {
            return Messages.isBatch(text)
                    ? new Posted(reader.readBatch(text, LARGEST_BATCH), true)
                    : new Posted(List.of(reader.read(text)), false);
        } catch (Messages.Unreadable e) {
            throw new Refusal(400, e.code(), String.valueOf(e.getMessage()), e.id());
        }
    }

    private static String text(HttpServletRequest request, int mostBytes) throws Refusal, IOException {
        byte[] bytes = request.getContentLengthLong() > mostBytes
                ? new byte[0]
                : request.getInputStream().readNBytes(mostBytes + 1);
        if (request.getContentLengthLong() > mostBytes || bytes.length > mostBytes) {
            throw new Refusal(413, ErrorCodes.INVALID_REQUEST, "A body is at most " + mostBytes + " bytes long.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(400, ErrorCodes.PARSE_ERROR, "This body is not UTF-8.");
        }
    }

    /** Whether a session begins with it. */
    boolean initializes() {
        return requests().stream().anyMatch(request -> request.method().equals(McpSchema.METHOD_INITIALIZE));
    }

    /** Whether it needs a stream: before its answer there may be a question, or word that it still runs. */
    boolean streams() {
        return batch || requests().stream().anyMatch(request -> request.method().equals(McpSchema.METHOD_TOOLS_CALL));
    }

    List<JSONRPCRequest> requests() {
        return messages.stream()
                .filter(JSONRPCRequest.class::isInstance)
                .map(JSONRPCRequest.class::cast)
                .toList();
    }
}
