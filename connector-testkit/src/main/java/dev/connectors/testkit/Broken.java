package dev.connectors.testkit;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which rule an exception is about: those that the API and the runtime throw begin with its number. */
final class Broken {

    private static final Pattern RULE = Pattern.compile("rule (\\d+\\.\\d+): .*", Pattern.DOTALL);
    private static final int MOST_CAUSES = 10;

    private Broken() {}

    /** The sentence, from its number on, of the exception or of what caused it. */
    static Optional<String> sentence(Throwable thrown) {
        Throwable at = thrown;
        for (int i = 0; at != null && i < MOST_CAUSES; i++, at = at.getCause()) {
            var found = RULE.matcher(String.valueOf(at.getMessage()));
            if (found.find()) {
                return Optional.of(found.group());
            }
        }
        return Optional.empty();
    }

    /** The number in a sentence, such as {@code 2.3}. */
    static String number(String sentence) {
        var found = RULE.matcher(sentence);
        return found.matches() ? found.group(1) : "";
    }

    /** The exception's class, which says no contents. */
    static String name(Throwable thrown) {
        return thrown.getClass().getSimpleName();
    }
}
