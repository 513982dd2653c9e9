package dev.connectors.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.connectors.benchmarks.desk.QuickConnector;
import dev.connectors.benchmarks.desk.QuickConnector.Checked;
import dev.connectors.benchmarks.desk.QuickConnector.Form;
import dev.connectors.benchmarks.desk.QuickConnector.Input;
import dev.connectors.domain.Shape;
import dev.connectors.runtime.Conversation;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.service.tool.DefaultToolExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A tool call without network, and the check of its five arguments: ours, and the peers'. */
final class ToolPeers {

    private final Conversation chat = Ours.quick();
    private final DefaultToolExecutor executor = executor();
    private final ToolExecutionRequest request = ToolExecutionRequest.builder()
            .id("1")
            .name("check_showing")
            .arguments(QuickConnector.ARGUMENTS.replace("in_person", "IN_PERSON")) // the enum's own spelling
            .build();
    private final Shape<Input> shape = Shape.of(Input.class);
    private final Shape.Defaults defaults = Shape.Defaults.of(Ours.ZONE);
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(shape.schema(), InputFormat.JSON);
    private final JsonNode node = parsed();

    /** The same tool as LangChain4j's users write it. */
    static final class Tools {

        @Tool("Checks whether a showing is possible.")
        Checked checkShowing(
                @P(name = "listing", value = "Id of the listing.") String listing,
                @P(name = "day", value = "Day, such as 2026-12-01.") String day,
                @P(name = "minutes", value = "How long.") int minutes,
                @P(name = "guests", value = "E-mail addresses.") List<String> guests,
                @P(name = "form", value = "In person, or by video.") Form form) {
            return QuickConnector.check(listing, day, minutes, guests, form);
        }
    }

    /** All eleven steps: checked, decided, recorded. */
    String ours() {
        var result = chat.call(QuickConnector.TOOL, QuickConnector.ARGUMENTS);
        if (!result.isOk()) {
            throw new IllegalStateException(result.text());
        }
        return result.text();
    }

    /** LangChain4j: neither checked, nor decided, nor recorded. */
    String langChain() {
        return executor.execute(request, "benchmark");
    }

    /** From text to the typed input, every constraint checked. */
    Input read() {
        return shape.read(QuickConnector.ARGUMENTS, defaults);
    }

    /** The check alone, on a tree that was parsed before. */
    boolean validate() {
        if (!schema.validate(node).isEmpty()) {
            throw new IllegalStateException("refused");
        }
        return true;
    }

    private static DefaultToolExecutor executor() {
        try {
            var method = Tools.class.getDeclaredMethod(
                    "checkShowing", String.class, String.class, int.class, List.class, Form.class);
            return new DefaultToolExecutor(new Tools(), method);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parsed() {
        try {
            return new ObjectMapper().readTree(QuickConnector.ARGUMENTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
