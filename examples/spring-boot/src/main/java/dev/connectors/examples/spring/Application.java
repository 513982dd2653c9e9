package dev.connectors.examples.spring;

import dev.connectors.permission.Principal;
import dev.connectors.spring.ConnectorTools;
import dev.connectors.spring.PrincipalResolver;
import org.slf4j.LoggerFactory;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.advisor.ToolCallingAdvisor;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts the application; what it takes from the library are the bean {@code Connectors} and the routes for sign-ins. */
@SpringBootApplication(proxyBeanMethods = false)
public class Application {

    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    /** The one thing that only an application knows. */
    @Bean
    PrincipalResolver principals() {
        return user -> Principal.of("acme-realty", user.getName());
    }

    /** Any model that a starter of Spring AI brings; without one, a scripted one that needs no key. */
    @Bean
    ChatClient chatClient(ObjectProvider<ChatModel> models) {
        var model = models.getIfAvailable(() -> {
            LoggerFactory.getLogger(Application.class)
                    .warn(
                            "No chat model is configured: a scripted one answers, and knows a few sentences. {}",
                            ScriptedModel.HELP);
            return new ScriptedModel();
        });
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
