package dev.connectors.error;

/** The provider ended the sign-in; the user must sign in again. Their choices are kept. */
public final class ReauthorizationRequired extends ConnectorException {

    private static final long serialVersionUID = 1L;

    /**
     * With a text for each reader.
     *
     * @param toModel what the model reads; no text of a provider
     * @param detail for logs: status, reason code and the like, no contents; may be empty
     * @param cause what led here
     */
    public ReauthorizationRequired(String toModel, String detail, Throwable cause) {
        super("reauthorization_required", Remedy.USER, toModel, detail, cause);
    }

    /** Without a cause. */
    public ReauthorizationRequired(String toModel, String detail) {
        super("reauthorization_required", Remedy.USER, toModel, detail, null);
    }

    /** Without a further detail. */
    public ReauthorizationRequired(String toModel) {
        this(toModel, "");
    }
}
