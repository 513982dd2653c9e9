package dev.connectors.call;

import dev.connectors.domain.Confidential;
import dev.connectors.domain.ForeignText;
import dev.connectors.tool.Envelope;
import java.util.Optional;

/**
 * Step 10: foreign text is cleaned and named, what is too long is cut, the cursor is sealed. Where foreign or confidential text is in
 * it, the conversation is marked before the result is returned.
 */
final class Shaping {

    private final Services services;

    Shaping(Services services) {
        this.services = services;
    }

    String shape(Call call, Optional<String> withheld, boolean severalAccounts) {
        var envelope = new Envelope(raw -> services.seal().seal(raw, call.cursorBinding.orElse("")));
        boolean writes = call.plan != null && !call.plan.readsOnly();
        var account = call.connection != null && (writes || severalAccounts)
                ? Optional.of(call.connection.label())
                : Optional.<String>empty();
        var text = envelope.result(
                Reading.shape(call.offer().contract().output()),
                call.output(),
                new Envelope.Beside(account, withheld, call.approval.isPresent()));
        mark(call, envelope);
        return text;
    }

    /** What a composite read counts as read, whatever it makes of it. */
    void heard(Call call) {
        var output = Reading.shape(call.offer().contract().output());
        if (output.mentions(ForeignText.class) || output.mentions(Confidential.class)) {
            shape(call, Optional.empty(), false);
        }
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
