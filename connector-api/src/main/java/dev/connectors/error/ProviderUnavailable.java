package dev.connectors.error;

/** The provider could not be reached, or gave an answer that cannot be trusted. Nothing was written. */
public final class ProviderUnavailable extends ConnectorException {

    private static final long serialVersionUID = 1L;

    /**
     * With a text for each reader.
     *
     * @param toModel what the model reads; no text of a provider
     * @param detail for logs: status, reason code and the like, no contents; may be empty
     * @param cause what led here
     */
    public ProviderUnavailable(String toModel, String detail, Throwable cause) {
        super("provider_unavailable", Remedy.TIME, toModel, detail, cause);
    }

    /** Without a cause. */
    public ProviderUnavailable(String toModel, String detail) {
        super("provider_unavailable", Remedy.TIME, toModel, detail, null);
    }

    /** Without a further detail. */
    public ProviderUnavailable(String toModel) {
        this(toModel, "");
    }
}
