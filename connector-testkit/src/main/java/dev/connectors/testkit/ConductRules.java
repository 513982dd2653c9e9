package dev.connectors.testkit;

import dev.connectors.domain.ActionContract;
import dev.connectors.spi.Action;
import dev.connectors.testkit.Watch.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Rules about a connector's manners: it says the same each time, stops when told to, and does not put ids where they are more. */
final class ConductRules {

    private static final Duration AT_ONCE = Duration.ofSeconds(4);
    private static final List<String> HOSTILE_IDS = List.of("a/b", "..", "a?b=c", "a#b", "%2e%2e", "a;b");

    private final Stage stage;

    ConductRules(Stage stage) {
        this.stage = stage;
    }

    /** Rule 7.4. */
    List<String> idsAreOneSegment(Example example) {
        var findings = new ArrayList<String>();
        var ids = new TreeSet<>(Texts.in(GeneratedInput.tree(example.arguments())));
        ids.removeIf(id -> example.received().stream()
                .noneMatch(received -> received.request().segments().contains(id)));
        for (var id : ids) {
            for (var hostile : HOSTILE_IDS) {
                misled(example, id, hostile).ifPresent(findings::add);
            }
        }
        return findings.isEmpty() ? findings : findings.subList(0, 1);
    }

    private Optional<String> misled(Example example, String id, String hostile) {
        var visit = stage.visit();
        visit.call(example.action(), example.arguments().replace("\"" + id + "\"", "\"" + hostile + "\""));
        var expected = new ArrayList<List<String>>();
        for (var received : example.received()) {
            var segments = new ArrayList<>(received.request().segments());
            expected.add(List.copyOf(segments));
            segments.replaceAll(segment -> segment.equals(id) ? hostile : segment);
            expected.add(List.copyOf(segments));
        }
        boolean elsewhere = visit.made().stream()
                .anyMatch(received -> !expected.contains(received.request().segments()));
        boolean refused = visit.seen().thrown().stream()
                .anyMatch(thrown -> Broken.sentence(thrown).isPresent());
        return elsewhere || refused
                ? Optional.of("rule 7.4: " + stage.declared().place(example.action()) + " puts the id '" + id
                        + "' into a path by itself, so that an id such as '" + hostile
                        + "' leads elsewhere. Write a placeholder, which is one segment whatever the id holds:"
                        + " get(\"/things/{thing}\", id)")
                : Optional.empty();
    }

    /** Rule 8.1. */
    List<String> declarationsAreConstant(Supplier<Declared> again) {
        var first = stage.declared();
        var place = "rule 8.1: " + first.info().id();
        for (var other : List.of(Declared.of(first.connector()), again.get())) {
            if (!other.info().equals(first.info())) {
                return List.of(place + " says two things in info(). " + why());
            }
            if (!said(other).equals(said(first))) {
                return List.of(place + " says two things in actions(). " + why());
            }
            if (!listed(other).equals(listed(first))) {
                return List.of(place + " says two things in resources(). " + why());
            }
        }
        return List.of();
    }

    private static String why() {
        return "The runtime asks once, at start; a person's choices and a model's tools hang on it. Return constants.";
    }

    private record Said(
            String name, String title, String description, Object types, Set<?> effects, Object scopes, String repeat) {

        static Said of(Action<?, ?> action) {
            ActionContract<?, ?> contract = action.contract();
            return new Said(
                    contract.name(),
                    contract.title(),
                    contract.description(),
                    Declared.described(action),
                    contract.effects(),
                    action.scopes(),
                    action.repeat().getClass().getSimpleName());
        }
    }

    private static List<Said> said(Declared declared) {
        return declared.actions().stream().map(Said::of).toList();
    }

    private static List<Object> listed(Declared declared) {
        return declared.resources().stream()
                .<Object>map(type -> List.of(type.noun(), type.type(), type.scopes()))
                .toList();
    }

    /** Rule 8.3, the deadline. */
    List<String> deadlineIsObeyed(Example example) {
        var findings = new ArrayList<String>();
        for (var phase : List.of(Phase.LOOKING, Phase.RUNNING)) {
            boolean asks = example.received().stream()
                    .anyMatch(received -> received.during().phase() == phase);
            if (asks) {
                deadlineIsObeyed(example, phase).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<String> deadlineIsObeyed(Example example, Phase phase) {
        var visit = stage.visit(Stage.Pace.SHORT);
        visit.meeting((request, during) ->
                during.phase() == phase ? Optional.of(new Reaction.Holding(new CountDownLatch(1))) : Optional.empty());
        var outcome = visit.call(example.action(), example.arguments());
        var place = "rule 8.3: " + stage.declared().place(example.action());
        if (outcome.took().compareTo(Stage.Pace.SHORT.deadline().plus(AT_ONCE)) > 0) {
            return Optional.of(place + " went on for " + outcome.took().toMillis() + " ms in a call that had "
                    + Stage.Pace.SHORT.deadline().toMillis() + ". Let DeadlineExceeded go through.");
        }
        return AnswerRules.mayKnow(example.action(), outcome)
                ? Optional.empty()
                : Optional.of(place + " gave a result although the time was over and nothing had come back."
                        + " Let DeadlineExceeded go through.");
    }

    /** Rule 8.3, calling off. */
    List<String> callingOffIsObeyed(Example example) {
        boolean reads = example.received().stream()
                .findFirst()
                .filter(received -> !received.during().writes())
                .isPresent();
        if (!reads) {
            return List.of(); // a write that has left is waited for, whoever calls it off
        }
        var arrived = new CountDownLatch(1);
        var visit = stage.visit().meetingAll(new Reaction.Holding(arrived));
        var place = "rule 8.3: " + stage.declared().place(example.action());
        var thread = Executors.newSingleThreadExecutor();
        try {
            var call = thread.submit(() -> visit.call(example.action(), example.arguments()));
            if (!arrived.await(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return List.of();
            }
            int before = visit.made().size();
            var told = visit.settings().disconnect(visit.connection().id());
            var outcome = call.get(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS);
            told.join();
            if (visit.made().size() > before) {
                return List.of(place + " sent a request after the user had disconnected the account. Let Cancelled go"
                        + " through.");
            }
            return outcome.isOk()
                    ? List.of(place + " gave a result although the call was called off and nothing had come back. Let"
                            + " Cancelled go through.")
                    : List.of();
        } catch (TimeoutException e) {
            return List.of(place + " went on after the user had disconnected the account. Let Cancelled go through.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(place + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            thread.shutdownNow();
        }
    }
}
