package dev.connectors.runtime;

import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.connectors.domain.Effect.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.connectors.audit.AuditRow;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Doc;
import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Principal;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.Json;
import dev.connectors.spi.Provider;
import dev.connectors.spi.Repeat;
import dev.connectors.tool.Envelope;
import dev.connectors.tool.ToolResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A write that is answered with success and JSON that nobody can read. */
class UnreadableAnswerTest {

    private static final Principal ANNA = Principal.of("acme-realty", "anna");
    private static final Provider LEADBOOK = Provider.apiKey("leadbook", "https://api.leadbook.example")
            .sentAs("X-Key", "Key {key}")
            .help("Leadbook > Settings > API keys");

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private List<AuditRow> rows = List.of();

    record Input(@Doc("Name of the lead.") String name) {}

    record Output(String stored) {}

    private record Add(Repeat<Input, Output> repeat) implements Action<Input, Output> {

        private static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                        "add_lead", Input.class, Output.class)
                .description("Adds a lead.")
                .effects(WRITE)
                .build();

        @Override
        public ActionContract<Input, Output> contract() {
            return CONTRACT;
        }

        @Override
        public Output run(Input in, ActionContext context) {
            return context.http().post("/leads").send(answer -> {
                Json.fields(answer, name -> {});
                return new Output(in.name());
            });
        }
    }

    private record Leadbook(Action<?, ?> action) implements Connector {

        @Override
        public ConnectorInfo info() {
            return ConnectorInfo.of("leadbook", "Leadbook", LEADBOOK, "Your leads.");
        }

        @Override
        public List<Action<?, ?>> actions() {
            return List.of(action);
        }
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void isUnknownWhereTheProviderWasAskedAndDoesNotConfirmIt() {
        var result = add(Repeat.confirmedBy((in, context) -> Optional.empty()));

        assertThat(result.code()).isEqualTo("outcome_unknown");
        assertThat(result.text()).contains("could not be read").contains("Don't repeat it");
        assertThat(rows).extracting(row -> row.entry().outcome()).contains("outcome_unknown");
        server.verify(1, postRequestedFor(urlEqualTo("/leads")));
    }

    @Test
    void isDoneWithItsResultWhereTheProviderConfirmsIt() {
        var result = add(Repeat.confirmedBy((in, context) -> Optional.of(new Output(in.name()))));

        assertThat(result.isOk()).isTrue();
        assertThat(result.text()).contains("Mia");
    }

    @Test
    void isDoneWithoutItsResultWhereNobodyCanBeAsked() {
        var result = add(Repeat.never());

        assertThat(result.isOk()).isTrue();
        assertThat(result.text()).isEqualTo(Envelope.doneUnshown());
    }

    private ToolResult add(Repeat<Input, Output> repeat) {
        server.start();
        server.stubFor(post("/leads").willReturn(okForContentType("application/json", "{\"id\": cut")));
        try (var connectors = Connectors.builder()
                .connectors(List.of(new Leadbook(new Add(repeat))))
                .composites(List.of())
                .standIn(StandIn.of("leadbook").origin("api", server.baseUrl()))
                .allowPlainHttpOnLoopback()
                .build()) {
            var settings = connectors.settings(ANNA);
            settings.connect("leadbook", "k-17");
            settings.turnOn("leadbook");
            settings.set("leadbook", "add_lead", ActionMode.ALLOW);
            var result = connectors.conversation(ANNA, "chat-1").call("leadbook_add_lead", "{\"name\":\"Mia\"}");
            rows = settings.history();
            return result;
        }
    }
}
