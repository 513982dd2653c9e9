package dev.connectors.error;

/** Several accounts fit, and the call names none. The text names the labels to choose from. */
public final class AccountAmbiguous extends ConnectorException {

    private static final long serialVersionUID = 1L;

    /**
     * With what the model reads.
     *
     * @param toModel what happened and what to do next; no text of a provider, no secret
     */
    public AccountAmbiguous(String toModel) {
        super("account_ambiguous", Remedy.USER, toModel);
    }
}
