package dev.connectors.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.audit.AuditEntry.Kind;
import dev.connectors.auth.MutableClock;
import dev.connectors.error.ConnectorException;
import dev.connectors.permission.ActionMode;
import dev.connectors.permission.Principal;
import dev.connectors.spi.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ages and what does not: open outcomes, listings, and the record of what only was looked at. */
class FreshnessTest {

    private static final Principal ANNA = Principal.of("acme-realty", "anna");
    private static final String ADD = "{\"text\": \"roof\"}";
    private static final String SHARE = "{\"text\": \"roof\", \"to\": [\"john@buyer.example\"]}";

    private final MutableClock clock = new MutableClock();
    private final Diary diary = new Diary();
    private final Connectors connectors = Connectors.builder()
            .connectors(List.of(diary))
            .composites(List.of())
            .clock(clock)
            .build();
    private final Settings settings = connectors.settings(ANNA);
    private final Conversation chat = connectors.conversation(ANNA, "chat-1");

    @BeforeEach
    void on() {
        settings.turnOn("diary");
    }

    @AfterEach
    void close() {
        connectors.close();
    }

    @Test
    void aWriteOfUnknownOutcomeIsTheSameWishForADay() {
        settings.set("diary", "share_entry", ActionMode.ALLOW);
        diary.afterWrite = Optional.of(new IllegalStateException("boom"));
        assertThat(chat.call("diary_share_entry", SHARE).code()).isEqualTo("outcome_unknown");
        clock.advance(Duration.ofHours(24));
        assertThat(chat.call("diary_share_entry", SHARE).code()).isEqualTo("outcome_unknown");
        assertThat(diary.writes).hasValue(1);

        clock.advance(Duration.ofMillis(1));
        var nextDay = chat.call("diary_share_entry", SHARE);

        assertThat(nextDay.isOk()).as(nextDay.text()).isTrue();
        assertThat(diary.writes).hasValue(2);
        assertThat(diary.operations).doesNotHaveDuplicates();
    }

    @Test
    void whatIsWrittenToIsLookedAtAnew() {
        settings.set("diary", "add_entry", ActionMode.ALLOW);
        assertThat(chat.call("diary_add_entry", ADD).isOk()).isTrue();
        diary.books.replaceAll(book -> book.id().value().equals("work") ? book.sharing(Resource.Sharing.SHARED) : book);

        var outlook = chat.dryRun("diary_add_entry", "{\"text\": \"paint\"}");

        assertThat(outlook.plan().effects()).extracting(Enum::name).contains("OUTBOUND");
    }

    @Test
    void aDryRunIsOnRecordAsWhatItWas() {
        chat.dryRun("diary_add_entry", ADD);
        assertThatThrownBy(() -> chat.dryRun("diary_nothing", "{}")).isInstanceOf(ConnectorException.class);

        var rows = settings.history().stream()
                .map(row -> row.entry())
                .filter(entry -> entry.kind() == Kind.DRY_RUN)
                .toList();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).tool()).isEqualTo("diary_add_entry");
        assertThat(rows.get(0).decision()).isEqualTo("asked");
        assertThat(rows.get(0).outcome()).isEqualTo("ok");
        assertThat(rows.get(1).outcome()).isEqualTo("unknown_tool");
    }

    @Test
    void aNewLabelIsOnRecord() {
        settings.rename(settings.connections().get(0).id(), "office");

        assertThat(settings.history())
                .extracting(row -> row.entry().tool() + " " + row.entry().connector())
                .contains("rename office");
    }
}
