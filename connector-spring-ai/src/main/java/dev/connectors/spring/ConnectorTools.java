package dev.connectors.spring;

import dev.connectors.error.UnknownTool;
import dev.connectors.runtime.Conversation;
import dev.connectors.tool.Envelope;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.ai.tool.definition.ToolDefinition;
import org.springframework.ai.tool.resolution.ToolCallbackResolver;

/**
 * Gives a chat of Spring AI the tools of a person's conversation:
 *
 * <pre>{@code
 * chatClient.prompt().user(text).tools(ConnectorTools.of(chat)).call().content();
 * }</pre>
 *
 * <p>Tools are looked at anew for each prompt, so what the person switches off is gone from the next one; a call of it by the prompt
 * that runs is refused. A result is text for the model, an error is one that it can act on, and no exception leaves a call. Immutable
 * and thread-safe; nothing is read from thread locals.
 */
public final class ConnectorTools implements ToolCallbackProvider {

    private final Conversation chat;

    private ConnectorTools(Conversation chat) {
        this.chat = chat;
    }

    /** The tools of one person's chat, for its prompts and no others. */
    public static ConnectorTools of(Conversation chat) {
        return new ConnectorTools(Objects.requireNonNull(chat, "chat"));
    }

    /**
     * What a model reads that calls a tool which it was not given, for {@code ToolCallingManager.builder().toolCallbackResolver(...)}
     * with {@code resolutionFallbackEnabled(true)}, after the host's own resolvers. Without it the whole prompt ends with an exception:
     * a model that remembers a tool from an earlier prompt would be enough.
     */
    public static ToolCallbackResolver unknownTool() {
        var text = Envelope.error(
                new UnknownTool(
                        "This tool is not among those you were given. Use one of them, by its exact name; if none fits, say so."));
        return name -> new NamedCallback(
                ToolDefinition.builder()
                        .name(name)
                        .description("No tool.")
                        .inputSchema("{\"type\":\"object\"}")
                        .build(),
                arguments -> text);
    }

    @Override
    public ToolCallback[] getToolCallbacks() {
        return chat.tools().stream()
                .map(tool -> new NamedCallback(
                        ToolDefinition.builder()
                                .name(tool.name())
                                .description(tool.description())
                                .inputSchema(tool.inputSchema())
                                .build(),
                        arguments -> chat.call(tool.name(), arguments).text()))
                .toArray(ToolCallback[]::new);
    }

    /**
     * A tool under its name.
     *
     * @param call what it gives for the model's arguments
     */
    private record NamedCallback(ToolDefinition definition, Function<String, String> call) implements ToolCallback {

        @Override
        public ToolDefinition getToolDefinition() {
            return definition;
        }

        /** Models that pass no arguments write nothing at all. */
        @Override
        public String call(String arguments) {
            return call.apply(arguments.isBlank() ? "{}" : arguments);
        }
    }
}
