package dev.connectors.error;

/** The call ran out of time before a write left. */
public final class DeadlineExceeded extends ConnectorException {

    private static final long serialVersionUID = 1L;

    /**
     * With a text for each reader.
     *
     * @param toModel what the model reads; no text of a provider
     * @param detail for logs: status, reason code and the like, no contents; may be empty
     * @param cause what led here
     */
    public DeadlineExceeded(String toModel, String detail, Throwable cause) {
        super("deadline_exceeded", Remedy.TIME, toModel, detail, cause);
    }

    /** Without a cause. */
    public DeadlineExceeded(String toModel, String detail) {
        super("deadline_exceeded", Remedy.TIME, toModel, detail, null);
    }

    /** Without a further detail. */
    public DeadlineExceeded(String toModel) {
        this(toModel, "");
    }
}
