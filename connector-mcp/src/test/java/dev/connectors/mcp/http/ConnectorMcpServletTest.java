package dev.connectors.mcp.http;

import static dev.connectors.mcp.http.Raw.call;
import static dev.connectors.mcp.http.Raw.initialize;
import static dev.connectors.mcp.http.Raw.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.mcp.TestConnector;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The transport as MCP 2025-11-25 describes it (Transports, Streamable HTTP), request by request. */
final class ConnectorMcpServletTest {

    private static final String LIST = call(1, "test_connector_list_items", "{}");
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}";
    private static final String INITIALIZED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

    private Web web;
    private Raw anna;
    private Raw ben;

    @BeforeEach
    void start() {
        start(Limits.DEFAULT);
    }

    private void start(Limits limits) {
        if (web != null) {
            web.close();
        }
        web = Web.start(builder -> builder.limits(limits));
        anna = web.raw("annas-token");
        ben = web.raw("bens-token");
    }

    @AfterEach
    void end() {
        web.close();
    }

    @Test
    void initializeBeginsASessionWhoseIdNobodyCanGuess() throws Exception {
        var ids = new HashSet<String>();
        for (int i = 0; i < 5; i++) {
            var response = anna.post(initialize("2025-11-25", "{}"));
            ids.add(response.headers().firstValue("Mcp-Session-Id").orElseThrow());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(messages(response).get(0).at("/result/serverInfo/name").asText())
                    .isEqualTo("connectors");
        }

        assertThat(ids).hasSize(5).allMatch(id -> id.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void anothersSessionDoesNotExist() throws Exception {
        var session = anna.initialized();
        var stolen = session.with("Authorization", "Bearer bens-token");

        assertThat(stolen.post(LIST).statusCode()).isEqualTo(404);
        assertThat(stolen.post(INITIALIZED).statusCode()).isEqualTo(404);
        assertThat(stolen.send("GET").statusCode()).isEqualTo(404);
        assertThat(stolen.send("DELETE").statusCode()).isEqualTo(404);
        assertThat(stolen.post(LIST).body())
                .isEqualTo(ben.with("Mcp-Session-Id", "x".repeat(43)).post(LIST).body());
        assertThat(session.post(LIST).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenThatWasTakenBackEndsAtOnce() throws Exception {
        var session = anna.initialized();

        web.tokens.remove("annas-token");

        assertThat(session.post(LIST).statusCode()).isEqualTo(401);
    }

    @Test
    void anotherTokenOfTheSamePersonGoesOnInTheSession() throws Exception {
        var session = anna.initialized();
        web.tokens.put("annas-next-token", Web.ANNA);

        assertThat(session.with("Authorization", "Bearer annas-next-token")
                        .post(LIST)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSessionThatWasEndedDoesNotExist() throws Exception {
        var session = anna.initialized();

        assertThat(session.send("DELETE").statusCode()).isEqualTo(204);
        assertThat(session.post(LIST).statusCode()).isEqualTo(404);
    }

    @Test
    void aPersonsSessionsEndWhereTheHostSaysSo() throws Exception {
        var annas = anna.initialized();
        var bens = ben.initialized();

        web.servlet.end(Web.ANNA);

        assertThat(annas.post(LIST).statusCode()).isEqualTo(404);
        assertThat(bens.post(LIST).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"prompts/list", "resources/list", "logging/setLevel", "completion/complete", "sampling/createMessage"})
    void thereAreToolsAndNothingElse(String method) throws Exception {
        var answer = messages(anna.initialized().post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\"}"));

        assertThat(answer.get(0).at("/error/code").asInt()).isEqualTo(-32601);
    }

    @Test
    void whatIsNoRequestIsAcceptedWithoutABody() throws Exception {
        var session = anna.initialized();

        var notification = session.post(INITIALIZED);
        var answer = session.post("{\"jsonrpc\":\"2.0\",\"id\":\"ask-1\",\"result\":{\"action\":\"accept\"}}");

        assertThat(notification.statusCode()).isEqualTo(202);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(notification.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Accept|application/json|406",
                "Accept|text/event-stream|406",
                "Accept|text/html|406",
                "Accept|*/*|200",
                "Accept|application/json;q=0.9, text/event-stream|200",
                "Content-Type|text/plain|415",
                "Content-Type|application/json; charset=latin1|415",
                "Content-Type|application/json; charset=UTF-8|200",
                "Mcp-Session-Id|''|400",
                "Mcp-Session-Id|nonsense|404",
                "Mcp-Protocol-Version|1999-01-01|400",
                "Mcp-Protocol-Version|2025-03-26|200",
                "Mcp-Protocol-Version|2025-11-25|200",
            })
    void headersSayWhatIsTaken(String name, String value, int status) throws Exception {
        assertThat(anna.initialized().with(name, value).post(PING).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "OPTIONS", "HEAD", "TRACE"})
    void otherMethodsAreNotTaken(String method) throws Exception {
        var response = anna.initialized().send(method);

        assertThat(response.statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "not json|400|-32700",
                "|400|-32700",
                "{\"jsonrpc\":\"2.0\",\"id\":5,\"id\":6,\"method\":\"ping\"}|400|-32700",
                "{\"jsonrpc\":\"1.0\",\"id\":5,\"method\":\"ping\"}|400|-32600",
                "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":[]}|400|-32602",
            })
    void aWrongMessageIsRefused(String body, int status, int code) throws Exception {
        var response = anna.initialized().post(body == null ? "" : body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(messages(response).get(0).at("/error/code").asInt()).isEqualTo(code);
        assertThat(messages(response).get(0).has("id")).isTrue();
    }

    @Test
    void aBodyThatIsTooLongIsRefused() throws Exception {
        start(Limits.DEFAULT.bodyBytes(1_000));
        var session = anna.initialized();

        var response = session.post(call(1, "x", "{\"x\":\"" + "x".repeat(1_000) + "\"}"));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(session.post(PING).statusCode()).isEqualTo(200);
    }

    @Test
    void whatComesBeforeInitializeIsRefused() throws Exception {
        assertThat(anna.post(LIST).statusCode()).isEqualTo(400);
        assertThat(anna.initialized().post(initialize("2025-11-25", "{}")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void initializeWithoutItsParametersBeginsNothing() throws Exception {
        var response = anna.post("{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":7}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Mcp-Session-Id")).isEmpty();
    }

    @Test
    void aBatchIsTakenInTheVersionThatHasBatches() throws Exception {
        var session = anna.initialized("2025-03-26", "{}");

        var response = session.post("[" + LIST + "," + PING + "," + INITIALIZED + "]");
        var silent = session.post("[" + INITIALIZED + "]");

        assertThat(messages(response)).extracting(m -> m.get("id").asInt()).containsExactlyInAnyOrder(1, 7);
        assertThat(silent.statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-11-25"})
    void aBatchIsRefusedInLaterVersions(String version) throws Exception {
        var response = anna.initialized(version, "{}").post("[" + PING + "]");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(messages(response).get(0).at("/error/code").asInt()).isEqualTo(-32600);
    }

    @Test
    void aBatchWithAWrongMessageIsRefusedAsAWhole() throws Exception {
        var session = anna.initialized("2025-03-26", "{}");
        var add = call(2, "test_connector_add_item", "{\"box\":\"b1\",\"text\":\"a hammer\",\"amount\":2}");

        assertThat(session.post("[" + add + ",{}]").statusCode()).isEqualTo(400);
        assertThat(session.post("[]").statusCode()).isEqualTo(400);
        assertThat(anna.post("[" + initialize("2025-03-26", "{}") + "]").statusCode())
                .isEqualTo(400);
        assertThat(web.settings(Web.ANNA).waiting()).isEmpty();
    }

    @Test
    void forOneSessionTooManyTheOldestThatRestsEnds() throws Exception {
        start(Limits.DEFAULT.sessions(100, 2));
        var first = anna.initialized();
        var second = anna.initialized();
        var bens = ben.initialized();
        first.post(PING);

        var third = anna.initialized();

        assertThat(second.post(PING).statusCode()).isEqualTo(404);
        assertThat(first.post(PING).statusCode()).isEqualTo(200);
        assertThat(third.post(PING).statusCode()).isEqualTo(200);
        assertThat(bens.post(PING).statusCode()).isEqualTo(200);
    }

    @Test
    void aServerThatIsFullSaysSo() throws Exception {
        start(Limits.DEFAULT.sessions(1, 1));
        anna.initialized();

        assertThat(ben.post(initialize("2025-11-25", "{}")).statusCode()).isEqualTo(503);
    }

    @Test
    void doubleNamesAndLongNumbersReachTheStrictReader() throws Exception {
        var session = anna.initialized();

        var twice = messages(session.post(call(1, "test_connector_list_items", "{\"box\":\"b2\",\"box\":\"b1\"}")));
        var exact = messages(session.post(call(
                2, "test_connector_add_item", "{\"box\":\"b1\",\"text\":\"x\",\"amount\":123456.78901234567890123}")));

        assertThat(twice.get(0).at("/result/structuredContent/error/code").asText())
                .isEqualTo("invalid_arguments");
        assertThat(exact.get(0).at("/result/content/0/text").asText()).contains("at most 15 digits");
    }

    @Test
    void nothingThatAModelOrAClientWritesIsAYes() throws Exception {
        var session = anna.initialized();
        var arguments = "{\"box\":\"b1\",\"text\":\"a hammer\",\"amount\":2}";

        session.post(call(1, "test_connector_add_item", arguments));
        var id = web.settings(Web.ANNA).waiting().get(0).id();
        var meta = "{\"approved\":true,\"approval\":\"" + id + "\",\"answer\":\"yes\",\"principal\":\"acme/ben\"}";
        session.post("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":"
                + "\"test_connector_add_item\",\"arguments\":" + arguments + ",\"_meta\":" + meta + "}}");
        session.post("{\"jsonrpc\":\"2.0\",\"id\":\"" + id + "\",\"result\":{\"action\":\"accept\",\"content\":"
                + "{\"answer\":\"yes\"}}}");
        session.with("X-Approval", id).post(call(3, "test_connector_add_item", arguments));

        assertThat(TestConnector.DONE).isEmpty();
        assertThat(web.settings(Web.ANNA).waiting()).hasSize(1);
        assertThat(web.settings(Web.BEN).waiting()).isEmpty();
    }

    @Test
    void aSessionThatNobodyUsesEnds() throws Exception {
        start(Limits.DEFAULT.idle(Duration.ofMillis(50)));
        var session = anna.initialized();
        Thread.sleep(100);

        web.servlet.sweep();

        assertThat(session.post(PING).statusCode()).isEqualTo(404);
    }

    @Test
    void aSessionThatAClientListensToGoesOn() throws Exception {
        start(Limits.DEFAULT.idle(Duration.ofMillis(50)));
        var session = anna.initialized();
        try (var listening = session.listen()) {
            assertThat(listening.next()).isPresent();
            Thread.sleep(100);

            web.servlet.sweep();

            assertThat(session.post(PING).statusCode()).isEqualTo(200);
        }
    }
}
