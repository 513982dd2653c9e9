package dev.connectors.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that offers elicitation, changes its mind, or goes away. */
final class CancellationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADD = "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{\"name\":"
            + "\"test_connector_add_item\",\"arguments\":{\"box\":\"b1\",\"text\":\"a hammer\",\"amount\":2}}}";

    private Served served;
    private BufferedReader lines;

    @BeforeEach
    void initialized() throws IOException {
        served = Served.start();
        lines = new BufferedReader(new InputStreamReader(served.pipes.clientIn(), StandardCharsets.UTF_8));
        send("{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
                + "\"capabilities\":{\"elicitation\":{}},\"clientInfo\":{\"name\":\"raw\",\"version\":\"1\"}}}");
        read();
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    }

    @AfterEach
    void end() throws Exception {
        served.close();
    }

    @Test
    void aCancelledCallIsNotAnsweredAndALateYesDoesNothing() throws IOException {
        send(ADD);
        var question = read();
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":5}}");
        send("{\"jsonrpc\":\"2.0\",\"id\":" + question.get("id")
                + ",\"result\":{\"action\":\"accept\",\"content\":{\"answer\":\"yes\"}}}");
        send("{\"jsonrpc\":\"2.0\",\"id\":6,\"method\":\"ping\"}");
        var next = read();

        assertThat(question.get("method").asText()).isEqualTo("elicitation/create");
        assertThat(next.get("id").asInt()).isEqualTo(6);
        served.pipes.clientOut().close();
        assertThat(served.serving).succeedsWithin(Duration.ofSeconds(10));
        assertThat(TestConnector.DONE).isEmpty();
    }

    @Test
    void aClientThatGoesAwayAnswersNothingForThePerson() throws IOException {
        send(ADD);
        var question = read();
        served.pipes.clientOut().close();

        assertThat(question.get("method").asText()).isEqualTo("elicitation/create");
        assertThat(served.serving).succeedsWithin(Duration.ofSeconds(10));
        assertThat(TestConnector.DONE).isEmpty();
    }

    @Test
    void aWrongCancellationHarmsNothing() throws IOException {
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":99}}");
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":[5]}");
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\"}");
        send("{\"jsonrpc\":\"2.0\",\"id\":6,\"method\":\"ping\"}");

        assertThat(read().get("id").asInt()).isEqualTo(6);
    }

    private void send(String line) throws IOException {
        served.pipes.clientOut().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        served.pipes.clientOut().flush();
    }

    private JsonNode read() throws IOException {
        return JSON.readTree(lines.readLine());
    }
}
