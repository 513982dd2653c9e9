package dev.connectors.mcp.protocol;

import java.util.Optional;

/**
 * The parameters of {@code tools/call}, of which only these count: of {@code _meta} the progress token is read, which says where the
 * client wants to hear that the call still runs, and nothing else. Immutable.
 *
 * @param name of the tool
 * @param arguments JSON, letter for letter as it came, so that the strict reader sees what the model wrote: double names, numbers
 *     of any length, and values that are no object
 * @param progressToken a text or a whole number
 */
record ToolCall(String name, String arguments, Optional<Object> progressToken) {

    /** Without the arguments: they are contents, and the SDK's loggers print parameters. */
    @Override
    public String toString() {
        return "ToolCall[" + name.length() + " characters]";
    }
}
