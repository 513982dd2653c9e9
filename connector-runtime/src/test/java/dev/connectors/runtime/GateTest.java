package dev.connectors.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.Access;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Doc;
import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Principal;
import dev.connectors.spi.Calls;
import dev.connectors.spi.Composite;
import dev.connectors.spi.Resource;
import dev.connectors.store.Stores;
import dev.connectors.tool.ToolResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ways past the gate that were thought of, each of which is closed. */
class GateTest {

    private static final Principal ANNA = Principal.of("acme-realty", "anna");

    private final Diary diary = new Diary();
    private boolean listenerFails;
    private final Connectors connectors = Connectors.builder()
            .connectors(List.of(diary))
            .composites(List.of(new Copying(), new Reciting()))
            .onResult((chat, result) -> {
                if (this.listenerFails) {
                    throw new IllegalStateException("a host's defect");
                }
            })
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

    @Test
    void aListenerThatFailsDoesNotMakeADoneWriteLookFailed() {
        listenerFails = true;
        settings.set("diary", "add_entry", ActionMode.ALLOW);

        var result = chat.call("diary_add_entry", "{\"text\": \"roof\"}");

        assertThat(result.isOk()).isTrue();
        assertThat(diary.writes).hasValue(1);
    }

    @Test
    void aListenerThatFailsKeepsNothingConnected() {
        connectors.onToolsChanged(ANNA, () -> {
            throw new IllegalStateException("a host's defect");
        });

        settings.disconnectAll();

        assertThat(settings.connections()).isEmpty();
        assertThat(chat.call("diary_list_entries", "{}").code()).isEqualTo("not_permitted");
    }

    @Test
    void aCompositeCannotWrite() {
        settings.set("diary", "add_entry", ActionMode.ALLOW);

        var result = chat.call("tools_copy_words", "{\"words\": \"x\"}");

        assertThat(result.isOk()).isFalse();
        assertThat(diary.writes).hasValue(0);
    }

    @Test
    void whatACompositeReadTaintsTheConversation() {
        diary.entry("1", "work", "roof", "mia@buyer.example");
        settings.set("diary", "edit_entry", ActionMode.ALLOW);

        var result = chat.call("tools_recite_words", "{\"words\": \"roof\"}");

        assertThat(result.text()).contains("roof");
        assertThat(edit("1").code()).isEqualTo("approval_required");
    }

    @Test
    void aDryRunOfACompositeSaysThatItReads() {
        var outlook = chat.dryRun("tools_recite_words", "{\"words\": \"roof\"}");

        assertThat(outlook.plan().readsOnly()).isTrue();
        assertThat(outlook.decision().asks()).isFalse();
    }

    @Test
    void aReadThatAsksIsReadOnceByTheModelAfterTheYes() {
        diary.entry("1", "work", "roof");
        settings.set("diary", "list_entries", ActionMode.ASK);

        var asked = chat.call("diary_list_entries", "{}");
        settings.approve(asked.approval().orElseThrow().id());
        var heard = chat.call("diary_list_entries", "{}");
        var again = chat.call("diary_list_entries", "{}");

        assertThat(heard.text()).contains("roof");
        assertThat(again.code()).isEqualTo("approval_required");
    }

    @Test
    void theSecondPageOfAReadThatAsksComesAfterTheYes() {
        for (int i = 0; i < 5; i++) {
            diary.entry("e" + i, "work", "roof " + i);
        }
        var first = chat.call("diary_list_entries", "{}").text();
        var next = first.replaceAll(".*\"next\":\"([^\"]+)\".*", "{\"next\":\"$1\"}");
        settings.set("diary", "list_entries", ActionMode.ASK);

        var waited = chat.approvedBy(question -> true).call("diary_list_entries", next);
        var asked = chat.call("diary_list_entries", next);
        var resumed = settings.approve(asked.approval().orElseThrow().id());

        assertThat(waited.text()).contains("roof 4");
        assertThat(resumed.text()).contains("roof 4");
    }

    @Test
    void aYesThatWasNotNeededAnyMoreCountsNoMore() {
        var asked = chat.call("diary_add_entry", "{\"text\": \"roof\"}");
        settings.set("diary", "add_entry", ActionMode.ALLOW);
        settings.approve(asked.approval().orElseThrow().id());
        chat.call("diary_add_entry", "{\"text\": \"roof\"}"); // hears of it
        settings.set("diary", "add_entry", ActionMode.ASK);

        var again = chat.call("diary_add_entry", "{\"text\": \"roof\"}");

        assertThat(again.code()).isEqualTo("approval_required");
        assertThat(diary.writes).hasValue(1);
    }

    @Test
    void aRestrictionBeforeThereIsAnAccountIsNotLostInSilence() {
        var ben = connectors.settings(Principal.of("acme-realty", "ben"));

        assertThatThrownBy(() -> ben.setOthers("diary", Access.HIDDEN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No account of Diary");
    }

    record Words(@Doc("Words.") String words) {}

    /** A composite that tries to write. */
    private static final class Copying implements Composite<Words, Words> {
        @Override
        public ActionContract<Words, Words> contract() {
            return ActionContract.of("copy_words", Words.class, Words.class)
                    .description("Copies.")
                    .build();
        }

        @Override
        public Words run(Words in, Calls calls) {
            calls.each(Diary.AddEntry.CONTRACT, new Diary.AddEntry.Input(in.words(), new Diary.BookId("work")));
            return in;
        }
    }

    /** A composite that gives out what others wrote as words of its own. */
    private static final class Reciting implements Composite<Words, Words> {
        @Override
        public ActionContract<Words, Words> contract() {
            return ActionContract.of("recite_words", Words.class, Words.class)
                    .description("Recites.")
                    .build();
        }

        @Override
        public Words run(Words in, Calls calls) {
            var input = new Diary.ListEntries.Input(List.of(), Optional.of(in.words()), Optional.empty());
            var answer =
                    calls.each(Diary.ListEntries.CONTRACT, input).get(0).value().orElseThrow();
            return new Words(
                    answer.entries().items().get(0).text().orElseThrow().value());
        }
    }

    private ToolResult edit(String entry) {
        return chat.call("diary_edit_entry", "{\"entry\": \"" + entry + "\", \"text\": \"x\"}");
    }
}
