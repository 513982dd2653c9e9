package dev.connectors.error;

/** A person said no to exactly this call. */
public final class Declined extends ConnectorException {

    private static final long serialVersionUID = 1L;

    /**
     * With what the model reads.
     *
     * @param toModel what happened and what to do next; no text of a provider, no secret
     */
    public Declined(String toModel) {
        super("declined", Remedy.USER, toModel);
    }
}
