package dev.connectors.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.AiServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole loop of tools in {@code AiServices}, with an account at Google and one at Microsoft. */
final class BothVendorsTest {

    private interface Assistant {
        String say(String text);
    }

    private final AnnasDay day = new AnnasDay().andOutlook();
    private final ScriptedModel model = new ScriptedModel();
    private final Assistant assistant = AiServices.builder(Assistant.class)
            .chatModel(model)
            .chatMemory(MessageWindowChatMemory.withMaxMessages(100))
            .toolProvider(ConnectorToolProvider.of(day.chat()))
            .hallucinatedToolNameStrategy(ConnectorToolProvider.unknownTool())
            .build();

    @AfterEach
    void end() {
        day.close();
    }

    @Test
    void todaysMeetingsAreThoseOfBothAccounts() {
        model.calls("calendar_list_events", AnnasDay.TODAY).repeatsTheResult();

        var answer = assistant.say("What meetings do I have today?");

        assertThat(answer).contains("Showing, 88 Oak Ave", "Lunch with the lender");
        assertThat(answer.indexOf("Showing, 88 Oak Ave")).isLessThan(answer.indexOf("Lunch with the lender"));
    }

    @Test
    void aWriteAsksWhichAccountThenThePersonAndHappensAtMicrosoftOnce() {
        model.calls("calendar_create_event", AnnasDay.SHOWING).says("In which account?");
        assistant.say("Invite John to a showing.");
        assertThat(model.result().text()).contains("account_ambiguous", day.outlook());

        var there = AnnasDay.SHOWING.replaceFirst("\\{", "{\"account\": \"" + day.outlook() + "\", ");
        model.calls("calendar_create_event", there).says("I asked you to approve it.");
        assistant.say("In the office's.");
        assertThat(model.result().text()).contains("approval_required");
        assertThat(day.microsoft.mails()).isEmpty();

        day.settings().approve(day.settings().waiting().get(0).id());
        model.calls("calendar_create_event", there).repeatsTheResult();
        var answer = assistant.say("I said yes.");

        assertThat(answer).contains("john.smith@buyer.example", "\"approved\"");
        assertThat(day.microsoft.mails()).hasSize(1);
        assertThat(day.google.mails()).isEmpty();
    }

    @Test
    void anAccountThatIsTurnedOffIsGoneFromTheNextTurn() {
        day.settings().turnOff("outlook_calendar");
        model.calls("calendar_list_events", AnnasDay.TODAY).repeatsTheResult();

        var answer = assistant.say("What meetings do I have today?");

        assertThat(answer).contains("Showing, 88 Oak Ave").doesNotContain("Lunch", "acme-office");
    }
}
