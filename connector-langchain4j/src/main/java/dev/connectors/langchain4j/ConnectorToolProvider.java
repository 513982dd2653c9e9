package dev.connectors.langchain4j;

import dev.connectors.error.UnknownTool;
import dev.connectors.runtime.Conversation;
import dev.connectors.tool.Envelope;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderRequest;
import dev.langchain4j.service.tool.ToolProviderResult;
import java.util.Objects;
import java.util.function.Function;

/**
 * Gives an assistant of LangChain4j the tools of a person's conversation:
 *
 * <pre>{@code
 * AiServices.builder(Assistant.class)
 *         .chatModel(model)
 *         .toolProvider(ConnectorToolProvider.of(chat))
 *         .hallucinatedToolNameStrategy(ConnectorToolProvider.unknownTool())
 *         .build();
 * }</pre>
 *
 * <p>Tools are looked at anew for each turn, and once more after each round of calls in it. LangChain4j adds in the middle of a turn
 * but takes nothing away: a tool that a person switches off meanwhile stays in that turn's list, and a call of it is refused. Errors
 * are results that a model can act on; no exception leaves a call. Immutable and thread-safe; nothing is read from thread locals.
 */
public final class ConnectorToolProvider implements ToolProvider {

    private final Function<? super ToolProviderRequest, Conversation> conversations;

    private ConnectorToolProvider(Function<? super ToolProviderRequest, Conversation> conversations) {
        this.conversations = conversations;
    }

    /** For an assistant that has one chat. */
    public static ConnectorToolProvider of(Conversation chat) {
        Objects.requireNonNull(chat, "chat");
        return new ConnectorToolProvider(request -> chat);
    }

    /**
     * For one assistant of all users.
     *
     * @param conversations whose turn it is, by what the host put into the request: {@code chatMemoryId()} or its own
     *     {@code invocationParameters()}, never by what the user or the model wrote
     */
    public static ConnectorToolProvider of(Function<? super ToolProviderRequest, Conversation> conversations) {
        return new ConnectorToolProvider(Objects.requireNonNull(conversations, "conversations"));
    }

    /**
     * What a model reads that calls a tool which it was not given, for {@code AiServices.hallucinatedToolNameStrategy}. Without it the
     * whole turn ends with an exception: a model that remembers a tool from an earlier turn would be enough.
     */
    public static Function<ToolExecutionRequest, ToolExecutionResultMessage> unknownTool() {
        return request -> ToolExecutionResultMessage.builder()
                .id(request.id())
                .toolName(request.name())
                .text(
                        Envelope.error(
                                new UnknownTool(
                                        "This tool is not among those you were given. Use one of them, by its exact name; if none fits, say so.")))
                .isError(true)
                .build();
    }

    @Override
    public ToolProviderResult provideTools(ToolProviderRequest request) {
        var chat = Objects.requireNonNull(conversations.apply(request), "the conversation of a request");
        var result = ToolProviderResult.builder();
        for (var tool : chat.tools()) {
            result.add(Specifications.of(tool), new ConversationExecutor(chat));
        }
        return result.build();
    }

    @Override
    public boolean isDynamic() {
        return true;
    }
}
