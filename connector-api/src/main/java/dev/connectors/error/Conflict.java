package dev.connectors.error;

/** What is stored differs from what the call was made for: a changed version, an id that exists. */
public final class Conflict extends ConnectorException {

    private static final long serialVersionUID = 1L;

    /**
     * With a text for each reader.
     *
     * @param toModel what the model reads; no text of a provider
     * @param detail for logs: status, reason code and the like, no contents; may be empty
     * @param cause what led here
     */
    public Conflict(String toModel, String detail, Throwable cause) {
        super("conflict", Remedy.MODEL, toModel, detail, cause);
    }

    /** Without a cause. */
    public Conflict(String toModel, String detail) {
        super("conflict", Remedy.MODEL, toModel, detail, null);
    }

    /** Without a further detail. */
    public Conflict(String toModel) {
        this(toModel, "");
    }
}
