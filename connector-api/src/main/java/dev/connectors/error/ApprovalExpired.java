package dev.connectors.error;

/** The question was not answered in time, or its yes was spent. */
public final class ApprovalExpired extends ConnectorException {

    private static final long serialVersionUID = 1L;

    /**
     * With what the model reads.
     *
     * @param toModel what happened and what to do next; no text of a provider, no secret
     */
    public ApprovalExpired(String toModel) {
        super("approval_expired", Remedy.USER, toModel);
    }
}
