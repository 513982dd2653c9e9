package dev.connectors.spi;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the host says about a provider, such as a folder or a tenant. Immutable.
 *
 * @param name lower case, such as {@code folder}
 * @param doc what to put in, as a sentence
 * @param usual what holds where the host says nothing; empty: the host must say it
 * @param form a regular expression that the whole value must match
 */
public record Setting(String name, String doc, Optional<String> usual, String form) {

    public Setting {
        Objects.requireNonNull(doc, "doc");
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "a setting's name is lower case letters, digits and underscores: " + name);
        }
        Pattern.compile(form);
        usual.ifPresent(value -> {
            if (!value.matches(form)) {
                throw new IllegalArgumentException("the usual value of the setting " + name + " does not fit its form");
            }
        });
    }

    /** One that the host must give, of any form. */
    public static Setting of(String name, String doc) {
        return new Setting(name, doc, Optional.empty(), "(?s).*");
    }

    /** With what holds where the host says nothing; an empty text switches off what it is for. */
    public Setting usually(String value) {
        return new Setting(name, doc, Optional.of(value), form);
    }

    /** Of this form only, a regular expression for the whole value. */
    public Setting matching(String regex) {
        return new Setting(name, doc, usual, regex);
    }

    String checked(String provider, String value) {
        if (!value.matches(form)) {
            throw new IllegalArgumentException(provider + "." + name + " can't be '" + value + "'. " + doc);
        }
        return value;
    }
}
