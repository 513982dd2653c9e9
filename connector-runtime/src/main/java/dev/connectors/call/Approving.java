package dev.connectors.call;

import dev.connectors.approval.Approval;
import dev.connectors.approval.Approvals;
import dev.connectors.approval.Approver;
import dev.connectors.approval.Binding;
import dev.connectors.error.ApprovalRequired;
import dev.connectors.error.BudgetExhausted;
import dev.connectors.error.Declined;
import dev.connectors.permission.Budget;
import dev.connectors.tool.TextCleaner;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Step 6: where a person must say yes, exactly one yes to exactly this is spent, or a question is asked. Waiting for the person and
 * coming back later are one path: after a yes, steps 3 to 6 run again.
 */
final class Approving {

    /** What comes after this step. */
    enum Next {
        /** The call may go on. */
        RUN,
        /** A person just answered: plan and decide again. */
        PLAN_AGAIN
    }

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Services services;

    Approving(Services services) {
        this.services = services;
    }

    /** A yes was given, the call ran, and the model has not heard of it yet: the same call tells it, once, and does nothing more. */
    void tellWhatWasDone(Call call) {
        if (call.offer().contract().readsOnly() || call.resumed.isPresent()) {
            return;
        }
        services.approvals()
                .untold(
                        call.caller.principal(),
                        call.caller.conversation(),
                        call.tool,
                        call.connection().id(),
                        arguments(call))
                .ifPresent(approval -> {
                    throw new AlreadyDone(approval);
                });
    }

    Next approve(Call call) {
        if (!call.decision().asks()) {
            call.resumed
                    .flatMap(asked -> services.approvals().find(call.caller.principal(), asked.id()))
                    .ifPresent(
                            services.approvals()
                                    ::spend); // it needs no yes any more, and the yes is used up all the same
            return Next.RUN;
        }
        var binding = binding(call);
        var current = services.approvals().current(call.caller.principal(), binding.hash());
        if (current.isPresent()) {
            var approval = current.get();
            switch (approval.state()) {
                case APPROVED -> {
                    if (services.approvals().spend(approval)) {
                        call.approval = current;
                        call.operationId = approval.operationId();
                        return Next.RUN;
                    }
                    return Next.PLAN_AGAIN; // somebody else spent it at this moment: look again
                }
                case DECLINED -> throw declined();
                case WAITING -> {
                    return waitFor(call, approval);
                }
                case SPENT -> {
                    if (call.offer().contract().readsOnly() && approval.result().isPresent()) {
                        if (services.approvals().tell(approval)) { // allowed once, and the model has not read it yet
                            call.approval = current;
                            return Next.RUN;
                        }
                        return Next.PLAN_AGAIN;
                    }
                    // done and told: this is another wish
                }
            }
        }
        var approval = question(call, binding);
        takeQuestion(call);
        services.approvals().ask(approval);
        return waitFor(call, approval);
    }

    private Next waitFor(Call call, Approval approval) {
        if (call.caller.approver().isEmpty()) {
            call.approval = Optional.of(approval);
            throw new ApprovalRequired(approval.id());
        }
        Approver approver = call.caller.approver().get();
        long before = System.nanoTime();
        boolean yes = approver.ask(approval);
        call.waitedNanos += System.nanoTime() - before;
        if (!services.approvals().answer(approval, yes, TextCleaner.line(approver.channel(), 80))) {
            // answered elsewhere at the same moment, or too late: whatever is stored counts
            return Next.PLAN_AGAIN;
        }
        if (!yes) {
            call.approval = Optional.of(approval);
            throw declined();
        }
        return Next.PLAN_AGAIN;
    }

    private Approval question(Call call, Binding binding) {
        var now = services.clock().instant();
        if (call.operationId.isEmpty()) {
            call.operationId = services.operationIds().get();
        }
        return new Approval(
                newId(),
                call.caller.principal(),
                call.caller.conversation(),
                call.caller.zone(),
                call.tool,
                call.connection().id(),
                call.connection().label(),
                binding.arguments(),
                binding.hash(),
                call.operationId,
                Questions.of(call),
                call.plan().recipients(),
                call.decision().sentence(),
                now,
                now.plus(Approvals.LIFE),
                Approval.State.WAITING,
                Optional.empty(),
                Optional.empty());
    }

    private void takeQuestion(Call call) {
        var used = services.budgets()
                .take(
                        call.caller.principal(),
                        call.caller.conversation(),
                        Map.of(Budget.QUESTIONS, 1),
                        services.caps(),
                        services.clock().instant());
        if (used.isPresent()) {
            throw new BudgetExhausted(
                    "The user was asked too often within the hour. Say what you would do; they can do it themselves.",
                    Optional.empty());
        }
    }

    static Binding binding(Call call) {
        return Binding.of(call.tool, call.connection().id(), call.caller.conversation(), arguments(call), call.plan());
    }

    /** The arguments as a question keeps them. */
    static String arguments(Call call) {
        return new String(
                Reading.shape(call.offer().contract().input()).canonical(call.input()), StandardCharsets.UTF_8);
    }

    private static Declined declined() {
        return new Declined("The user said no to this. Don't try another way; ask what they want.");
    }

    private static String newId() {
        var bytes = new byte[15];
        RANDOM.nextBytes(bytes);
        return "a-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The signal that the result of an approved call waits to be told. */
    static final class AlreadyDone extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient Approval approval;

        AlreadyDone(Approval approval) {
            super("already done", null, false, false);
            this.approval = approval;
        }

        Approval approval() {
            return approval;
        }
    }
}
