package dev.connectors.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person is shown before they say yes: a question, lines, and the words on the two buttons. Immutable; what is shown
 * is bound by the approval. The runtime adds the recipients, the account, the resources and why it asks.
 *
 * @param question the effect and how many people it reaches, such as "Create this event and invite 2 people?"
 * @param lines what will be done, in reading order
 * @param yes the word on the button that does it, such as "Invite"
 * @param no the word on the safe button
 */
public record Preview(String question, List<Line> lines, String yes, String no) {

    /**
     * One line.
     *
     * @param label such as "When"
     * @param value plain text; text that others wrote is cleaned before it is shown
     */
    public record Line(String label, String value) {
        public Line {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(value, "value");
        }
    }

    public Preview {
        Objects.requireNonNull(question, "question");
        lines = List.copyOf(lines);
    }

    /** A preview with a question only. */
    public static Preview of(String question) {
        return new Preview(question, List.of(), "Yes", "Don't");
    }

    /** One more line. */
    public Preview line(String label, String value) {
        var more = new ArrayList<>(lines);
        more.add(new Line(label, value));
        return new Preview(question, more, yes, no);
    }

    /** One more line, where there is something to show. */
    public Preview line(String label, Optional<String> value) {
        return value.map(text -> line(label, text)).orElse(this);
    }

    /** Other words on the buttons. */
    public Preview buttons(String yes, String no) {
        return new Preview(question, lines, yes, no);
    }
}
