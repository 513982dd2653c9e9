package dev.connectors.langchain4j;

import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.testkit.host.Host;
import dev.connectors.testkit.host.HostContract;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One assistant of all users keeps the contract of hosts: the memory id says whose turn it is. */
final class OneAssistantForAllTest extends HostContract {

    private interface Chat {
        String say(@MemoryId Principal whose, @UserMessage String text);
    }

    /** One model for all: the user's message begins with whose script it follows. */
    private static final class SharedModel implements ChatModel {

        private final Map<String, ScriptedModel> scripts = new ConcurrentHashMap<>();

        @Override
        public ChatResponse doChat(ChatRequest request) {
            var user = (dev.langchain4j.data.message.UserMessage) request.messages().stream()
                    .filter(dev.langchain4j.data.message.UserMessage.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            return scripts.get(user.singleText()).doChat(request);
        }
    }

    @Override
    protected Host host(Connectors connectors) {
        var model = new SharedModel();
        var chat = AiServices.builder(Chat.class)
                .chatModel(model)
                .chatMemoryProvider(id -> MessageWindowChatMemory.withMaxMessages(1_000))
                .toolProvider(ConnectorToolProvider.of(
                        request -> connectors.conversation((Principal) request.chatMemoryId(), "chat")))
                .hallucinatedToolNameStrategy(ConnectorToolProvider.unknownTool())
                .build();
        return principal -> {
            var script = model.scripts.computeIfAbsent(principal.user(), user -> new ScriptedModel());
            return new LoopedAssistant(script, text -> chat.say(principal, principal.user()));
        };
    }
}
