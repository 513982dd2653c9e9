package dev.connectors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole loop of tools in {@code ChatClient}, with an account at Google and one at Microsoft. */
final class BothVendorsTest {

    private final AnnasDay day = new AnnasDay().andOutlook();
    private final ScriptedModel model = new ScriptedModel();

    @AfterEach
    void end() {
        day.close();
    }

    @Test
    void todaysMeetingsAreThoseOfBothAccounts() {
        model.calls("calendar_list_events", AnnasDay.TODAY).repeatsTheResult();

        var answer = ask("What meetings do I have today?");

        assertThat(answer).contains("Showing, 88 Oak Ave", "Lunch with the lender");
        assertThat(answer.indexOf("Showing, 88 Oak Ave")).isLessThan(answer.indexOf("Lunch with the lender"));
    }

    @Test
    void aWriteAsksWhichAccountThenThePersonAndHappensAtMicrosoftOnce() {
        model.calls("calendar_create_event", AnnasDay.SHOWING).says("In which account?");
        ask("Invite John to a showing.");
        assertThat(model.result()).contains("account_ambiguous", day.outlook());

        var there = AnnasDay.SHOWING.replaceFirst("\\{", "{\"account\": \"" + day.outlook() + "\", ");
        model.calls("calendar_create_event", there).says("I asked you to approve it.");
        ask("In the office's.");
        assertThat(model.result()).contains("approval_required");
        assertThat(day.microsoft.mails()).isEmpty();

        day.settings().approve(day.settings().waiting().get(0).id());
        model.calls("calendar_create_event", there).repeatsTheResult();
        var answer = ask("I said yes.");

        assertThat(answer).contains("john.smith@buyer.example", "\"approved\"");
        assertThat(day.microsoft.mails()).hasSize(1);
        assertThat(day.google.mails()).isEmpty();
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
