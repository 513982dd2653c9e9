package dev.connectors.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.testkit.sandbox.RecordedRequest;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write whose answer is lost, and a model that repeats itself. */
class LostAnswersTest {

    private static final String CREATE =
            "{\"event\": {\"summary\": \"Showing\", \"start\": \"2026-03-12T09:00\", \"end\": \"2026-03-12T10:00\"}}";
    private static final Predicate<RecordedRequest> INSERT =
            request -> request.method().equals("POST") && request.path().endsWith("/events");
    private static final Predicate<RecordedRequest> GET_EVENT =
            request -> request.method().equals("GET") && request.path().contains("/events/");

    @TempDir
    Path folder;

    @BeforeEach
    void notes() {
        Agent.write(folder.resolve("Properties/Johnson.md"), "Roof from 2011.");
    }

    private long stored(Agent agent) {
        return agent.week.showings().eventIds().stream()
                .filter(id -> agent.week.showings().json(id).orElse("").contains("\"Showing\""))
                .count();
    }

    @Test
    void aCreateWhoseAnswerWasLostIsFoundAndReportedAsDone() {
        try (var agent = new Agent(folder)) {
            agent.allowEverything();
            agent.sandbox.faults().loseAnswerTo(INSERT);

            var result = agent.chat("a").call("calendar_create_event", CREATE);

            assertThat(result.code()).as(result.text()).isEqualTo("ok");
            assertThat(stored(agent)).isEqualTo(1);
            assertThat(agent.sandbox.requests()).filteredOn(INSERT).hasSize(1);
        }
    }

    @Test
    void whereItCannotBeFoundOutTheSameCallMakesNothingTwice() {
        try (var agent = new Agent(folder)) {
            agent.allowEverything();
            agent.sandbox.faults().loseAnswerTo(INSERT);
            agent.sandbox.faults().fail(20, GET_EVENT, 503, "backendError");

            var lost = agent.chat("a").call("calendar_create_event", CREATE);
            agent.sandbox.faults().clear();
            var again = agent.chat("a").call("calendar_create_event", CREATE);
            var elsewhere = agent.chat("b").call("calendar_create_event", CREATE);

            assertThat(lost.code()).as(lost.text()).isEqualTo("outcome_unknown");
            assertThat(again.code()).as(again.text()).isEqualTo("ok");
            assertThat(stored(agent)).isEqualTo(elsewhere.isOk() ? 2 : 1); // the last one is another wish
            assertThat(elsewhere.code()).isEqualTo("ok");
        }
    }

    @Test
    void aRequestThatNeverArrivedIsNotReportedAsDone() {
        try (var agent = new Agent(folder)) {
            agent.allowEverything();
            agent.sandbox.faults().loseRequest(INSERT);

            var result = agent.chat("a").call("calendar_create_event", CREATE);
            agent.sandbox.faults().clear();
            var again = agent.chat("a").call("calendar_create_event", CREATE);

            assertThat(result.code()).as(result.text()).isEqualTo("outcome_unknown");
            assertThat(again.code()).isEqualTo("ok");
            assertThat(stored(agent)).isEqualTo(1);
        }
    }

    @Test
    void anEventThatTheUserDeletedMeanwhileIsNotBroughtBack() {
        try (var agent = new Agent(folder)) {
            agent.allowEverything();
            agent.sandbox.faults().loseAnswerTo(INSERT);
            agent.sandbox.faults().fail(20, GET_EVENT, 503, "backendError");
            agent.chat("a").call("calendar_create_event", CREATE);
            agent.sandbox.faults().clear();
            var created = agent.week.showings().eventIds().stream()
                    .filter(id -> agent.week.showings().json(id).orElse("").contains("\"Showing\""))
                    .findFirst()
                    .orElseThrow();
            agent.week.showings().delete(created);

            var again = agent.chat("a").call("calendar_create_event", CREATE);

            assertThat(again.isOk()).as(again.text()).isFalse();
            assertThat(agent.week.showings().json(created).orElse("cancelled")).contains("cancelled");
        }
    }
}
