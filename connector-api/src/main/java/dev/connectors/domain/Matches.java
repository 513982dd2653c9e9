package dev.connectors.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The form of a text, as a regular expression that the whole text must match.
 *
 * <p>Only what can be checked in linear time, and means the same in every JSON Schema validator, is accepted: characters,
 * {@code .}, {@code \d \w} and their opposites (ASCII), classes, groups, {@code |} and {@code ? * + {n,m}}. Anything
 * else, back references and look-around included, is refused when the record is first described. The length belongs in
 * {@link Size}. For the items of a list write {@code List<@Matches("[a-z]+") String>}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface Matches {

    /** The regular expression, without anchors. */
    String value();
}
