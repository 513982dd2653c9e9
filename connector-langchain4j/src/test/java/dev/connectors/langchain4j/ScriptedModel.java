package dev.connectors.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A model that says what a test tells it, and keeps what it was sent. One thread. */
final class ScriptedModel implements ChatModel {

    private final Deque<Function<ChatRequest, AiMessage>> script = new ArrayDeque<>();
    private final List<ChatRequest> requests = new ArrayList<>();

    /** Calls a tool. */
    ScriptedModel calls(String tool, String arguments) {
        return calls(tool, request -> arguments);
    }

    /** Calls a tool with what it makes of the last result. */
    ScriptedModel callsWith(String tool, UnaryOperator<String> arguments) {
        return calls(tool, request -> arguments.apply(lastResult(request).text()));
    }

    private ScriptedModel calls(String tool, Function<ChatRequest, String> arguments) {
        script.add(request -> AiMessage.from(ToolExecutionRequest.builder()
                .id("call-" + requests.size())
                .name(tool)
                .arguments(arguments.apply(request))
                .build()));
        return this;
    }

    /** Lets something happen while the model thinks, then calls a tool. */
    ScriptedModel callsAfter(Runnable meanwhile, String tool, String arguments) {
        return calls(tool, request -> {
            meanwhile.run();
            return arguments;
        });
    }

    /** Answers. */
    ScriptedModel says(String text) {
        script.add(request -> AiMessage.from(text));
        return this;
    }

    /** Answers with the last tool's result, letter for letter. */
    ScriptedModel repeatsTheResult() {
        script.add(request -> AiMessage.from(lastResult(request).text()));
        return this;
    }

    /** What the model was offered in its last turn. */
    List<ToolSpecification> offered() {
        return requests.get(requests.size() - 1).toolSpecifications();
    }

    /** What the model read of its last call. */
    ToolExecutionResultMessage result() {
        return lastResult(requests.get(requests.size() - 1));
    }

    List<ChatRequest> requests() {
        return requests;
    }

    private static ToolExecutionResultMessage lastResult(ChatRequest request) {
        ChatMessage last = request.messages().get(request.messages().size() - 1);
        return (ToolExecutionResultMessage) last;
    }

    private ChatResponse next(ChatRequest request) {
        requests.add(request);
        return ChatResponse.builder()
                .aiMessage(script.removeFirst().apply(request))
                .build();
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return next(request);
    }

    /** The same model, which answers in parts. */
    StreamingChatModel streaming() {
        return new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                var response = next(request);
                if (response.aiMessage().text() != null) {
                    handler.onPartialResponse(response.aiMessage().text());
                }
                handler.onCompleteResponse(response);
            }
        };
    }
}
