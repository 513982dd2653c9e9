package dev.connectors.testkit.host;

import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Conversation;
import dev.connectors.testkit.host.Assistant.Offered;
import dev.connectors.testkit.host.Assistant.Reply;
import java.util.List;
import java.util.Optional;

/** A host without a framework keeps the contract: it is the library's own. */
final class PlainHostTest extends HostContract {

    @Override
    protected Host host(Connectors connectors) {
        return principal -> new Plain(connectors.conversation(principal, "chat"));
    }

    private record Plain(Conversation chat) implements Assistant {

        @Override
        public List<Offered> tools() {
            return chat.tools().stream()
                    .map(tool -> new Offered(tool.name(), tool.description(), tool.inputSchema()))
                    .toList();
        }

        @Override
        public Reply call(String tool, String arguments) {
            var result = chat.call(tool, arguments);
            return new Reply(result.text(), Optional.of(!result.isOk()));
        }
    }
}
