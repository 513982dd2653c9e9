package dev.connectors.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Line by line, as no library would write it. */
final class StdioTransportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Served served;
    private BufferedReader lines;

    @BeforeEach
    void initialized() throws IOException {
        served = Served.start();
        lines = new BufferedReader(new InputStreamReader(served.pipes.clientIn(), StandardCharsets.UTF_8));
        send("{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
                + "\"capabilities\":{},\"clientInfo\":{\"name\":\"raw\",\"version\":\"1\"}}}");
        read();
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    }

    @AfterEach
    void end() throws Exception {
        served.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "not json|-32700",
                "{\"jsonrpc\":\"2.0\",\"id\":5|-32700",
                "[{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"ping\"}]|-32700",
                "{\"jsonrpc\":\"2.0\",\"id\":5,\"id\":6,\"method\":\"ping\"}|-32700",
                "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"ping\"} x|-32700",
                "{\"jsonrpc\":\"1.0\",\"id\":5,\"method\":\"ping\"}|-32600",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}|-32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}|-32600",
                "{\"jsonrpc\":\"2.0\",\"id\":5}|-32600",
                "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\"}|-32602",
                "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":[]}|-32602",
                "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{\"name\":7}}|-32602",
                "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"prompts/list\"}|-32601",
                "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"resources/list\"}|-32601"
            })
    void aWrongMessageIsAnsweredAndTheNextOneIsTaken(String line, int code) throws IOException {
        send(line);
        var refusal = read();
        send("{\"jsonrpc\":\"2.0\",\"id\":\"next\",\"method\":\"ping\"}");
        var next = read();

        assertThat(refusal.at("/error/code").asInt()).isEqualTo(code);
        assertThat(refusal.has("id")).isTrue();
        assertThat(next.at("/id").asText()).isEqualTo("next");
        assertThat(next.at("/result").isObject()).isTrue();
    }

    @Test
    void aMessageThatIsTooLongIsRefusedAndItsRestPassedOver() throws IOException {
        send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"x\":\""
                + "x".repeat(StdioTransport.LONGEST_LINE) + "\"}}");
        var refusal = read();
        send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}");
        var next = read();

        assertThat(refusal.at("/error/message").asText()).contains("4 MiB");
        assertThat(next.at("/id").asInt()).isEqualTo(2);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() throws IOException {
        served.pipes
                .clientOut()
                .write("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\u00e4\"}\n".getBytes(StandardCharsets.ISO_8859_1));
        var refusal = read();

        assertThat(refusal.at("/error/code").asInt()).isEqualTo(-32700);
    }

    @Test
    void doubleNamesInArgumentsReachTheStrictReader() throws IOException {
        var answer = callTool("test_connector_list_items", "{\"box\":\"b2\",\"box\":\"b1\"}");

        assertThat(answer.at("/result/isError").asBoolean()).isTrue();
        assertThat(answer.at("/result/structuredContent/error/code").asText()).isEqualTo("invalid_arguments");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {"[]", "\"text\"", "null", "7"})
    void argumentsThatAreNoObjectReachTheStrictReader(String arguments) throws IOException {
        var answer = callTool("test_connector_list_items", arguments);

        assertThat(answer.at("/result/structuredContent/error/code").asText()).isEqualTo("invalid_arguments");
    }

    /** As a double it would have been rounded, and taken. */
    @Test
    void numbersArriveAsTheyWereWritten() throws IOException {
        var answer = callTool(
                "test_connector_add_item", "{\"box\":\"b1\",\"text\":\"x\",\"amount\":123456.78901234567890123}");

        assertThat(answer.at("/result/content/0/text").asText()).contains("at most 15 digits");
    }

    @Test
    void textAndStructuredContentAreTheSameLetterForLetter() throws IOException {
        send(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"test_connector_list_items\"}}");
        var line = lines.readLine();

        var text = JSON.readTree(line).at("/result/content/0/text").asText();
        assertThat(line).contains("\"structuredContent\":" + text);
    }

    @Test
    void theListOfToolsIsTheSameByteForByteAfterOffAndOn() throws IOException {
        send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
        var before = lines.readLine();
        served.settings().turnOff(TestConnector.ID);
        served.settings().turnOn(TestConnector.ID);
        assertThat(lines.readLine()).contains("notifications/tools/list_changed");
        assertThat(lines.readLine()).contains("notifications/tools/list_changed");
        send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
        var after = lines.readLine();

        assertThat(after).isEqualTo(before);
    }

    @Test
    void anUnknownProtocolVersionIsAnsweredWithTheNewestOfOurs() throws IOException {
        send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"1999-01-01\","
                + "\"capabilities\":{},\"clientInfo\":{\"name\":\"raw\",\"version\":\"1\"}}}");
        var answer = read();

        assertThat(answer.at("/result/protocolVersion").asText()).isEqualTo("2025-11-25");
    }

    private JsonNode callTool(String tool, String arguments) throws IOException {
        send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":" + arguments + "}}");
        return read();
    }

    private void send(String line) throws IOException {
        served.pipes.clientOut().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        served.pipes.clientOut().flush();
    }

    private JsonNode read() throws IOException {
        return JSON.readTree(lines.readLine());
    }
}
