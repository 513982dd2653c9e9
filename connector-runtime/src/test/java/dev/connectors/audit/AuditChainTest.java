package dev.connectors.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.permission.Principal;
import dev.connectors.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditChainTest {

    private static final int ROWS = 2_000;
    private final List<AuditRow> chain = chain();

    private static List<AuditRow> chain() {
        var store = Stores.inMemory().audit();
        for (int i = 0; i < ROWS; i++) {
            store.append(entry("tool_" + i, "ok"));
        }
        return new ArrayList<>(store.chain("acme"));
    }

    private static AuditEntry entry(String tool, String outcome) {
        return new AuditEntry(
                AuditEntry.Kind.CALL,
                Instant.parse("2026-03-03T12:00:00Z"),
                Principal.of("acme", "anna"),
                "chat-1",
                "api",
                tool,
                "diary",
                "",
                Set.of("READ"),
                "allowed",
                "reads",
                "",
                outcome,
                "",
                0,
                Duration.ofMillis(3),
                17);
    }

    @Test
    void aChainThatWasNotTouchedIsIntact() {
        assertThat(chain).hasSize(ROWS);
        assertThat(AuditChain.intact(chain)).isTrue();
    }

    @Test
    void everyRowThatIsChangedRemovedOrMovedIsFound() {
        var random = new Random(3);
        for (int round = 0; round < 300; round++) {
            int i = random.nextInt(ROWS - 1);
            var changed = new ArrayList<>(chain);
            var row = changed.get(i);
            switch (round % 4) {
                case 0 ->
                    changed.set(
                            i,
                            new AuditRow(row.sequence(), entry("tool_" + i, "declined"), row.previous(), row.hash()));
                case 1 -> changed.remove(i);
                case 2 -> changed.set(i, changed.set(i + 1, row));
                default -> changed.set(i, AuditChain.link(row.sequence(), row.previous(), entry("other", "ok")));
            }

            assertThat(AuditChain.intact(changed))
                    .as("round %d, row %d", round, i)
                    .isFalse();
        }
    }

    @Test
    void twoFieldsNeverGiveTheSameBytesAsOne() {
        var one = AuditChain.link(1, AuditChain.START, entry("ab", "c"));
        var other = AuditChain.link(1, AuditChain.START, entry("a", "bc"));

        assertThat(one.hash()).isNotEqualTo(other.hash());
    }
}
