package dev.connectors.spring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;

/** A model that says what a test tells it, and keeps what it was sent. One thread. */
final class ScriptedModel implements ChatModel {

    private final Deque<Function<Prompt, AssistantMessage>> script = new ArrayDeque<>();
    private final List<Prompt> prompts = new ArrayList<>();

    /** Calls a tool. */
    ScriptedModel calls(String tool, String arguments) {
        return callsAfter(() -> {}, tool, arguments);
    }

    /** Lets something happen while the model thinks, then calls a tool. */
    ScriptedModel callsAfter(Runnable meanwhile, String tool, String arguments) {
        script.add(prompt -> {
            meanwhile.run();
            return AssistantMessage.builder()
                    .content("")
                    .toolCalls(List.of(
                            new AssistantMessage.ToolCall("call-" + prompts.size(), "function", tool, arguments)))
                    .build();
        });
        return this;
    }

    /** Answers. */
    ScriptedModel says(String text) {
        script.add(prompt -> new AssistantMessage(text));
        return this;
    }

    /** Answers with the last tool's result, letter for letter. */
    ScriptedModel repeatsTheResult() {
        script.add(prompt -> new AssistantMessage(lastResult(prompt)));
        return this;
    }

    /** What the model was offered last; Spring AI has null where there is nothing. */
    List<ToolDefinition> offered() {
        var options = prompts.get(prompts.size() - 1).getOptions();
        return Stream.of(options)
                .filter(ToolCallingChatOptions.class::isInstance)
                .map(some -> ((ToolCallingChatOptions) some).getToolCallbacks())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .map(ToolCallback::getToolDefinition)
                .toList();
    }

    /** What the model read of its last call. */
    String result() {
        return lastResult(prompts.get(prompts.size() - 1));
    }

    List<Prompt> prompts() {
        return prompts;
    }

    private static String lastResult(Prompt prompt) {
        var messages = prompt.getInstructions();
        return ((ToolResponseMessage) messages.get(messages.size() - 1))
                .getResponses()
                .get(0)
                .responseData();
    }

    @Override
    public ChatResponse call(Prompt prompt) {
        prompts.add(prompt);
        return new ChatResponse(List.of(new Generation(script.removeFirst().apply(prompt))));
    }

    @Override
    public ChatOptions getOptions() {
        return ToolCallingChatOptions.builder().build();
    }
}
