package dev.connectors.spring;

import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Conversation;
import dev.connectors.testkit.host.Assistant;
import dev.connectors.testkit.host.Host;
import dev.connectors.testkit.host.HostContract;
import java.util.List;
import org.springframework.ai.chat.client.ChatClient;

/** Spring AI keeps the contract of hosts, through the whole loop of {@code ChatClient}. */
final class ChatClientContractTest extends HostContract {

    @Override
    protected Host host(Connectors connectors) {
        return principal -> {
            var model = new ScriptedModel();
            return new Looped(model, Clients.of(model), connectors.conversation(principal, "chat"));
        };
    }

    /** Lists and calls by prompts: what the model is sent is what is offered, and what it reads next is the reply. */
    private record Looped(ScriptedModel model, ChatClient client, Conversation chat) implements Assistant {

        @Override
        public List<Offered> tools() {
            model.says("Hello.");
            prompt("Hello?");
            return model.offered().stream()
                    .map(tool -> new Offered(tool.name(), tool.description(), tool.inputSchema()))
                    .toList();
        }

        @Override
        public Reply call(String tool, String arguments) {
            return callAfter(() -> {}, tool, arguments);
        }

        @Override
        public Reply callAfter(Runnable meanwhile, String tool, String arguments) {
            model.callsAfter(meanwhile, tool, arguments).says("Done.");
            prompt("Go on.");
            return Reply.of(model.result());
        }

        private void prompt(String text) {
            client.prompt().user(text).tools(ConnectorTools.of(chat)).call().content();
        }
    }
}
