package dev.connectors.langchain4j;

import dev.connectors.runtime.Connectors;
import dev.connectors.testkit.host.Host;
import dev.connectors.testkit.host.HostContract;
import dev.langchain4j.service.AiServices;

/** An assistant per chat keeps the contract of hosts, through the whole loop of {@code AiServices}. */
final class OneChatTest extends HostContract {

    private interface Chat {
        String say(String text);
    }

    @Override
    protected Host host(Connectors connectors) {
        return principal -> {
            var model = new ScriptedModel();
            var chat = AiServices.builder(Chat.class)
                    .chatModel(model)
                    .toolProvider(ConnectorToolProvider.of(connectors.conversation(principal, "chat")))
                    .hallucinatedToolNameStrategy(ConnectorToolProvider.unknownTool())
                    .build();
            return new LoopedAssistant(model, chat::say);
        };
    }
}
