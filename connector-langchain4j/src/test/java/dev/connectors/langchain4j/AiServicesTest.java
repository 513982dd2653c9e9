package dev.connectors.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole loop of tools in {@code AiServices}, over a stand-in for Google. */
final class AiServicesTest {

    private interface Assistant {
        String say(String text);
    }

    private interface Streaming {
        TokenStream say(String text);
    }

    private final AnnasDay day = new AnnasDay();
    private final ScriptedModel model = new ScriptedModel();

    @AfterEach
    void end() {
        day.close();
    }

    @Test
    void theModelAnswersFromTheCalendar() {
        model.calls("calendar_list_events", AnnasDay.TODAY).repeatsTheResult();

        var answer = assistant().say("What meetings do I have today?");

        assertThat(answer).contains("Team stand-up", "Showing, 88 Oak Ave", "\"foreign\"");
    }

    @Test
    void aWriteWaitsForAYesAndTheNextTurnTellsWhatWasDone() {
        var assistant = assistant();
        model.calls("calendar_create_event", AnnasDay.SHOWING).says("I asked you to approve it.");
        assistant.say("Invite John to a showing.");
        var question = day.settings().waiting().get(0);
        assertThat(model.result().text()).contains("approval_required", question.id());
        assertThat(day.google.mails()).isEmpty();

        day.settings().approve(question.id());
        model.calls("calendar_create_event", AnnasDay.SHOWING).repeatsTheResult();
        var answer = assistant.say("I said yes.");

        assertThat(answer).contains("john.smith@buyer.example", "\"approved\"");
        assertThat(day.google.mails()).hasSize(1);
    }

    @Test
    void severalRoundsInOneTurnReachTheModelInOrder() {
        model.calls("calendar_list_calendars", "{}")
                .calls("calendar_list_events", AnnasDay.TODAY)
                .says("That is your day.");

        assistant().say("What is in which calendar?");

        assertThat(model.requests()).hasSize(3);
        assertThat(model.requests().get(1).messages().toString()).contains("Family");
        assertThat(model.requests().get(2).messages().toString()).contains("Team stand-up");
    }

    @Test
    void whatIsTurnedOnInTheMiddleOfATurnIsOfferedInItsNextRound() {
        day.settings().turnOff("google_calendar");
        model.callsAfter(() -> day.settings().turnOn("google_calendar"), "calendar_list_calendars", "{}")
                .says("Now I see them.");

        assistant().say("I am turning it on.");

        assertThat(model.requests().get(0).toolSpecifications()).isNullOrEmpty();
        assertThat(names(model.offered())).contains("calendar_list_events");
    }

    @Test
    void aCallWithoutArgumentsIsACallWithNone() {
        model.calls("calendar_list_calendars", "").repeatsTheResult();

        assertThat(assistant().say("Which calendars do I have?")).contains("Showings");
    }

    @Test
    void aStreamingModelGoesThroughTheSameLoop() throws Exception {
        var assistant = AiServices.builder(Streaming.class)
                .streamingChatModel(model.streaming())
                .toolProvider(ConnectorToolProvider.of(day.chat()))
                .build();
        model.calls("calendar_list_events", AnnasDay.TODAY).repeatsTheResult();

        var answer = new CompletableFuture<String>();
        assistant
                .say("What meetings do I have today?")
                .onPartialResponse(part -> {})
                .onCompleteResponse(
                        response -> answer.complete(response.aiMessage().text()))
                .onError(answer::completeExceptionally)
                .start();

        assertThat(answer.get(20, TimeUnit.SECONDS)).contains("Showing, 88 Oak Ave");
    }

    private Assistant assistant() {
        return AiServices.builder(Assistant.class)
                .chatModel(model)
                .chatMemory(MessageWindowChatMemory.withMaxMessages(100))
                .toolProvider(ConnectorToolProvider.of(day.chat()))
                .hallucinatedToolNameStrategy(ConnectorToolProvider.unknownTool())
                .build();
    }

    private static List<String> names(List<ToolSpecification> tools) {
        return tools.stream().map(ToolSpecification::name).toList();
    }
}
