package dev.connectors.permission;

import dev.connectors.domain.Effect;
import java.util.Set;

/**
 * What a workspace lets its people's assistants do at all; a person can only choose less. Implemented by hosts; pure and fast,
 * called on every decision.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface WorkspacePolicy {

    /**
     * The most that the workspace lets this be: ALLOW leaves it to the person, ASK asks each time, OFF forbids.
     *
     * @param principal whose call
     * @param connector such as {@code google_calendar}
     * @param action such as {@code delete_event}
     * @param effects what the action may do at most
     */
    ActionMode most(Principal principal, String connector, String action, Set<Effect> effects);

    /** Leaves everything to the person. */
    static WorkspacePolicy open() {
        return (principal, connector, action, effects) -> ActionMode.ALLOW;
    }

    /** Forbids all but reading. */
    static WorkspacePolicy readOnly() {
        return (principal, connector, action, effects) ->
                effects.equals(Set.of(Effect.READ)) ? ActionMode.ALLOW : ActionMode.OFF;
    }
}
