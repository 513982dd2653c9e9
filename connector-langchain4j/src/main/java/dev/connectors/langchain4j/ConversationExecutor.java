package dev.connectors.langchain4j;

import dev.connectors.runtime.Conversation;
import dev.connectors.tool.ToolResult;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import org.jspecify.annotations.Nullable;

/** Calls a tool in the conversation that it was listed for. Thread-safe. */
final class ConversationExecutor implements ToolExecutor {

    private final Conversation chat;

    ConversationExecutor(Conversation chat) {
        this.chat = chat;
    }

    @Override
    public String execute(ToolExecutionRequest request, @Nullable Object memoryId) {
        return call(request).text();
    }

    @Override
    public ToolExecutionResult executeWithContext(ToolExecutionRequest request, InvocationContext context) {
        var result = call(request);
        return ToolExecutionResult.builder()
                .resultText(result.text())
                .isError(!result.isOk())
                .build();
    }

    private ToolResult call(ToolExecutionRequest request) {
        return chat.call(request.name(), arguments(request.arguments()));
    }

    /** Models that pass no arguments write nothing at all, or not even that. */
    private static String arguments(@Nullable String written) {
        return written == null || written.isBlank() ? "{}" : written;
    }
}
