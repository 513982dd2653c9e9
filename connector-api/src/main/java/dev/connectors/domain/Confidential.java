package dev.connectors.domain;

/**
 * Foreign text that is meant for a few people only, such as the code of a lock box. In JSON it is the text.
 *
 * <p>Where one is filled in an output, the envelope names the field, the conversation is tainted, and from then on whatever
 * others would see is asked about, with the field's name. Its {@code toString} tells only the length.
 *
 * @param value the text as the provider gave it, not cleaned
 */
public record Confidential(String value) {

    @Override
    public String toString() {
        return "confidential text of " + value.length() + " characters";
    }
}
