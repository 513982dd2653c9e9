package dev.connectors.mcp;

/**
 * The parameters of {@code tools/call}, of which only these two count: {@code _meta} and whatever else a client sends is not read.
 * Immutable.
 *
 * @param name of the tool
 * @param arguments JSON, letter for letter as it came, so that the strict reader sees what the model wrote: double names, numbers
 *     of any length, and values that are no object
 */
record ToolCall(String name, String arguments) {

    /** Without the arguments: they are contents, and the SDK's loggers print parameters. */
    @Override
    public String toString() {
        return "ToolCall[" + name.length() + " characters]";
    }
}
