package dev.connectors.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long a text (in Unicode code points) or a list (in items) may be, both ends included.
 *
 * <p>A list that must have an item must be given; any other list may be left out. For the items of a list write
 * {@code List<@Size(max = 50) String>}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface Size {

    /** The least length. */
    int min() default 0;

    /** The greatest length. */
    int max() default Integer.MAX_VALUE;
}
