package dev.connectors.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of a component that is left out. Filled before anything is planned, so that an approval shows and binds it.
 *
 * <p>Written as the text itself where the component is text in JSON, otherwise as JSON. It is read by the same reader as
 * an argument when the record is first described, so a value that does not fit stops the start.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {

    /** The user's own time zone, which the host gives per conversation; only for a {@link java.time.ZoneId}. */
    String USER_ZONE = "{user zone}";

    /** The value, or {@link #USER_ZONE}. */
    String value();
}
