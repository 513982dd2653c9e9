package dev.connectors.error;

/** What the user, the workspace or the host does not permit. Only they can change it; nothing a model passes can. */
public final class NotPermitted extends ConnectorException {

    private static final long serialVersionUID = 1L;

    /**
     * With what the model reads.
     *
     * @param toModel what happened and what to do next; no text of a provider, no secret
     */
    public NotPermitted(String toModel) {
        super("not_permitted", Remedy.USER, toModel);
    }
}
