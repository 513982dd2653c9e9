package dev.connectors.spring;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.advisor.ToolCallingAdvisor;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.model.tool.ToolCallingManager;

/** Chat clients as a host makes them. */
final class Clients {

    private Clients() {}

    static ChatClient of(ChatModel model) {
        return ChatClient.builder(model)
                .defaultAdvisors(ToolCallingAdvisor.builder()
                        .toolCallingManager(ToolCallingManager.builder()
                                .toolCallbackResolver(ConnectorTools.unknownTool())
                                .resolutionFallbackEnabled(true)
                                .build())
                        .build())
                .build();
    }
}
