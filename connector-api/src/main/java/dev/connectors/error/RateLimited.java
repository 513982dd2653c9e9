package dev.connectors.error;

import java.time.Instant;
import java.util.Optional;

/** The provider asks for a pause. */
public final class RateLimited extends ConnectorException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Instant> retryAt;

    /**
     * With the time from which trying again makes sense, where it is known.
     *
     * @param toModel what the model reads
     * @param retryAt not before this instant; empty where the provider did not say
     */
    public RateLimited(String toModel, Optional<Instant> retryAt) {
        super("rate_limited", Remedy.TIME, toModel);
        this.retryAt = retryAt;
    }

    @Override
    public Optional<Instant> retryAt() {
        return retryAt;
    }
}
