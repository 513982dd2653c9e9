package dev.connectors.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.connectors.runtime.Conversation;
import dev.connectors.tool.Tool;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * Function calling as one vendor's API writes it. Only this library implements it; immutable and thread-safe.
 *
 * <pre>{@code
 * var openAi = FunctionCalling.openAiChat();
 * request.put("tools", json(openAi.tools(chat.tools())));       // anew for each request: what is switched off is gone
 * var answer = post(request);
 * messages.addAll(json(openAi.answer(chat, answer)));           // after the answer's own message; [] where it calls nothing
 * }</pre>
 *
 * <p>What the model wrote is a result in any case, never an exception. Arguments are held against the tool's own schema by the library,
 * whatever the vendor lets through.
 */
public abstract sealed class FunctionCalling permits OpenAiChat, OpenAiResponses, AnthropicMessages, GeminiContents {

    private static final JsonFactory JSON = new JsonFactory();

    FunctionCalling() {}

    /** What writes one value. */
    interface Writing {

        void to(JsonGenerator out) throws IOException;
    }

    /**
     * OpenAI's Chat Completions. Functions are {@code strict: false}: strict mode wants every property required, so that a model would
     * have to write null for all that it leaves out, and here what is left out is left unchanged, which null does not say.
     */
    public static FunctionCalling openAiChat() {
        return new OpenAiChat();
    }

    /** OpenAI's Responses; {@code strict: false} as above, and said so, since there strict is the default. */
    public static FunctionCalling openAiResponses() {
        return new OpenAiResponses();
    }

    /** Anthropic's Messages. */
    public static FunctionCalling anthropic() {
        return new AnthropicMessages();
    }

    /**
     * Gemini's {@code generateContent}, with {@code parameters} in its own subset of OpenAPI schemas. What the subset has no word for
     * is said in the description, such as the form of a date.
     */
    public static FunctionCalling gemini() {
        return new GeminiContents();
    }

    /** The value of {@code tools} in a request: a JSON array; empty where there is no tool. */
    public String tools(List<Tool> tools) {
        return write(out -> tools(List.copyOf(tools), out));
    }

    /**
     * The calls in an answer, in their order; none where it only says something.
     *
     * @param answer the whole answer of the API, or the message, content or items in it
     * @throws MalformedMessageException if it is none of these
     */
    public List<FunctionCall> calls(String answer) {
        return calls(Node.read(Objects.requireNonNull(answer, "answer")));
    }

    /** What to send next, after the answer's own message: a JSON array of messages, contents or items; empty for no results. */
    public String results(List<FunctionResult> results) {
        var given = List.copyOf(results);
        return write(out -> {
            out.writeStartArray();
            if (!given.isEmpty()) {
                results(given, out);
            }
            out.writeEndArray();
        });
    }

    /**
     * Carries out every call of an answer, in their order, in a person's conversation, and says what to send next.
     *
     * @throws MalformedMessageException if the answer is none; nothing was called then
     */
    public String answer(Conversation chat, String answer) {
        Objects.requireNonNull(chat, "chat");
        return results(calls(answer).stream()
                .map(call -> {
                    var result = chat.call(call.name(), call.arguments());
                    return new FunctionResult(call, result.text(), !result.isOk());
                })
                .toList());
    }

    abstract void tools(List<Tool> tools, JsonGenerator out) throws IOException;

    abstract List<FunctionCall> calls(Node answer);

    /** Of one result at least, within an array. */
    abstract void results(List<FunctionResult> results, JsonGenerator out) throws IOException;

    /** Arguments that come as text; a model that passes none may write nothing at all. */
    static String textOf(Node arguments, String path) {
        var text = arguments.text().orElseThrow(() -> new MalformedMessageException(path, "text"));
        return text.isBlank() ? "{}" : text;
    }

    static String write(Writing writing) {
        var text = new StringWriter(1024);
        try (var out = JSON.createGenerator(text)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }
}
