package dev.connectors.error;

import org.jspecify.annotations.Nullable;

/** The provider could not be reached, or gave an answer that cannot be trusted. Nothing was written. */
public final class ProviderUnavailable extends ConnectorException {

    private static final long serialVersionUID = 1L;

    /**
     * With a text for each reader.
     *
     * @param toModel what the model reads; no text of a provider
     * @param detail for logs: status, reason code and the like, no contents; may be empty
     * @param cause what led here, or null
     */
    public ProviderUnavailable(String toModel, String detail, @Nullable Throwable cause) {
        super("provider_unavailable", Remedy.TIME, toModel, detail, cause);
    }

    /** Without a further detail. */
    public ProviderUnavailable(String toModel) {
        this(toModel, "", null);
    }
}
