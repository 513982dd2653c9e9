package dev.connectors.permission;

import static dev.connectors.permission.Decision.Outcome.ALLOW;
import static dev.connectors.permission.Decision.Outcome.ASK;
import static dev.connectors.permission.Decision.Outcome.DENY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.domain.Access;
import dev.connectors.domain.Effect;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.Recipients;
import dev.connectors.permission.Circumstances.Touched;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeciderTest {

    private static final EmailAddress JOHN = EmailAddress.parse("john@buyer.example");
    private static final EmailAddress EVE = EmailAddress.parse("eve@evil.example");
    private static final RecipientRules BUYERS = RecipientRules.NONE.domain("buyer.example");

    /** One row, one decision. Columns: mode, effects, people, tainted. */
    @ParameterizedTest
    @CsvSource({
        "NONE,  READ,        NOBODY, false, ALLOW",
        "NONE,  READ,        NOBODY, true,  ALLOW",
        "ASK,   READ,        NOBODY, false, ASK",
        "OFF,   READ,        NOBODY, false, DENY",
        "NONE,  WRITE,       NOBODY, false, ASK",
        "ALLOW, WRITE,       NOBODY, false, ALLOW",
        "ALLOW, WRITE,       NOBODY, true,  ALLOW",
        "NONE,  DESTRUCTIVE, NOBODY, false, ASK",
        "ALLOW, DESTRUCTIVE, NOBODY, false, ALLOW",
        "ALLOW, DESTRUCTIVE, NOBODY, true,  ASK",
        "NONE,  OUTBOUND,    NAMED,  false, ALLOW",
        "NONE,  OUTBOUND,    EVE,    false, ASK",
        "NONE,  OUTBOUND,    OTHERS, false, ASK",
        "NONE,  OUTBOUND,    NOBODY, false, ASK",
        "ALLOW, OUTBOUND,    EVE,    false, ALLOW",
        "ALLOW, OUTBOUND,    EVE,    true,  ASK",
        "ALLOW, OUTBOUND,    NAMED,  true,  ALLOW",
        "ALLOW, OUTBOUND,    NOBODY, true,  ASK",
        "ALLOW, OUTBOUND,    OTHERS, true,  ASK",
        "ASK,   OUTBOUND,    NAMED,  false, ASK",
        "OFF,   OUTBOUND,    NAMED,  false, DENY"
    })
    void oneRowIsOneDecision(String mode, Effect effect, String people, boolean tainted, Decision.Outcome expected) {
        var circumstances = new Circumstances(
                false,
                ActionMode.ALLOW,
                true,
                mode.equals("NONE") ? Optional.empty() : Optional.of(ActionMode.valueOf(mode)),
                Set.of(effect),
                List.of(),
                people(people),
                BUYERS,
                Set.of(),
                tainted,
                List.of());

        var decision = Decider.decide(circumstances);

        assertThat(decision.outcome()).isEqualTo(expected);
    }

    private static Recipients people(String who) {
        return switch (who) {
            case "NAMED" -> Recipients.of(List.of(JOHN));
            case "EVE" -> Recipients.of(List.of(JOHN, EVE));
            case "OTHERS" -> Recipients.andOthers(List.of(JOHN));
            default -> Recipients.none();
        };
    }

    /** All combinations, against the sentences of the permission model written out another way. */
    @Test
    void everyCombinationEqualsTheModelWrittenOutAnotherWay() {
        int rows = 0;
        for (var c : combinations()) {
            assertThat(Decider.decide(c).outcome()).as(c.toString()).isEqualTo(oracle(c));
            rows++;
        }

        assertThat(rows).isEqualTo(2 * 3 * 2 * 4 * 6 * 5 * 4 * 2 * 2 * 2);
    }

    private static List<Circumstances> combinations() {
        var all = new ArrayList<Circumstances>();
        var modes = List.<Optional<ActionMode>>of(
                Optional.empty(),
                Optional.of(ActionMode.ALLOW),
                Optional.of(ActionMode.ASK),
                Optional.of(ActionMode.OFF));
        var effects = List.of(
                Set.of(Effect.READ),
                Set.of(Effect.WRITE),
                Set.of(Effect.OUTBOUND),
                Set.of(Effect.WRITE, Effect.OUTBOUND),
                Set.of(Effect.DESTRUCTIVE),
                Set.of(Effect.DESTRUCTIVE, Effect.OUTBOUND));
        var resources = List.<List<Touched>>of(
                List.of(),
                List.of(new Touched("calendar", Access.READ, Access.WRITE)),
                List.of(new Touched("calendar", Access.WRITE, Access.READ)),
                List.of(new Touched("calendar", Access.BUSY, Access.HIDDEN)),
                List.of(
                        new Touched("calendar", Access.READ, Access.READ),
                        new Touched("calendar", Access.READ, Access.BUSY)));
        for (boolean killed : List.of(false, true)) {
            for (var policy : ActionMode.values()) {
                for (boolean on : List.of(false, true)) {
                    for (var mode : modes) {
                        for (var effect : effects) {
                            for (var resource : resources) {
                                for (var who : List.of("NOBODY", "NAMED", "EVE", "OTHERS")) {
                                    for (boolean tainted : List.of(false, true)) {
                                        for (boolean trusted : List.of(false, true)) {
                                            for (boolean confidential : List.of(false, true)) {
                                                all.add(new Circumstances(
                                                        killed,
                                                        policy,
                                                        on,
                                                        mode,
                                                        effect,
                                                        resource,
                                                        people(who),
                                                        BUYERS,
                                                        trusted ? Set.of(EVE) : Set.of(),
                                                        tainted,
                                                        confidential ? List.of("lockBox") : List.of()));
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    private static Decision.Outcome oracle(Circumstances c) {
        boolean lacking = c.resources().stream()
                .anyMatch(t -> t.has().ordinal() < t.needs().ordinal());
        if (c.killed() || c.policy() == ActionMode.OFF || !c.on() || is(c, ActionMode.OFF) || lacking) {
            return DENY;
        }
        if (is(c, ActionMode.ASK) || c.policy() == ActionMode.ASK) {
            return ASK;
        }
        boolean reads = c.effects().contains(Effect.READ);
        boolean out = c.effects().contains(Effect.OUTBOUND);
        boolean destroys = c.effects().contains(Effect.DESTRUCTIVE);
        boolean closedAndNamed = !c.recipients().others()
                && !c.recipients().named().isEmpty()
                && c.recipients().named().stream()
                        .allMatch(p -> p.equals(JOHN) || c.trusted().contains(p));
        if (reads) {
            return ALLOW;
        }
        if (out && !c.confidential().isEmpty()) {
            return ASK;
        }
        if (c.tainted() && (destroys || (out && !closedAndNamed))) {
            return ASK;
        }
        if (is(c, ActionMode.ALLOW)) {
            return ALLOW;
        }
        return out && !destroys && closedAndNamed ? ALLOW : ASK;
    }

    private static boolean is(Circumstances c, ActionMode mode) {
        return c.mode().equals(Optional.of(mode));
    }

    @Test
    void factsOnlyTighten() {
        for (var c : combinations()) {
            var more = new Circumstances(
                    c.killed(),
                    c.policy(),
                    c.on(),
                    c.mode(),
                    c.effects(),
                    append(c.resources(), new Touched("calendar", Access.READ, Access.WRITE)),
                    c.recipients().and(Recipients.of(List.of(EVE))),
                    c.rules(),
                    Set.of(),
                    c.tainted(),
                    c.confidential());

            if (Decider.decide(c).denies()) {
                assertThat(Decider.decide(more).denies()).isTrue();
            }
        }
    }

    private static List<Touched> append(List<Touched> some, Touched one) {
        var all = new ArrayList<>(some);
        all.add(one);
        return all;
    }

    /** What was read, who will see it and what the person chose are told together: none of it makes the others less true. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALLOW | NAMED | something confidential was read in this conversation: access code, mls notes",
                "ALLOW | EVE | others will see it, and something confidential was read in this conversation: access code, mls notes",
                "ASK   | NAMED | you chose to be asked, and something confidential was read in this conversation: access code, mls notes",
            })
    void aQuestionAfterSomethingConfidentialNamesAllOfItAndTheOtherReasons(
            ActionMode mode, String people, String sentence) {
        var circumstances = new Circumstances(
                false,
                ActionMode.ALLOW,
                true,
                Optional.of(mode),
                Set.of(Effect.OUTBOUND),
                List.of(),
                people(people),
                BUYERS,
                Set.of(),
                true,
                List.of("AccessCode", "MLSNotes"));

        assertThat(Decider.decide(circumstances).sentence()).isEqualTo(sentence);
    }

    @Test
    void aRuleNamesADomainItselfAndNoSuffixOfIt() {
        assertThat(BUYERS.name(EmailAddress.parse("x@buyer.example"))).isTrue();
        assertThat(BUYERS.name(EmailAddress.parse("x@not-buyer.example"))).isFalse();
        assertThat(BUYERS.name(EmailAddress.parse("x@sub.buyer.example"))).isFalse();
        assertThat(BUYERS.name(EmailAddress.parse("buyer.example@evil.example")))
                .isFalse();
    }
}
