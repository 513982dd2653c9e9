package dev.connectors.testkit.host;

import dev.connectors.permission.Principal;

/**
 * A framework, or a server, with the library in it: one for all of its users. Implemented by a host's test; the suite closes it after
 * each test, before the library itself.
 */
@FunctionalInterface
public interface Host extends AutoCloseable {

    /**
     * An assistant in a chat of this person's, as the host makes one. Asked once per person and test, from one thread; different
     * assistants are then used at the same time.
     */
    Assistant assistant(Principal principal);

    @Override
    default void close() {}
}
