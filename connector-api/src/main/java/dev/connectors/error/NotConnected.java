package dev.connectors.error;

/** The connector is on, but no account is connected yet. */
public final class NotConnected extends ConnectorException {

    private static final long serialVersionUID = 1L;

    /**
     * With what the model reads.
     *
     * @param toModel what happened and what to do next; no text of a provider, no secret
     */
    public NotConnected(String toModel) {
        super("not_connected", Remedy.USER, toModel);
    }
}
