package dev.connectors.error;

/** Not done yet: a person was asked, and the call runs once they say yes to exactly this. */
public final class ApprovalRequired extends ConnectorException {

    private static final long serialVersionUID = 1L;

    private final String approval;

    /**
     * With the id of the waiting question.
     *
     * @param approval id of the approval; knowing it gives no right
     */
    public ApprovalRequired(String approval) {
        super(
                "approval_required",
                Remedy.USER,
                "Not done yet: the user was asked to approve this. Say what you prepared and wait. After their yes this"
                        + " same call gives the result; it runs once only.");
        this.approval = approval;
    }

    /** Id of the approval that waits for a person. */
    public String approval() {
        return approval;
    }
}
