package dev.connectors.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.domain.Access;
import dev.connectors.domain.EmailAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens at the provider, and in Settings, while a person reads the question. */
class BetweenQuestionAndYesTest {

    private static final String CHANGE = "{\"event\": \"oakave88\", \"change\": {\"location\": \"90 Oak Ave\"}}";

    @TempDir
    Path folder;

    private Agent agent;

    @BeforeEach
    void start() {
        Agent.write(folder.resolve("Properties/Johnson.md"), "Roof from 2011.");
        agent = new Agent(folder);
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    private String asked() {
        var asked = agent.chat("chat").call("calendar_update_event", CHANGE);
        assertThat(asked.code()).as(asked.text()).isEqualTo("approval_required");
        return asked.approval().orElseThrow().id();
    }

    @Test
    void theQuestionNamesEverybodyWhoHears() {
        asked();

        var question = agent.settings().waiting().get(0);
        assertThat(question.question()).isEqualTo("Change this event and tell 2 people?");
        assertThat(question.recipients().named())
                .containsExactlyInAnyOrder(
                        EmailAddress.parse("priya.nair@buyer.example"), EmailAddress.parse("tom.nair@buyer.example"));
    }

    @Test
    void aYesRunsItAndTellsExactlyThose() {
        var result = agent.settings().approve(asked());

        assertThat(result.code()).as(result.text()).isEqualTo("ok");
        assertThat(agent.sandbox.mails())
                .flatExtracting(
                        mail -> mail.notices().stream().map(n -> n.recipient()).toList())
                .containsExactlyInAnyOrder("priya.nair@buyer.example", "tom.nair@buyer.example");
    }

    @Test
    void aGuestAddedAtTheProviderLeadsToANewQuestion() {
        var id = asked();
        agent.week
                .showings()
                .change(
                        "oakave88",
                        "{\"attendees\": [{\"email\": \"priya.nair@buyer.example\"}, {\"email\": \"tom.nair@buyer.example\"}, {\"email\": \"eve@evil.example\"}]}");
        long before = agent.writes();

        var result = agent.settings().approve(id);

        assertThat(result.code()).isEqualTo("approval_required");
        assertThat(result.approval().orElseThrow().recipients().named())
                .contains(EmailAddress.parse("eve@evil.example"));
        assertThat(agent.writes()).isEqualTo(before);
    }

    @Test
    void aChangedEtagAloneDoesNot() {
        var id = asked();
        agent.week.showings().touch("oakave88");

        var result = agent.settings().approve(id);

        assertThat(result.code()).as(result.text()).isEqualTo("ok");
    }

    @Test
    void aCalendarHiddenMeanwhileRefuses() {
        var id = asked();
        agent.settings().set("google_calendar", "Showings", Access.HIDDEN);
        long before = agent.writes();

        var result = agent.settings().approve(id);

        assertThat(result.code()).isEqualTo("not_found");
        assertThat(agent.writes()).isEqualTo(before);
    }

    @Test
    void anAccountDisconnectedMeanwhileRefuses() {
        var id = asked();
        agent.settings()
                .disconnect(agent.settings().connections().stream()
                        .filter(c -> c.providerId().equals("google"))
                        .findFirst()
                        .orElseThrow()
                        .id())
                .join();
        long before = agent.writes();

        var result = agent.settings().approve(id);

        assertThat(result.code()).isEqualTo("not_connected");
        assertThat(agent.writes()).isEqualTo(before);
    }
}
