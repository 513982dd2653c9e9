package dev.connectors.error;

/** The provider understood the request and refused it for a reason that trying again does not change. */
public final class ProviderRejected extends ConnectorException {

    private static final long serialVersionUID = 1L;

    /**
     * With a text for each reader.
     *
     * @param toModel what the model reads; no text of a provider
     * @param detail for logs: status, reason code and the like, no contents; may be empty
     * @param cause what led here
     */
    public ProviderRejected(String toModel, String detail, Throwable cause) {
        super("provider_rejected", Remedy.HOST, toModel, detail, cause);
    }

    /** Without a cause. */
    public ProviderRejected(String toModel, String detail) {
        super("provider_rejected", Remedy.HOST, toModel, detail, null);
    }

    /** Without a further detail. */
    public ProviderRejected(String toModel) {
        this(toModel, "");
    }
}
