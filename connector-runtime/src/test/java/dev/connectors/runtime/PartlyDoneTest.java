package dev.connectors.runtime;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.connectors.domain.Effect.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Doc;
import dev.connectors.http.HttpPolicy;
import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Principal;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.Provider;
import dev.connectors.spi.Repeat;
import dev.connectors.tool.ToolResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A write of two requests whose second one fails: what was done is never denied. */
class PartlyDoneTest {

    private static final Principal ANNA = Principal.of("acme-realty", "anna");
    private static final Provider LEADBOOK = Provider.apiKey("leadbook", "https://api.leadbook.example")
            .sentAs("X-Key", "Key {key}")
            .help("Leadbook > Settings > API keys");

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private boolean found;

    record Input(@Doc("Name of the lead.") String name) {}

    record Output(String stored) {}

    /** Copies a lead and then ends the old one. */
    private final class Move implements Action<Input, Output> {

        private static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                        "move_lead", Input.class, Output.class)
                .description("Moves a lead.")
                .effects(WRITE)
                .build();

        @Override
        public ActionContract<Input, Output> contract() {
            return CONTRACT;
        }

        @Override
        public Repeat<Input, Output> repeat() {
            return Repeat.confirmedBy((in, context) -> found ? Optional.of(new Output(in.name())) : Optional.empty());
        }

        @Override
        public Output run(Input in, ActionContext context) {
            context.http().post("/copies").send();
            context.http().post("/ends").send();
            return new Output(in.name());
        }
    }

    private final class Leadbook implements Connector {

        @Override
        public ConnectorInfo info() {
            return ConnectorInfo.of("leadbook", "Leadbook", LEADBOOK, "Your leads.");
        }

        @Override
        public List<Action<?, ?>> actions() {
            return List.of(new Move());
        }
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aFailureAfterAnAcceptedWriteLeavesTheCallUnknown() {
        var result = move(201, 403);

        assertThat(result.code()).isEqualTo("outcome_unknown");
        assertThat(result.text()).contains("did a part of this");
        server.verify(1, postRequestedFor(urlEqualTo("/copies")));
    }

    @Test
    void itIsDoneWhereTheConnectorFindsItSo() {
        found = true;

        assertThat(move(201, 403).isOk()).isTrue();
    }

    @Test
    void aFailureBeforeAnythingWasAcceptedIsAFailure() {
        assertThat(move(403, 201).code()).isEqualTo("provider_rejected");
        server.verify(0, postRequestedFor(urlEqualTo("/ends")));
    }

    private ToolResult move(int copies, int ends) {
        server.start();
        server.stubFor(post("/copies").willReturn(aResponse().withStatus(copies)));
        server.stubFor(post("/ends").willReturn(aResponse().withStatus(ends)));
        try (var connectors = Connectors.builder()
                .connectors(List.of(new Leadbook()))
                .composites(List.of())
                .standIn(StandIn.of("leadbook").origin("api", server.baseUrl()))
                .allowPlainHttpOnLoopback()
                .http(HttpPolicy.defaults()
                        .with(new HttpPolicy.Retries(1, Duration.ofMillis(1), Duration.ofMillis(1), 1, 1)))
                .build()) {
            var settings = connectors.settings(ANNA);
            settings.connect("leadbook", "k-17");
            settings.turnOn("leadbook");
            settings.set("leadbook", "move_lead", ActionMode.ALLOW);
            return connectors.conversation(ANNA, "chat-1").call("leadbook_move_lead", "{\"name\":\"Mia\"}");
        }
    }
}
