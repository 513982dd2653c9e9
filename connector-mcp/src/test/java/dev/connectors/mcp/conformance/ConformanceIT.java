package dev.connectors.mcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.mcp.http.ConnectorMcpServlet;
import dev.connectors.mcp.http.Container;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The official conformance runner against the servlet, with {@code mvn -Pconformance}: it is fetched from npm, with the Node that it
 * needs. What it finds is compared with {@code expected.txt}, scenario by scenario.
 */
@EnabledIfSystemProperty(named = "connectors.conformance", matches = "true")
final class ConformanceIT {

    private static final Principal RUNNER = Principal.of("conformance", "runner");

    @Test
    void everyScenarioThatAppliesPasses() throws Exception {
        try (var connectors = Connectors.builder()
                        .connectors(List.of(new FixtureConnector()))
                        .composites(List.of())
                        .build();
                var container = Container.of(servlet(connectors), RunnersRequest::filter)) {
            connectors.settings(RUNNER).turnOn(FixtureConnector.ID);

            var script = new ProcessBuilder(
                            "bash",
                            Path.of("src/test/conformance/conformance.sh").toString(),
                            "http://localhost:" + container.port() + "/mcp")
                    .inheritIO()
                    .start();

            assertThat(script.waitFor()).isZero();
        }
    }

    private static ConnectorMcpServlet servlet(Connectors connectors) {
        return ConnectorMcpServlet.of(
                        connectors,
                        token -> token.equals(RunnersRequest.TOKEN) ? Optional.of(RUNNER) : Optional.empty())
                .progressEvery(Duration.ofMillis(100))
                .holdStreams(Duration.ofMillis(800))
                .build();
    }
}
