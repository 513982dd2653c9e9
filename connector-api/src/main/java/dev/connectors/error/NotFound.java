package dev.connectors.error;

/** Absent, or hidden by the user: the two look alike on purpose. */
public final class NotFound extends ConnectorException {

    private static final long serialVersionUID = 1L;

    /**
     * With what the model reads.
     *
     * @param toModel what happened and what to do next; no text of a provider, no secret
     */
    public NotFound(String toModel) {
        super("not_found", Remedy.MODEL, toModel);
    }
}
