package dev.connectors.benchmarks.vendors;

import dev.connectors.benchmarks.Ours;
import dev.connectors.benchmarks.Paired;
import dev.connectors.benchmarks.Paired.Effort;
import dev.connectors.benchmarks.Table;
import dev.connectors.benchmarks.Variant;
import dev.connectors.benchmarks.desk.QuickConnector;
import dev.connectors.benchmarks.desk.QuickConnector.Checked;
import dev.connectors.benchmarks.desk.QuickConnector.Form;
import dev.connectors.runtime.Conversation;
import java.io.PrintStream;
import java.util.List;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.ai.tool.annotation.ToolParam;
import org.springframework.ai.tool.definition.ToolDefinition;
import org.springframework.ai.tool.method.MethodToolCallback;
import org.springframework.ai.util.json.schema.JsonSchemaGenerator;

/** Figure P10 in pairs: the tool path without network, beside Spring AI's, which neither checks, nor decides, nor records. */
public final class PairedSpring {

    private static final String OURS = "ours";
    private static final String OURS_AGAIN = "ours again";
    private static final String SPRING = "Spring AI";
    private static final String SPRING_AGAIN = "Spring AI again";

    private static final int TIMES = 100;
    private static final Effort FULL = new Effort(1_000, 80, 20, 7, 200);

    private PairedSpring() {}

    /** The same tool as Spring AI's users write it. */
    static final class Tools {

        @Tool(name = "check_showing", description = "Checks whether a showing is possible.")
        public Checked checkShowing(
                @ToolParam(description = "Id of the listing.") String listing,
                @ToolParam(description = "Day, such as 2026-12-01.") String day,
                @ToolParam(description = "How long.") int minutes,
                @ToolParam(description = "E-mail addresses.") List<String> guests,
                @ToolParam(description = "In person, or by video.") Form form) {
            return QuickConnector.check(listing, day, minutes, guests, form);
        }
    }

    /** {@code smoke} for a few calls only. */
    public static void main(String[] args) throws Exception {
        run(args.length > 0 && args[0].equals("smoke") ? Effort.SMOKE : FULL, System.out);
    }

    static void run(Effort effort, PrintStream out) throws Exception {
        var variants = List.of(
                ours(OURS, Ours.quick()),
                ours(OURS_AGAIN, Ours.quick()),
                spring(SPRING, springTool()),
                spring(SPRING_AGAIN, springTool()));
        var paired = Paired.run(variants, effort);
        var table = new Table(out);
        table.note(
                "A/A",
                "tool path: ours / ours, time",
                paired.ratio(OURS_AGAIN, OURS).toString());
        table.note(
                "A/A",
                "tool path: Spring AI / Spring AI, time",
                paired.ratio(SPRING_AGAIN, SPRING).toString());
        table.ratio("P10", "tool path: ours / Spring AI, time", 0.6, 0.4, paired.ratio(OURS, SPRING));
        table.number(
                "P10",
                "tool path: ours / Spring AI, bytes",
                0.5,
                0.3,
                paired.cost(OURS).bytes() / paired.cost(SPRING).bytes());
        for (var name : List.of(OURS, SPRING)) {
            var cost = paired.cost(name);
            table.note(
                    "",
                    name,
                    Table.number(cost.micros() / TIMES) + " us, " + Table.number(cost.cpuMicros() / TIMES) + " us CPU, "
                            + Table.number(cost.bytes() / TIMES) + " bytes");
        }
    }

    private static Variant ours(String name, Conversation chat) {
        return new Variant(name, () -> {
                    var result = chat.call(QuickConnector.TOOL, QuickConnector.ARGUMENTS);
                    if (!result.isOk()) {
                        throw new IllegalStateException(result.text());
                    }
                    return result.text();
                })
                .times(TIMES);
    }

    private static Variant spring(String name, ToolCallback tool) {
        var arguments = QuickConnector.ARGUMENTS.replace("in_person", "IN_PERSON"); // the enum's own spelling
        return new Variant(name, () -> tool.call(arguments)).times(TIMES);
    }

    private static ToolCallback springTool() throws NoSuchMethodException {
        var method = Tools.class.getDeclaredMethod(
                "checkShowing", String.class, String.class, int.class, List.class, Form.class);
        return MethodToolCallback.builder()
                .toolDefinition(ToolDefinition.builder()
                        .name("check_showing")
                        .description("Checks whether a showing is possible.")
                        .inputSchema(JsonSchemaGenerator.generateForMethodInput(method))
                        .build())
                .toolMethod(method)
                .toolObject(new Tools())
                .build();
    }
}
