package dev.connectors.error;

/** The host cancelled the call, or the connection was revoked while it ran. */
public final class Cancelled extends ConnectorException {

    private static final long serialVersionUID = 1L;

    /**
     * With what the model reads.
     *
     * @param toModel what happened and what to do next; no text of a provider, no secret
     */
    public Cancelled(String toModel) {
        super("cancelled", Remedy.HOST, toModel);
    }
}
