package dev.connectors.mcp.http;

import static dev.connectors.mcp.http.Raw.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.connectors.mcp.TestConnector;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streams that are lost and taken up again, calls that are cancelled, and what a client is asked. */
final class StreamsTest {

    private static final String ASKS = "{\"elicitation\":{}}";
    private static final String LIST = call(1, "test_connector_list_items", "{}");
    private static final String ADD =
            call(5, "test_connector_add_item", "{\"box\":\"b1\",\"text\":\"a hammer\",\"amount\":2}");

    private Web web = Web.start();

    @AfterEach
    void end() {
        web.close();
    }

    @Test
    void aStreamBeginsWithTheIdFromWhichToGoOn() throws Exception {
        var session = web.raw("annas-token").initialized();

        try (var events = session.events(LIST)) {
            var first = events.next().orElseThrow();
            var second = events.next().orElseThrow();

            assertThat(first.id()).isEqualTo("1-0");
            assertThat(first.data()).isEmpty();
            assertThat(second.id()).isEqualTo("1-1");
            assertThat(second.json().get("id").asInt()).isEqualTo(1);
            assertThat(events.next()).isEmpty();
        }
    }

    @Test
    void olderClientsGetNoEventWithoutData() throws Exception {
        var session = web.raw("annas-token").initialized("2025-06-18", "{}");

        try (var events = session.events(LIST)) {
            assertThat(events.next().orElseThrow().json().get("id").asInt()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerWhoseConnectionWasLostIsReadOnAnother() throws Exception {
        var session = web.raw("annas-token").initialized();
        try (var events = session.events(LIST)) {
            events.next();
        }

        try (var again = session.with("Last-Event-ID", "1-0").listen()) {
            assertThat(again.message().at("/result/content/0/text").asText()).contains(TestConnector.CONTENT);
            assertThat(again.next()).isEmpty();
        }
        try (var nothingNew = session.with("Last-Event-ID", "1-1").listen()) {
            assertThat(nothingNew.next()).isEmpty();
        }
    }

    @Test
    void whatAnotherSessionWasSentIsNotReplayed() throws Exception {
        var annas = web.raw("annas-token").initialized();
        annas.post(LIST);
        var bens = web.raw("bens-token").initialized();
        var annasNext = web.raw("annas-token").initialized();

        assertThat(bens.with("Last-Event-ID", "1-0").send("GET").statusCode()).isEqualTo(400);
        assertThat(annasNext.with("Last-Event-ID", "1-0").send("GET").statusCode())
                .isEqualTo(400);
        assertThat(annas.with("Authorization", "Bearer bens-token")
                        .with("Last-Event-ID", "1-0")
                        .send("GET")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anIdThatIsNoneIsRefused() throws Exception {
        var session = web.raw("annas-token").initialized();

        for (var id : List.of("", "x", "1-0", "-1", "1-99999999999999999999", "0-0-0")) {
            if (!id.isEmpty()) {
                assertThat(session.with("Last-Event-ID", id).send("GET").statusCode())
                        .as(id)
                        .isEqualTo(400);
            }
        }
    }

    @Test
    void aQuestionComesOnTheStreamOfItsCallAndItsAnswerByAPostOfItsOwn() throws Exception {
        var session = web.raw("annas-token").initialized("2025-11-25", ASKS);

        try (var events = session.events(ADD)) {
            var question = events.message();
            var taken = session.post(yes(question));
            var answer = events.message();

            assertThat(question.get("method").asText()).isEqualTo("elicitation/create");
            assertThat(taken.statusCode()).isEqualTo(202);
            assertThat(answer.get("id").asInt()).isEqualTo(5);
            assertThat(answer.at("/result/isError").asBoolean()).isFalse();
            assertThat(events.next()).isEmpty();
        }
    }

    @Test
    void nobodyElseAnswersAQuestion() throws Exception {
        web.close();
        web = Web.start(builder -> builder.patience(Duration.ofSeconds(1)));
        var session = web.raw("annas-token").initialized("2025-11-25", ASKS);
        var annasOther = web.raw("annas-token").initialized("2025-11-25", ASKS);
        var bens = web.raw("bens-token").initialized("2025-11-25", ASKS);

        try (var events = session.events(ADD)) {
            var question = events.message();
            bens.post(yes(question));
            annasOther.post(yes(question));
            session.with("Authorization", "Bearer bens-token").post(yes(question));
            var answer = events.message();

            assertThat(answer.at("/result/content/0/text").asText()).contains("approval_expired");
        }
        assertThat(TestConnector.DONE).isEmpty();
    }

    @Test
    void aQuestionWhoseConnectionWasLostIsAskedAgainOnTheNext() throws Exception {
        var session = web.raw("annas-token").initialized("2025-11-25", ASKS);
        try (var events = session.events(ADD)) {
            events.next();
        }

        try (var again = session.with("Last-Event-ID", "1-0").listen()) {
            session.post(yes(again.message()));

            assertThat(again.message().at("/result/isError").asBoolean()).isFalse();
        }
        assertThat(TestConnector.DONE).containsExactly("added a hammer");
    }

    @Test
    void aConnectionIsHeldForATimeAndTheCallGoesOn() throws Exception {
        web.close();
        web = Web.start(builder -> builder.holdStreams(Duration.ofMillis(200)));
        var session = web.raw("annas-token").initialized("2025-11-25", ASKS);

        JsonNode question;
        try (var events = session.events(ADD)) {
            question = events.message();
            assertThat(events.next()).isEmpty();
        }
        session.post(yes(question));
        try (var again = session.with("Last-Event-ID", "1-1").listen()) {
            assertThat(again.message().at("/result/isError").asBoolean()).isFalse();
        }
    }

    @Test
    void aCancelledCallIsNotAnsweredAndALateYesDoesNothing() throws Exception {
        var session = web.raw("annas-token").initialized("2025-11-25", ASKS);

        try (var events = session.events(ADD)) {
            var question = events.message();
            session.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":5}}");
            session.post(yes(question));

            assertThat(events.next()).isEmpty();
        }
        assertThat(TestConnector.DONE).isEmpty();
    }

    @Test
    void onlyTheSessionItselfCancelsItsCalls() throws Exception {
        var session = web.raw("annas-token").initialized("2025-11-25", ASKS);
        var bens = web.raw("bens-token").initialized("2025-11-25", ASKS);

        try (var events = session.events(ADD)) {
            var question = events.message();
            bens.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":5}}");
            session.post(yes(question));

            assertThat(events.message().at("/result/isError").asBoolean()).isFalse();
        }
    }

    @Test
    void aSessionThatEndsWhileItAsksDoesNothing() throws Exception {
        var session = web.raw("annas-token").initialized("2025-11-25", ASKS);

        try (var events = session.events(ADD)) {
            events.message();
            session.send("DELETE");

            assertThat(events.next()).isEmpty();
        }
        assertThat(TestConnector.DONE).isEmpty();
    }

    @Test
    void anIdThatStillRunsIsRefusedAndTheCallGoesOn() throws Exception {
        var session = web.raw("annas-token").initialized("2025-11-25", ASKS);

        try (var events = session.events(ADD)) {
            var question = events.message();
            var second = Raw.messages(session.post(ADD)).get(0);
            session.post(yes(question));

            assertThat(second.at("/error/code").asInt()).isEqualTo(-32600);
            assertThat(events.message().at("/result/isError").asBoolean()).isFalse();
        }
    }

    @Test
    void moreCallsAtATimeThanASessionHasAreAnErrorAndTheOthersGoOn() throws Exception {
        web.close();
        web = Web.start(builder -> builder.limits(Limits.DEFAULT.callsOfSession(1)));
        var session = web.raw("annas-token").initialized("2025-11-25", ASKS);

        try (var events = session.events(ADD)) {
            var question = events.message();
            var second = Raw.messages(session.post(LIST)).get(0);
            session.post(yes(question));

            assertThat(second.at("/error/code").asInt()).isEqualTo(-32603);
            assertThat(events.message().at("/result/isError").asBoolean()).isFalse();
        }
    }

    @Test
    void aClientThatWantsToHearsThatItsCallStillRuns() throws Exception {
        web.close();
        web = Web.start(builder -> builder.progressEvery(Duration.ofMillis(50)));
        var session = web.raw("annas-token").initialized("2025-11-25", ASKS);
        var call = ADD.replace("\"params\":{", "\"params\":{\"_meta\":{\"progressToken\":\"t-1\"},");

        try (var events = session.events(call)) {
            var question = events.message();
            var first = events.message();
            var second = events.message();
            session.post(yes(question));
            JsonNode last = events.message();
            while (last.has("method")) {
                last = events.message();
            }

            assertThat(first.at("/method").asText()).isEqualTo("notifications/progress");
            assertThat(first.at("/params/progressToken").asText()).isEqualTo("t-1");
            assertThat(second.at("/params/progress").asDouble())
                    .isGreaterThan(first.at("/params/progress").asDouble());
            assertThat(last.at("/result/isError").asBoolean()).isFalse();
            assertThat(events.next()).isEmpty();
        }
    }

    @Test
    void thatToolsChangedIsToldOnceToAClientThatListensLater() throws Exception {
        var session = web.raw("annas-token").initialized();
        web.settings(Web.ANNA).turnOff(TestConnector.ID);
        web.settings(Web.ANNA).turnOn(TestConnector.ID);

        try (var listening = session.listen()) {
            var told = listening.message();
            web.settings(Web.ANNA).turnOff(TestConnector.ID);
            var next = listening.message();

            assertThat(List.of(told.get("method").asText(), next.get("method").asText()))
                    .containsOnly("notifications/tools/list_changed");
        }
    }

    @Test
    void ofTwoConnectionsThatListenTheLaterOneHears() throws Exception {
        var session = web.raw("annas-token").initialized();
        try (var first = session.listen();
                var second = session.listen()) {
            first.next();
            assertThat(first.next()).isEmpty();
            second.next();

            web.settings(Web.ANNA).turnOff(TestConnector.ID);

            assertThat(second.message().get("method").asText()).isEqualTo("notifications/tools/list_changed");
        }
    }

    private static String yes(JsonNode question) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + question.get("id")
                + ",\"result\":{\"action\":\"accept\",\"content\":{\"answer\":\"yes\"}}}";
    }
}
