package dev.connectors.mcp.conformance;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Effect;
import dev.connectors.domain.Preview;
import dev.connectors.error.Unsupported;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Auth;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.Provider;
import dev.connectors.spi.Repeat;
import dev.connectors.spi.ResourceType;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * The tools that the conformance runner calls by name, as ordinary actions: {@code test_simple_text} is the action
 * {@code simple_text} of the connector {@code test}. An action's name has a verb and a noun, so two have names of their own here,
 * {@code test_ask_user} and {@code test_keep_waiting}, to which {@link RunnersRequest} turns the runner's. What a connector cannot say (images, sampling, ...) is not here.
 */
public final class FixtureConnector implements Connector {

    static final String ID = "test";

    private static final Provider FIXTURES = Provider.of("fixtures", "Fixtures", Auth.none());

    public record Nothing() {}

    public record Message(@Doc("What to show the user.") String message) {}

    public record Said(String text) {}

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.of(ID, "Conformance fixtures", FIXTURES, "Nothing of anybody's.")
                .asksBefore("does nothing with a message");
    }

    @Override
    public List<Action<?, ?>> actions() {
        return List.of(
                reading("simple_text", "Says something.", nothing -> "This is a simple text response for testing."),
                reading("error_handling", "Always fails.", nothing -> {
                    throw new Unsupported("This tool intentionally returns an error for testing.");
                }),
                reading("tool_with_progress", "Takes its time.", nothing -> after(Duration.ofMillis(500))),
                reading(
                        "keep_waiting",
                        "Takes longer than a connection is held.",
                        nothing -> after(Duration.ofMillis(1_500))),
                new Fixture<>(
                        ActionContract.of("ask_user", Message.class, Said.class)
                                .description("Does nothing, once the user said yes.")
                                .effects(Effect.WRITE)
                                .preview(in -> Preview.of("Do nothing?").line("Message", in.message()))
                                .build(),
                        in -> "The user said yes to: " + in.message()));
    }

    @Override
    public List<ResourceType<?>> resources() {
        return List.of();
    }

    private static Action<Nothing, Said> reading(String name, String description, Function<Nothing, String> says) {
        return new Fixture<>(
                ActionContract.of(name, Nothing.class, Said.class)
                        .description(description)
                        .build(),
                says);
    }

    private static String after(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "done";
    }

    private record Fixture<I>(ActionContract<I, Said> contract, Function<I, String> says) implements Action<I, Said> {

        @Override
        public Repeat<I, Said> repeat() {
            return Repeat.never();
        }

        @Override
        public Said run(I in, ActionContext context) {
            return new Said(says.apply(in));
        }
    }
}
