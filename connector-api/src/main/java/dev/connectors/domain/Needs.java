package dev.connectors.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The access that the ids in a component need, where that is less than the action's own: a read action's ids need
 * {@link Access#READ} and any other action's {@link Access#WRITE}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Needs {

    /** The access; {@link Access#HIDDEN} is refused, since no access needs no permission. */
    Access value();
}
