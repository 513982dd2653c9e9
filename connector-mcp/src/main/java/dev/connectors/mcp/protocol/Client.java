package dev.connectors.mcp.protocol;

import dev.connectors.tool.TextCleaner;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client said of itself, once. Immutable.
 *
 * @param name for the record: cleaned and short, since a client can call itself anything
 * @param asks whether it can ask the person: it declares elicitation, and not the kind by URL alone
 * @param version of the protocol, as it was agreed
 */
record Client(String name, boolean asks, String version) {

    private static final int LONGEST_NAME = 60;

    static Client of(InitializeRequest request, String version) {
        return new Client(name(request.clientInfo()), asks(request.capabilities()), version);
    }

    private static String name(@Nullable Implementation info) {
        return Optional.ofNullable(info)
                .map(i -> TextCleaner.line(i.name() + " " + i.version(), LONGEST_NAME))
                .filter(name -> !name.isBlank())
                .orElse("unknown client");
    }

    private static boolean asks(@Nullable ClientCapabilities capabilities) {
        return Optional.ofNullable(capabilities)
                .flatMap(all -> Optional.ofNullable(all.elicitation()))
                .filter(elicitation -> elicitation.form() != null || elicitation.url() == null)
                .isPresent();
    }
}
