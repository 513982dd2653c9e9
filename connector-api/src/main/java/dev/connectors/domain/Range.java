package dev.connectors.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The least and the greatest number, both included. Of a {@link java.time.Duration} it counts minutes.
 *
 * <p>For the items of a list write {@code List<@Range(min = 1) Integer>}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface Range {

    /** The least number, or minutes. */
    long min() default Long.MIN_VALUE;

    /** The greatest number, or minutes. */
    long max() default Long.MAX_VALUE;
}
