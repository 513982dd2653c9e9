package dev.connectors.testkit;

import dev.connectors.spi.Action;
import dev.connectors.spi.Repeat;
import dev.connectors.testkit.ScriptedProvider.Interception;
import dev.connectors.testkit.Visit.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Rules about answers that do not come: what may be sent again, and what is said then. */
final class LostAnswerRules {

    private static final Duration QUICK = Duration.ofSeconds(5);

    private final Stage stage;

    LostAnswerRules(Stage stage) {
        this.stage = stage;
    }

    /** Rule 5.1. */
    List<String> writesSayWhatALostAnswerMeans(Action<?, ?> action) {
        if (action.contract().readsOnly() || !(action.repeat() instanceof Repeat.Undeclared)) {
            return List.of();
        }
        return List.of("rule 5.1: " + place(action) + " is " + Effects.of(action.contract())
                + " and doesn't say what a lost answer means. Write: repeat() { return Repeat.never(); } with the"
                + " reason, or Repeat.confirmedBy(find) if " + stage.declared().provider() + " takes a key of ours.");
    }

    /** Rule 5.2. */
    List<String> noWriteIsRepeated(Example example) {
        var losses = new LinkedHashMap<String, Reaction>();
        losses.put("its connection was dropped", new Reaction.Dropping());
        losses.put("its answer was lost", new Reaction.LosingAnswer());
        losses.put("a gateway gave up on it (504)", new Reaction.Answering(ScriptedAnswer.text(504, "text/html", "")));
        var findings = new ArrayList<String>();
        losses.forEach((what, loss) -> lose(example, what, loss).ifPresent(findings::add));
        return findings;
    }

    private Optional<String> lose(Example example, String what, Reaction loss) {
        var action = example.action();
        var visit = stage.visit();
        var writes = new AtomicInteger();
        visit.meeting((request, during) ->
                during.writes() && writes.incrementAndGet() == 1 ? Optional.of(loss) : Optional.empty());
        var outcome = visit.call(action, example.arguments());
        boolean mayRepeat = action.repeat() instanceof Repeat.Safe;
        var written = visit.made().stream()
                .filter(received -> received.during().writes())
                .toList();
        var place = "rule 5.2: " + place(action);
        if (!mayRepeat && writes.get() > 1) {
            var again = written.get(1).request();
            return Optional.of(place + " sent " + again + " after " + what
                    + (again.toString().equals(written.get(0).request().toString()) ? ": it would be done twice." : ".")
                    + " Let the failure go through; what it means is for repeat() to say.");
        }
        return judge(place, what, outcome, action);
    }

    private static Optional<String> judge(String place, String what, Outcome outcome, Action<?, ?> action) {
        if (outcome.code().equals("outcome_unknown")) {
            return Optional.empty();
        }
        if (outcome.isOk()) {
            boolean canKnow = action.repeat() instanceof Repeat.Safe || action.repeat() instanceof Repeat.Confirmed;
            return canKnow
                    ? Optional.empty()
                    : Optional.of(place + " gave a result although " + what
                            + ", and nothing had confirmed it. Let the failure go through.");
        }
        return Optional.of(place + " ended with " + outcome.code() + " although " + what
                + ": whether it was done is not known, and the model would try again. Let the failure go through.");
    }

    /** Rule 5.3. */
    List<String> readsAreRetriedAndEndTyped(Example example) {
        var findings = new ArrayList<String>();
        var place = "rule 5.3: " + place(example.action());
        var passing = answered(example, once(new ScriptedAnswer(503, Map.of("Retry-After", "0"), "")));
        if (!passing.isOk()) {
            findings.add(place + " ended with " + passing.code()
                    + " on a 503 that passes. Leave 5xx to the runtime, which tries again.");
        }
        var paused = answered(example, all(new ScriptedAnswer(429, Map.of("Retry-After", "3600"), "")));
        if (!paused.code().equals("rate_limited") || paused.took().compareTo(QUICK) > 0) {
            findings.add(place + " ended with " + paused.code() + " after "
                    + paused.took().toMillis()
                    + " ms on a 429 with Retry-After: 3600. Leave 429 to the runtime, which says until when.");
        }
        var down = answered(example, all(new ScriptedAnswer(503, Map.of(), "")));
        if (!Set.of("provider_unavailable", "rate_limited").contains(down.code())) {
            findings.add(place + " ended with " + down.code()
                    + " on a 503 that stays. The model must learn that this is about now, not about what it asked.");
        }
        return findings;
    }

    private Outcome answered(Example example, Interception interception) {
        return stage.visit().meeting(interception).call(example.action(), example.arguments());
    }

    private static Interception once(ScriptedAnswer answer) {
        var met = new AtomicInteger();
        return (request, during) ->
                met.incrementAndGet() == 1 ? Optional.of(new Reaction.Answering(answer)) : Optional.empty();
    }

    private static Interception all(ScriptedAnswer answer) {
        return (request, during) -> Optional.of(new Reaction.Answering(answer));
    }

    private String place(Action<?, ?> action) {
        return stage.declared().place(action);
    }
}
