package dev.connectors.error;

/** A write left, its answer was lost, and it could not be confirmed. It is never repeated blindly. */
public final class OutcomeUnknown extends ConnectorException {

    private static final long serialVersionUID = 1L;

    /**
     * With a text for each reader.
     *
     * @param toModel what the model reads; no text of a provider
     * @param detail for logs: status, reason code and the like, no contents; may be empty
     * @param cause what led here
     */
    public OutcomeUnknown(String toModel, String detail, Throwable cause) {
        super("outcome_unknown", Remedy.USER, toModel, detail, cause);
    }

    /** Without a cause. */
    public OutcomeUnknown(String toModel, String detail) {
        super("outcome_unknown", Remedy.USER, toModel, detail, null);
    }

    /** Without a further detail. */
    public OutcomeUnknown(String toModel) {
        this(toModel, "");
    }
}
