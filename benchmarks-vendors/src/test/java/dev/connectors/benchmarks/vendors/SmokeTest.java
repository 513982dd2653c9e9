package dev.connectors.benchmarks.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.benchmarks.Ours;
import dev.connectors.benchmarks.Paired.Effort;
import dev.connectors.benchmarks.ServerProcess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** That each harness starts and gives its rows, and that both sides read the same; the figures of so few calls mean nothing. */
class SmokeTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void callsAreComparedWithTheVendorsClients() throws Exception {
        var effort = Effort.SMOKE;

        PairedVendors.run(effort, out);

        assertThat(rows()).contains("| P5 |", "| P6 |", "| P7 |", "| A/A |");
    }

    @Test
    void toolCallsAreComparedWithSpringAi() throws Exception {
        var effort = Effort.SMOKE;

        PairedSpring.run(effort, out);

        assertThat(rows()).contains("| P10 |");
    }

    @Test
    void bothSidesReadTheSameNumberOfEvents() throws Exception {
        try (var server = ServerProcess.start()) {
            var google = new GoogleClient(server.base());
            var graph = new GraphSdk(server.base());

            var listed = Outlook.at(server.base())
                    .call(
                            GraphDeskConnector.TOOL,
                            "{\"calendar\":\"agent@acme.example\",\"timeZone\":\"America/Denver\"}");

            assertThat(listed.text().split("\"id\":", -1)).hasSize(251);
            assertThat(graph.list(250).getValue()).hasSize(250);
            assertThat(graph.event().getId()).isEqualTo(Ours.EVENT_ID);
            assertThat(graph.eventAndItsDay().getValue()).hasSize(8);
            assertThat(google.list(250).getItems()).hasSize(250);
            assertThat(google.event().getId()).isEqualTo(Ours.EVENT_ID);
        }
    }

    @Test
    void aSyncKeepsEveryListing() throws Exception {
        int listings = 1_200;

        SyncOfMany.run(listings, out);

        assertThat(rows())
                .contains("1200 listings into H2: seconds, batches |  |  |")
                .contains(", 3 |");
    }

    private String rows() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
