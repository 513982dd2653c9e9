package dev.connectors.spi;

import dev.connectors.error.ConnectorException;
import java.util.Optional;

/**
 * Turns a provider's error answer into a typed error.
 *
 * <p>Implemented by connector authors where the status alone does not say it. Called on the caller's thread, once per error
 * answer; pure. Empty means: decide by the status. It must not fail on a body that is empty or HTML.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ErrorReader {

    /** The typed error, or empty to decide by the status. */
    Optional<ConnectorException> read(ErrorResponse response);

    /** Decides by the status alone. */
    static ErrorReader byStatus() {
        return response -> Optional.empty();
    }
}
