package dev.connectors.http;

import dev.connectors.error.ConnectorException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request may have left and no usable answer came back: for a write, whether it happened is not known. A signal to the pipeline,
 * which confirms or says so; it never reaches the host. Holds nothing of the request or the answer.
 */
public final class LostAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Optional<ConnectorException> later;

    LostAnswer(String detail, int status, Optional<ConnectorException> later) {
        super(detail, null, false, true);
        this.status = status;
        this.later = later;
    }

    /** The status, where at least that arrived. */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** How a later attempt at the same write failed, if there was one: after a lost answer that alone proves nothing. */
    public Optional<ConnectorException> later() {
        return later;
    }
}
