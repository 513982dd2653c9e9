package dev.connectors.testkit;

import dev.connectors.domain.Access;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.MisfitException;
import dev.connectors.domain.ResourceId;
import dev.connectors.domain.Shape;
import dev.connectors.error.ConnectorException;
import dev.connectors.spi.Action;
import dev.connectors.spi.Resource;
import dev.connectors.testkit.ScriptedProvider.Received;
import dev.connectors.tool.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds, for each action, arguments with which the script answers: the author's, or generated ones. Ids of resources are taken from the
 * listing, other ids from the scripted paths that a first try nearly met. One thread.
 */
final class Examples {

    private static final int MOST_TRIES = 10;

    private final Stage stage;
    private final Map<Action<?, ?>, Example> found = new IdentityHashMap<>();

    Examples(Stage stage) {
        this.stage = stage;
    }

    Example of(Action<?, ?> action) {
        return found.computeIfAbsent(action, this::find);
    }

    private Example find(Action<?, ?> action) {
        var arguments = stage.hooks().input(action).replace('\'', '"');
        for (int i = 0; ; i++) {
            var visit = stage.visit();
            var named = withListedIds(action.contract(), arguments, visit);
            var outcome = visit.call(action, named);
            var better = i == MOST_TRIES ? named : nearer(named, visit.made());
            if (better.equals(named)) {
                return example(action, named, outcome, visit);
            }
            arguments = better;
        }
    }

    private Example example(Action<?, ?> action, String arguments, Visit.Outcome outcome, Visit visit) {
        var seen = visit.seen();
        var example = new Example(
                action,
                arguments,
                Optional.empty(),
                seen.input(),
                seen.facts(),
                seen.output(),
                outcome,
                visit.made(),
                seen.asked(),
                seen.thrown());
        var problem = problem(action, arguments, outcome, example);
        return problem.isEmpty()
                ? example
                : new Example(
                        action,
                        arguments,
                        problem,
                        example.input(),
                        example.facts(),
                        example.output(),
                        outcome,
                        example.received(),
                        example.asked(),
                        example.thrown());
    }

    private Optional<String> problem(Action<?, ?> action, String arguments, Visit.Outcome outcome, Example example) {
        try {
            Plans.ofArguments(action, arguments);
        } catch (MisfitException e) {
            return Optional.of("rule 2.4: " + stage.declared().place(action)
                    + " takes none of the arguments that its schema led to: " + arguments
                    + ". Override input(action) and give it an example.");
        } catch (RuntimeException e) {
            return Optional.of(EffectRules.broken(stage.declared().place(action), e));
        }
        for (var thrown : example.thrown()) {
            var rule = Broken.sentence(thrown);
            if (rule.isPresent()) {
                return rule;
            }
        }
        var place = "rule 2.4: " + stage.declared().place(action);
        for (var request : stage.provider().received()) {
            if (!request.scripted()) {
                return Optional.of(place + " asked for " + request.request()
                        + ", which the script does not have, so nothing about it could be looked at. Write: "
                        + line(request.request()));
            }
        }
        if (!outcome.isOk()) {
            return Optional.of(
                    place + " ended with " + outcome.code() + why(example)
                            + " on the scripted answer. What the script answers must lead to a result; mend the one or the other.");
        }
        if (outcome.result().text().equals(Envelope.doneUnshown())) {
            return Optional.of(place + " could not read the scripted answer" + why(example)
                    + ", so that nobody would see what was done. Mend the reader or the script.");
        }
        return Optional.empty();
    }

    private static String why(Example example) {
        return example.thrown().stream()
                .findFirst()
                .map(thrown ->
                        " (" + (thrown instanceof ConnectorException typed ? typed.code() : Broken.name(thrown)) + ")")
                .orElse("");
    }

    private static String line(ScriptedRequest request) {
        return "provider." + request.method().toLowerCase(java.util.Locale.ROOT) + "(\"" + request.path()
                + "\", 200, \"{...}\");";
    }

    /** Ids of resources become listed ones, unless they are listed already. */
    private String withListedIds(ActionContract<?, ?> contract, String arguments, Visit visit) {
        if (!Shape.of(contract.input()).mentions(ResourceId.class)
                || stage.declared().resources().isEmpty()) {
            return arguments;
        }
        return listed(Shape.of(contract.input()), contract, arguments, visit);
    }

    private <I> String listed(Shape<I> shape, ActionContract<?, ?> contract, String arguments, Visit visit) {
        try {
            visit.settings().resources(stage.declared().info().id());
            var listed = visit.seen().listed();
            var input = shape.read(arguments, GeneratedInput.defaults());
            var named = shape.mapResources(input, id -> best(id, listed, contract.needs()));
            return new String(shape.canonical(named), StandardCharsets.UTF_8);
        } catch (MisfitException | ConnectorException e) {
            return arguments; // the call itself says what is wrong
        } finally {
            visit.forget();
        }
    }

    private static ResourceId best(ResourceId given, List<Resource<?>> listed, Access needs) {
        var same = listed.stream()
                .filter(resource -> resource.id().getClass() == given.getClass())
                .toList();
        boolean known = same.stream()
                .anyMatch(resource -> resource.id().equals(given)
                        || resource.aliases().contains(given.value())
                        || resource.title().value().equals(given.value()));
        if (known || !GeneratedInput.isMark(given.value())) {
            return given;
        }
        return same.stream()
                .filter(resource -> resource.most().compareTo(needs) >= 0)
                .findFirst()
                .or(() -> same.stream().findFirst())
                .<ResourceId>map(Resource::id)
                .orElse(given);
    }

    /** Where a request missed the script by the marks in its path only, the marks become what the script has there. */
    private String nearer(String arguments, List<Received> made) {
        var better = arguments;
        for (var missed : new LinkedHashSet<>(made)) {
            if (!missed.scripted()) {
                better = nearer(better, missed.request());
            }
        }
        return better;
    }

    private String nearer(String arguments, ScriptedRequest missed) {
        for (var route : stage.provider().script().almost(missed)) {
            var better = arguments;
            boolean onlyMarks = true;
            for (int i = 0; i < route.segments().size(); i++) {
                var wanted = route.segments().get(i);
                var was = missed.segments().get(i);
                if (Script.Route.isPlaceholder(wanted) || wanted.equals(was)) {
                    continue;
                }
                var quoted = "\"" + was + "\"";
                onlyMarks &= GeneratedInput.isMark(was) && better.contains(quoted);
                better = better.replace(quoted, "\"" + wanted + "\"");
            }
            if (onlyMarks) {
                return better;
            }
        }
        return arguments;
    }
}
