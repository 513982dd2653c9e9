package dev.connectors.examples.spring;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;

/** No model: it knows a few sentences, calls the tool that fits, and tells what it read. Its tools are real. Immutable. */
final class ScriptedModel implements ChatModel {

    static final String HELP = "Try 'What is on 2026-03-03?', 'Find Johnson' or 'Note in Properties: a title: a text'.";

    private static final Pattern EVENTS =
            Pattern.compile("what is on (\\d{4}-\\d{2}-\\d{2})\\??", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIND = Pattern.compile("find ([\\p{L}\\p{N} ]{1,100})", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOTE = Pattern.compile(
            "note in ([\\p{L}\\p{N} ]{1,100}): ([\\p{L}\\p{N} ]{1,100}): ([\\p{L}\\p{N} .,]{1,500})",
            Pattern.CASE_INSENSITIVE);

    @Override
    public ChatResponse call(Prompt prompt) {
        var messages = prompt.getInstructions();
        return new ChatResponse(List.of(new Generation(next(messages.get(messages.size() - 1)))));
    }

    private static AssistantMessage next(Message last) {
        if (last instanceof ToolResponseMessage read) {
            return new AssistantMessage("I read: " + read.getResponses().get(0).responseData());
        }
        var text = last instanceof UserMessage said
                ? Objects.requireNonNullElse(said.getText(), "").strip()
                : "";
        return matched(EVENTS, text)
                .map(found -> calling("calendar_list_events", "{\"from\": \"" + found.group(1) + "\"}"))
                .or(() -> matched(FIND, text)
                        .map(found -> calling("notes_search_notes", "{\"words\": \"" + found.group(1) + "\"}")))
                .or(() -> matched(NOTE, text)
                        .map(found -> calling(
                                "notes_create_note",
                                "{\"notebook\": \"" + found.group(1) + "\", \"title\": \"" + found.group(2)
                                        + "\", \"text\": \"" + found.group(3) + "\"}")))
                .orElseGet(() -> new AssistantMessage("I am a script, not a model. " + HELP));
    }

    private static Optional<Matcher> matched(Pattern sentence, String text) {
        return Optional.of(sentence.matcher(text)).filter(Matcher::matches);
    }

    private static AssistantMessage calling(String tool, String arguments) {
        return AssistantMessage.builder()
                .content("")
                .toolCalls(List.of(
                        new AssistantMessage.ToolCall(UUID.randomUUID().toString(), "function", tool, arguments)))
                .build();
    }

    @Override
    public ChatOptions getOptions() {
        return ToolCallingChatOptions.builder().build();
    }
}
