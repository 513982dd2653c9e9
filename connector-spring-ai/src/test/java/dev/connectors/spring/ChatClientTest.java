package dev.connectors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.client.ChatClient;

/** The whole loop of tools in {@code ChatClient}, over a stand-in for Google. */
final class ChatClientTest {

    private final AnnasDay day = new AnnasDay();
    private final ScriptedModel model = new ScriptedModel();

    @AfterEach
    void end() {
        day.close();
    }

    @Test
    void theModelAnswersFromTheCalendar() {
        model.calls("calendar_list_events", AnnasDay.TODAY).repeatsTheResult();

        var answer = ask("What meetings do I have today?");

        assertThat(answer).contains("Team stand-up", "Showing, 88 Oak Ave", "\"foreign\"");
    }

    @Test
    void aWriteWaitsForAYesAndTheNextPromptTellsWhatWasDone() {
        model.calls("calendar_create_event", AnnasDay.SHOWING).says("I asked you to approve it.");
        ask("Invite John to a showing.");
        var question = day.settings().waiting().get(0);
        assertThat(model.result()).contains("approval_required", question.id());
        assertThat(day.google.mails()).isEmpty();

        day.settings().approve(question.id());
        model.calls("calendar_create_event", AnnasDay.SHOWING).repeatsTheResult();
        var answer = ask("I said yes.");

        assertThat(answer).contains("john.smith@buyer.example", "\"approved\"");
        assertThat(day.google.mails()).hasSize(1);
    }

    @Test
    void toolsThatAClientHasByDefaultAreLookedAtAnewForEachPrompt() {
        var client = ChatClient.builder(model)
                .defaultTools(ConnectorTools.of(day.chat()))
                .build();
        model.says("Hello.").says("Hello again.");

        client.prompt("Hello?").call().content();
        assertThat(model.offered()).isNotEmpty();
        day.settings().turnOff("google_calendar");
        client.prompt("Hello?").call().content();

        assertThat(model.offered()).isEmpty();
    }

    @Test
    void aCallWithoutArgumentsIsACallWithNone() {
        model.calls("calendar_list_calendars", "").repeatsTheResult();

        assertThat(ask("Which calendars do I have?")).contains("Showings");
    }

    private String ask(String text) {
        return Clients.of(model)
                .prompt()
                .user(text)
                .tools(ConnectorTools.of(day.chat()))
                .call()
                .content();
    }
}
