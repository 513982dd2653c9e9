package dev.connectors.error;

/** No tool of this name is offered in this conversation. */
public final class UnknownTool extends ConnectorException {

    private static final long serialVersionUID = 1L;

    /**
     * With what the model reads.
     *
     * @param toModel what happened and what to do next; no text of a provider, no secret
     */
    public UnknownTool(String toModel) {
        super("unknown_tool", Remedy.MODEL, toModel);
    }
}
