package dev.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.audit.Intent;
import dev.connectors.audit.Intent.State;
import dev.connectors.permission.Principal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryIntentStoreTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant OLDEST = NOW.minus(Duration.ofDays(1));

    private final MemoryIntentStore store = new MemoryIntentStore();

    @Test
    void anOpenOneIsTakenOverUntilItIsOld() {
        var first = intent("op-1", OLDEST);

        assertThat(store.start(first, OLDEST)).isEmpty();
        assertThat(store.start(intent("op-2", NOW), OLDEST)).contains(first);
        store.update(first.in(State.UNKNOWN));
        assertThat(store.start(intent("op-3", NOW), OLDEST)).contains(first.in(State.UNKNOWN));
        assertThat(store.start(intent("op-4", NOW), OLDEST.plusMillis(1))).isEmpty();
        assertThat(store.start(intent("op-5", NOW), OLDEST.plusMillis(1))).contains(intent("op-4", NOW));
    }

    @Test
    void whatIsOverIsNotTakenOverAndALateEndOfAnOldOneEndsNoOther() {
        var old = intent("op-1", OLDEST.minusSeconds(1));
        store.start(old, OLDEST);
        store.start(intent("op-2", NOW), OLDEST);

        store.update(old.in(State.DONE));

        assertThat(store.start(intent("op-3", NOW), OLDEST)).contains(intent("op-2", NOW));
        store.update(intent("op-2", NOW).in(State.DONE));
        assertThat(store.start(intent("op-3", NOW), OLDEST)).isEmpty();
    }

    @Test
    void aLateWordOfAnOldOneDoesNotReplaceTheNewOne() {
        var old = intent("op-1", OLDEST.minusSeconds(1));
        store.start(old, OLDEST);
        store.start(intent("op-2", NOW), OLDEST);

        store.update(old.in(State.UNKNOWN));

        assertThat(store.start(intent("op-3", NOW), OLDEST)).contains(intent("op-2", NOW));
    }

    private static Intent intent(String operation, Instant since) {
        return new Intent(
                operation, Principal.of("acme-realty", "anna"), "c-1", "add_entry", "hash", State.STARTED, since);
    }
}
