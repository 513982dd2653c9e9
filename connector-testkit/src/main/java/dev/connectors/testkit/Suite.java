package dev.connectors.testkit;

import dev.connectors.domain.Shape;
import dev.connectors.spi.Connector;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.TestAbortedException;

/** What the tests of one connector share: its declarations, the stage it runs on, and an example per action. One thread. */
final class Suite implements AutoCloseable {

    private final Supplier<Connector> connector;
    private final Hooks hooks;
    private Optional<Declared> declared = Optional.empty();
    private Optional<Stage> stage = Optional.empty();
    private Optional<Examples> examples = Optional.empty();

    Suite(Supplier<Connector> connector, Hooks hooks) {
        this.connector = connector;
        this.hooks = hooks;
    }

    /** What it declares, asked once. */
    Declared declared() {
        if (declared.isEmpty()) {
            declared = Optional.of(describable(anew()));
        }
        return declared.get();
    }

    /** What another instance declares. */
    Declared anew() {
        return Declared.of(connector.get());
    }

    private static Declared describable(Declared declared) {
        for (var action : declared.actions()) {
            for (var described : Declared.described(action)) {
                try {
                    Shape.of(described);
                } catch (IllegalStateException e) {
                    throw Broken.sentence(e).isPresent()
                            ? e
                            : new IllegalStateException(
                                    "rule 2.5: " + declared.place(action) + ": " + e.getMessage(), e);
                }
            }
        }
        return declared;
    }

    /** The runtime with the connector in it. */
    Stage stage() {
        if (stage.isEmpty()) {
            var ready = new Stage(declared(), hooks);
            stage = Optional.of(ready);
            examples = Optional.of(new Examples(ready));
        }
        return stage.get();
    }

    /** A call that works; where there is none, the exception says why, with the number of the rule. */
    Example working(Subject subject) {
        var example = tried(subject);
        if (example.problem().isPresent()) {
            throw new IllegalStateException(example.problem().get());
        }
        return example;
    }

    /** A call, whether it works or not. */
    Example tried(Subject subject) {
        stage();
        try {
            return examples.orElseThrow().of(subject.action());
        } catch (IllegalStateException e) {
            throw Broken.sentence(e).isPresent()
                    ? e
                    : new IllegalStateException(
                            "rule 2.4: " + declared().info().id() + " cannot be tried: " + e.getMessage(), e);
        }
    }

    /** One per action; none where there are no declarations, which their own rule tells. */
    Stream<Subject> subjects() {
        try {
            return declared().actions().stream()
                    .map(action -> new Subject(declared().place(action), action));
        } catch (RuntimeException | LinkageError e) {
            return Stream.empty();
        }
    }

    /**
     * Fails with what was found. What is broken in another rule is that rule's to tell: this one then cannot be looked at.
     *
     * @param rule its number
     */
    void check(String rule, Supplier<List<String>> look) {
        List<String> findings;
        try {
            findings = look.get();
        } catch (TestAbortedException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            var sentence = Broken.sentence(e);
            if (sentence.isEmpty()) {
                throw e;
            }
            if (!Broken.number(sentence.get()).equals(rule)) {
                Assumptions.abort("not looked at, because of another rule: " + sentence.get());
            }
            findings = List.of(sentence.get());
        }
        if (!findings.isEmpty()) {
            Assertions.fail(String.join("\n", findings));
        }
    }

    @Override
    public void close() {
        stage.ifPresent(Stage::close);
    }
}
