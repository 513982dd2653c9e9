package dev.connectors.approval;

import dev.connectors.approval.Approval.State;
import dev.connectors.permission.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The life of a question: asked, answered, spent once. Thread-safe; all state is in the store, so any node can go on.
 */
public final class Approvals {

    /** How long a question waits and a yes counts. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    private final ApprovalStore store;
    private final Clock clock;

    /** Over a store. */
    public Approvals(ApprovalStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Keeps a new question. */
    public void ask(Approval approval) {
        store.insert(approval);
    }

    /** The newest question of that binding that still counts, whatever its state. */
    public Optional<Approval> current(Principal principal, String binding) {
        Instant now = clock.instant();
        return store.bound(principal, binding).stream()
                .filter(approval -> !approval.expired(now))
                .findFirst();
    }

    /** The principal's question of that id. */
    public Optional<Approval> find(Principal principal, String id) {
        return store.find(principal, id);
    }

    /** The principal's questions that wait and still count. */
    public List<Approval> waiting(Principal principal) {
        Instant now = clock.instant();
        return store.waiting(principal).stream()
                .filter(approval -> !approval.expired(now))
                .toList();
    }

    /** Records a person's answer; false if the question was answered already or is too old. */
    public boolean answer(Approval approval, boolean yes, String channel) {
        return !approval.expired(clock.instant())
                && approval.state() == State.WAITING
                && store.replace(approval, approval.in(yes ? State.APPROVED : State.DECLINED, Optional.of(channel)));
    }

    /** Spends a yes; true for exactly one caller. */
    public boolean spend(Approval approval) {
        return approval.state() == State.APPROVED
                && !approval.expired(clock.instant())
                && store.replace(approval, approval.in(State.SPENT, approval.decidedBy()));
    }

    /** Keeps what the model is to read, for the model's own next call. */
    public void done(Principal principal, String id, String result) {
        update(principal, id, Optional.of(result));
    }

    /**
     * The approval of the same call of the model that ran meanwhile and whose result it has not heard. What the call would do now is no
     * matter: it has been done.
     */
    public Optional<Approval> untold(
            Principal principal, String conversation, String tool, String connection, String arguments) {
        Instant now = clock.instant();
        return store.untold(principal).stream()
                .filter(approval -> !approval.expired(now)
                        && approval.conversation().equals(conversation)
                        && approval.tool().equals(tool)
                        && approval.connection().equals(connection)
                        && approval.arguments().equals(arguments))
                .findFirst();
    }

    /** The questions about calls of a tool in a conversation that wait, or whose result was not told to the model yet. */
    public List<Approval> open(Principal principal, String conversation, String tool) {
        Instant now = clock.instant();
        return Stream.concat(store.waiting(principal).stream(), store.untold(principal).stream())
                .filter(approval -> !approval.expired(now)
                        && approval.conversation().equals(conversation)
                        && approval.tool().equals(tool))
                .toList();
    }

    /** Forgets it, once the model was told. */
    public void told(Principal principal, String id) {
        update(principal, id, Optional.empty());
    }

    /** The same for a result that is read anew; true for exactly one caller. */
    public boolean tell(Approval approval) {
        return store.replace(approval, approval.telling(Optional.empty()));
    }

    private void update(Principal principal, String id, Optional<String> result) {
        for (var now = store.find(principal, id); now.isPresent(); now = store.find(principal, id)) {
            if (store.replace(now.get(), now.get().telling(result))) {
                return;
            }
        }
    }
}
