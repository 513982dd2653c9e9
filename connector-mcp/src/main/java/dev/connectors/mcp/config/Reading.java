package dev.connectors.mcp.config;

import dev.connectors.auth.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** One reading of a file: the faults so far, the environment, and whether a secret stood in the file itself. One thread. */
final class Reading {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final UnaryOperator<String> environment;
    private final List<Fault> faults = new ArrayList<>();
    private boolean literalSecret;

    /** @param environment the value of a variable, empty where there is none */
    Reading(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    List<Fault> faults() {
        return faults;
    }

    boolean hasLiteralSecret() {
        return literalSecret;
    }

    void fault(int line, String sentence) {
        faults.add(new Fault(line, sentence));
    }

    /** The text, or the variable that it names; empty, with a fault added, where there is no such variable. */
    Optional<Placed<String>> resolve(String name, Node.Text text) {
        if (!text.value().contains("${")) {
            return Optional.of(new Placed<>(text.line(), text.value()));
        }
        var variable = VARIABLE.matcher(text.value());
        if (!variable.matches()) {
            fault(
                    text.line(),
                    "'" + name + "' mixes a variable with other text. A variable stands alone: \"" + name
                            + "\": \"${NAME}\".");
            return Optional.empty();
        }
        var value = environment.apply(variable.group(1));
        if (value.isEmpty()) {
            fault(
                    text.line(),
                    "'" + name + "' is to come from the environment variable " + variable.group(1)
                            + ", which is not set, or empty.");
            return Optional.empty();
        }
        return Optional.of(new Placed<>(text.line(), value));
    }

    /** The same for a secret, of which no message ever holds a piece. */
    Optional<Placed<Secret>> resolveSecret(String name, Node.Text text) {
        if (text.value().isBlank()) {
            fault(text.line(), "'" + name + "' is empty.");
            return Optional.empty();
        }
        literalSecret |= !text.value().startsWith("${");
        return resolve(name, text).map(value -> new Placed<>(value.line(), Secret.of(value.value())));
    }
}
