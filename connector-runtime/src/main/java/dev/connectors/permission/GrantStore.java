package dev.connectors.permission;

import java.util.function.UnaryOperator;

/**
 * Where grants and recipient rules are kept. Implemented by stores; thread-safe. Reads see every change that returned before,
 * on every node.
 *
 * @since 0.1
 */
public interface GrantStore {

    /** What the principal allows with the connector; {@link Grant#none} where nothing was chosen. */
    Grant grant(Principal principal, String connector);

    /** Changes a grant in one step; {@code change} may be called again when another change came between. */
    Grant update(Principal principal, String connector, UnaryOperator<Grant> change);

    /** The principal's rules about recipients. */
    RecipientRules rules(Principal principal);

    /** Changes the rules in one step. */
    RecipientRules updateRules(Principal principal, UnaryOperator<RecipientRules> change);
}
