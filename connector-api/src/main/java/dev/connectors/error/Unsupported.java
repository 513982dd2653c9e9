package dev.connectors.error;

/** The provider cannot do this, whoever asks. The text says why. */
public final class Unsupported extends ConnectorException {

    private static final long serialVersionUID = 1L;

    /**
     * With what the model reads.
     *
     * @param toModel what happened and what to do next; no text of a provider, no secret
     */
    public Unsupported(String toModel) {
        super("unsupported", Remedy.MODEL, toModel);
    }
}
