package dev.connectors.langchain4j;

import dev.connectors.testkit.host.Assistant;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Lists and calls by turns of a chat: what the model is sent is what is offered, and what it reads next is the reply. */
final class LoopedAssistant implements Assistant {

    private final ScriptedModel model;
    private final UnaryOperator<String> turn;

    LoopedAssistant(ScriptedModel model, UnaryOperator<String> turn) {
        this.model = model;
        this.turn = turn;
    }

    @Override
    public List<Offered> tools() {
        model.says("Hello.");
        var unused = turn.apply("Hello?");
        return model.offered().stream().map(LoopedAssistant::offered).toList();
    }

    @Override
    public Reply call(String tool, String arguments) {
        return callAfter(() -> {}, tool, arguments);
    }

    @Override
    public Reply callAfter(Runnable meanwhile, String tool, String arguments) {
        model.callsAfter(meanwhile, tool, arguments).says("Done.");
        var unused = turn.apply("Go on.");
        var result = model.result();
        return new Reply(result.text(), mark(result));
    }

    /** LangChain4j keeps only the text of a result for a tool that it does not know. */
    private static Optional<Boolean> mark(ToolExecutionResultMessage result) {
        return Optional.ofNullable(result.isError())
                .filter(marked -> marked || !result.text().contains("\"unknown_tool\""));
    }

    private static Offered offered(ToolSpecification tool) {
        return new Offered(tool.name(), tool.description(), Schema.of(tool));
    }
}
