package dev.connectors.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks at start for switches of the JVM that would undo what this package promises. */
public final class JvmSwitches {

    /**
     * What was found.
     *
     * @param code stable, such as {@code jvm_hostname_verification_off}
     * @param refused whether the start must stop
     * @param text what it means and what to do, for the host's log
     */
    public record Finding(String code, boolean refused, String text) {}

    private JvmSwitches() {}

    /** Looks at this JVM's system properties. */
    public static List<Finding> check() {
        return check(name -> Optional.ofNullable(System.getProperty(name)));
    }

    /** Looks at properties given by name. */
    public static List<Finding> check(Function<String, Optional<String>> property) {
        throw new UnsupportedOperationException(property.toString());
    }
}
