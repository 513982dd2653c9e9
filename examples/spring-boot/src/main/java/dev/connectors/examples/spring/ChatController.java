package dev.connectors.examples.spring;

import dev.connectors.runtime.Connectors;
import dev.connectors.spring.ConnectorTools;
import dev.connectors.spring.PrincipalResolver;
import java.security.Principal;
import java.util.Objects;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The assistant's hands: a turn of a chat. */
@RestController
class ChatController {

    private final ChatClient ai;
    private final Connectors connectors;
    private final PrincipalResolver principals;

    ChatController(ChatClient ai, Connectors connectors, PrincipalResolver principals) {
        this.ai = ai;
        this.connectors = connectors;
        this.principals = principals;
    }

    @PostMapping(path = "/chat/{id}", produces = "text/plain;charset=UTF-8")
    String chat(@PathVariable String id, @RequestBody String text, Principal user) {
        var chat = connectors.conversation(principals.of(user), id);
        return Objects.requireNonNullElse(
                ai.prompt().user(text).tools(ConnectorTools.of(chat)).call().content(), "");
    }
}
