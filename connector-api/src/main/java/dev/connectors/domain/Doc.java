package dev.connectors.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a model must know to fill a component, with one example where the form is not plain.
 *
 * <p>On a type it speaks for each component of that type that has no text of its own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface Doc {

    /** Instead of a text: the name and the type say all. In an action of many arguments each word less is read less, in every turn. */
    String NAME_SAYS_IT = "";

    /** The text, which becomes the JSON Schema's {@code description}. */
    String value();

    /**
     * Whether the text in this component is made by the connector itself and never by a provider's user.
     *
     * <p>Without it, text in an output is expected to be {@link ForeignText}.
     */
    boolean ours() default false;
}
