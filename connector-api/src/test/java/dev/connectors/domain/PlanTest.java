package dev.connectors.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Preview SHOWN = Preview.of("Look?");

    @Test
    void whatIsShownOfAReadIsMadeOnceAndOnlyWhereSomebodyAsks() {
        var made = new AtomicInteger();
        var plan = new Plan(Set.of(Effect.READ), List.of(), Recipients.none(), () -> {
            made.incrementAndGet();
            return SHOWN;
        });
        assertThat(made).hasValue(0);

        assertThat(plan.preview()).isEqualTo(SHOWN);
        assertThat(plan.preview()).isEqualTo(SHOWN);

        assertThat(made).hasValue(1);
    }

    @Test
    void aWriteThatCannotBeShownIsNoPlan() {
        assertThatThrownBy(() -> new Plan(Set.of(Effect.WRITE), List.of(), Recipients.none(), () -> {
                    throw new IllegalStateException("no words for it");
                }))
                .hasMessage("no words for it");
    }

    @Test
    void plansAreEqualWhereTheyShowTheSame() {
        var plan = plan("Change it?");

        assertThat(plan).isEqualTo(plan("Change it?")).hasSameHashCodeAs(plan("Change it?"));
        assertThat(plan).isNotEqualTo(plan("Change another?"));
    }

    private static Plan plan(String question) {
        return new Plan(Set.of(Effect.WRITE), List.of(), Recipients.none(), () -> Preview.of(question));
    }
}
