package dev.connectors.domain;

/**
 * Text that a provider stores, whoever wrote it, so that nothing in it is an instruction. In JSON it is the text.
 *
 * <p>Where one is filled in an output, the envelope names the field and the conversation is tainted. Its
 * {@code toString} tells only the length, because contents must not reach a log.
 *
 * @param value the text as the provider gave it, not cleaned
 */
public record ForeignText(String value) {

    @Override
    public String toString() {
        return "foreign text of " + value.length() + " characters";
    }
}
