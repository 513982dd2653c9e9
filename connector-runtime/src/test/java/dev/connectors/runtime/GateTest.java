package dev.connectors.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.domain.Access;
import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Principal;
import dev.connectors.spi.Resource;
import dev.connectors.store.Stores;
import dev.connectors.tool.ToolResult;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ways past the gate that were thought of, each of which is closed. */
class GateTest {

    private static final Principal ANNA = Principal.of("acme-realty", "anna");

    private final Diary diary = new Diary();
    private final Connectors connectors = Connectors.builder()
            .connectors(List.of(diary))
            .composites(List.of())
            .store(Stores.inMemory())
            .build();
    private final Settings settings = connectors.settings(ANNA);
    private final Conversation chat = connectors.conversation(ANNA, "chat-1");

    GateTest() {
        settings.turnOn("diary");
    }

    @AfterEach
    void close() {
        connectors.close();
    }

    @Test
    void aSharedBookThatOnlyTheFactsNameIsOutbound() {
        diary.entry("1", "team", "roof");
        settings.set("diary", "edit_entry", ActionMode.ALLOW);
        chat.call("diary_list_entries", "{}"); // foreign text was read

        var result = edit("1");

        assertThat(result.code()).isEqualTo("approval_required");
        assertThat(result.approval().orElseThrow().recipients().others()).isTrue();
        assertThat(diary.writes).hasValue(0);
    }

    @Test
    void aNamedGuestDoesNotLiftTheQuestionOfASharedBook() {
        diary.entry("1", "team", "roof", "mia@buyer.example");
        settings.allowRecipient("mia@buyer.example");

        var result = edit("1");

        assertThat(result.code()).isEqualTo("approval_required");
        assertThat(diary.writes).hasValue(0);
    }

    @Test
    void aNamedGuestInABookOfOnesOwnNeedsNoQuestion() {
        diary.entry("1", "work", "roof", "mia@buyer.example");
        settings.allowRecipient("mia@buyer.example");

        var result = edit("1");

        assertThat(result.isOk()).isTrue();
        assertThat(diary.writes).hasValue(1);
    }

    @Test
    void anActionThatIsTurnedOffWhileTheFactsAreReadDoesNotRun() {
        diary.entry("1", "work", "roof");
        settings.set("diary", "edit_entry", ActionMode.ALLOW);
        diary.duringLook = () -> settings.set("diary", "edit_entry", ActionMode.OFF);

        var result = edit("1");

        assertThat(result.code()).isEqualTo("not_permitted");
        assertThat(diary.writes).hasValue(0);
    }

    @Test
    void aBookThatIsHiddenWhileTheFactsAreReadIsNotFound() {
        diary.entry("1", "work", "roof");
        settings.set("diary", "edit_entry", ActionMode.ALLOW);
        diary.duringLook = () -> settings.set("diary", "work", Access.HIDDEN);

        var result = edit("1");

        assertThat(result.code()).isEqualTo("not_found");
        assertThat(diary.writes).hasValue(0);
    }

    @Test
    void aConnectorThatIsTurnedOffStopsWhatRuns() {
        settings.set("diary", "add_entry", ActionMode.ALLOW);
        diary.during = () -> settings.turnOff("diary");

        var result = chat.call("diary_add_entry", "{\"text\": \"roof\"}");

        assertThat(result.code()).isEqualTo("cancelled");
        assertThat(diary.entries).isEmpty();
    }

    @Test
    void theKillSwitchStopsWhatRuns() {
        settings.set("diary", "add_entry", ActionMode.ALLOW);
        diary.during = () -> connectors.stopEverything(true);

        var result = chat.call("diary_add_entry", "{\"text\": \"roof\"}");

        assertThat(result.code()).isEqualTo("cancelled");
        assertThat(diary.entries).isEmpty();
    }

    @Test
    void anAliasOfAHiddenBookNamesNothing() {
        diary.books.add(
                Resource.of(new Diary.BookId("anna@acme.example"), "Diary").alias("primary"));
        settings.set("diary", "anna@acme.example", Access.HIDDEN);

        var hidden = chat.call("diary_list_entries", "{\"books\": [\"primary\"]}");
        var unknown = chat.call("diary_list_entries", "{\"books\": [\"nothing\"]}");

        assertThat(hidden.text().replace("primary", "nothing")).isEqualTo(unknown.text());
    }

    private ToolResult edit(String entry) {
        return chat.call("diary_edit_entry", "{\"entry\": \"" + entry + "\", \"text\": \"x\"}");
    }
}
