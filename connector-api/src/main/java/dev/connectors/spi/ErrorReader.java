package dev.connectors.spi;

import dev.connectors.error.ConnectorException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

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

    /**
     * Until when an answer that went well says that the quota is used up. Until then the runtime holds this connection's requests back,
     * or says so where a call cannot wait so long, instead of collecting refusals. Called once per answer; pure.
     *
     * @param header the first header of a name, in any spelling of its case
     * @return empty where something is left, or nothing is said of it
     */
    default Optional<Instant> exhaustedUntil(Function<String, Optional<String>> header) {
        return Optional.empty();
    }

    /** Decides by the status alone. */
    static ErrorReader byStatus() {
        return response -> Optional.empty();
    }
}
