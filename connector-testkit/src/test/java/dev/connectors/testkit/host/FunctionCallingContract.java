package dev.connectors.testkit.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.connectors.function.FunctionCalling;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Conversation;
import java.util.List;
import java.util.stream.StreamSupport;

/** A host that speaks a vendor's JSON by itself keeps the contract of hosts. */
abstract class FunctionCallingContract extends HostContract {

    static final ObjectMapper JSON = new ObjectMapper();

    private final FunctionCalling vendor;

    FunctionCallingContract(FunctionCalling vendor) {
        this.vendor = vendor;
    }

    /** The tools in a request, wherever the vendor has them. */
    abstract List<Assistant.Offered> offered(JsonNode tools);

    /** An answer of the vendor's with one call. */
    abstract ObjectNode answer(String tool, String arguments) throws JsonProcessingException;

    /** What the model reads of the only result in what is sent next. */
    abstract Assistant.Reply reply(JsonNode next);

    @Override
    protected final Host host(Connectors connectors) {
        return principal -> new Spoken(connectors.conversation(principal, "chat"));
    }

    private final class Spoken implements Assistant {

        private final Conversation chat;

        Spoken(Conversation chat) {
            this.chat = chat;
        }

        @Override
        public List<Offered> tools() {
            return offered(read(vendor.tools(chat.tools())));
        }

        @Override
        public Reply call(String tool, String arguments) {
            try {
                return reply(read(vendor.answer(chat, answer(tool, arguments).toString())));
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }

    static List<Assistant.Offered> each(JsonNode tools, String schema) {
        return StreamSupport.stream(tools.spliterator(), false)
                .map(tool -> new Assistant.Offered(
                        tool.path("name").asText(),
                        tool.path("description").asText(),
                        tool.path(schema).toString()))
                .toList();
    }
}
