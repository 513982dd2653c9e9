package dev.connectors.call;

import dev.connectors.domain.Confidential;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Merge;
import dev.connectors.tool.Envelope;
import java.util.List;
import java.util.Optional;

/**
 * Step 10: foreign text is cleaned and named, what is too long is cut, the cursor is sealed. Where foreign or confidential text is in
 * it, the conversation is marked before the result is returned.
 */
final class Shaping {

    private final Services services;
    private final Cursors cursors;

    Shaping(Services services, Cursors cursors) {
        this.services = services;
        this.cursors = cursors;
    }

    String shape(Call call, Optional<String> withheld) {
        cursors.seal(call);
        boolean writes = call.plan != null && !call.plan.readsOnly();
        var account = call.connection != null && (writes || call.severalAccounts)
                ? Optional.of(call.connection.label())
                : Optional.<String>empty();
        return text(
                call,
                new Envelope(items(call)),
                new Envelope.Beside(account, failures(call), withheld, call.approval.isPresent()));
    }

    /** What a composite read counts as read, whatever it makes of it. */
    void heard(Call call) {
        var output = Reading.shape(call.offer().contract().output());
        if (output.mentions(ForeignText.class) || output.mentions(Confidential.class)) {
            text(
                    call,
                    new Envelope(Optional.empty()),
                    new Envelope.Beside(Optional.empty(), List.of(), Optional.empty(), false));
        }
    }

    private String text(Call call, Envelope envelope, Envelope.Beside beside) {
        var text = envelope.result(Reading.shape(call.offer().contract().output()), call.output(), beside);
        mark(call, envelope);
        return text;
    }

    @SuppressWarnings("unchecked") // the output is of the contract whose merge it is
    private static Optional<Envelope.Items> items(Call call) {
        return call.accounts.isEmpty()
                ? Optional.empty()
                : call.offer()
                        .contract()
                        .merge()
                        .map(merge -> new Envelope.Items(
                                ((Merge<Object, Object, Object>) merge).page(call.output()), call.accounts));
    }

    private static List<Envelope.Failure> failures(Call call) {
        if (call.failed.isEmpty()) {
            return List.of();
        }
        return call.failed.stream()
                .map(failed -> new Envelope.Failure(failed.source().connection().label(), failed.error()))
                .toList();
    }

    private void mark(Call call, Envelope envelope) {
        var principal = call.caller.principal();
        if (envelope.hasForeign()) {
            services.conversations().taint(principal, call.caller.conversation());
        }
        for (var field : envelope.confidentialFields()) {
            services.conversations().confidential(principal, call.caller.conversation(), field);
        }
    }
}
