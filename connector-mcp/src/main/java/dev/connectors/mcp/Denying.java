package dev.connectors.mcp;

import dev.connectors.approval.Approval;
import dev.connectors.approval.Approver;
import dev.connectors.error.NotPermitted;

/** Nobody is asked, and so nothing is done that would need a yes. It is no no, and is not said to be the person's. */
final class Denying implements Approver {

    @Override
    public boolean ask(Approval approval) {
        throw new NotPermitted(
                "This needs the user's yes, and they chose not to be asked here. Nothing was done. Tell them what"
                        + " you would do; they can do it themselves.");
    }

    @Override
    public String channel() {
        return "deny";
    }
}
