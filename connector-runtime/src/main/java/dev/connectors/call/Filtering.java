package dev.connectors.call;

import dev.connectors.domain.Guarded;
import dev.connectors.error.NotFound;
import java.util.Optional;

/** Step 9: what came back is reduced by the resource ladder. How many resources were withheld is said; a count of items would tell. */
final class Filtering {

    private final Planning planning;

    Filtering(Planning planning) {
        this.planning = planning;
    }

    void filter(Call call) {
        var shape = Reading.shape(call.offer().contract().output());
        if (!shape.mentions(Guarded.class)) {
            return;
        }
        call.output = shape.filter(call.output(), item -> planning.accessTo(call, item))
                .orElseThrow(() -> new NotFound("Not found."));
    }

    /** How many resources were withheld from what a list or a search could have shown. */
    static Optional<String> withheld(Call call) {
        if (!call.plan().readsOnly() || call.listings.isEmpty()) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        for (var listing : call.listings.values()) {
            int hidden = listing.hidden(call.grant);
            int busy = listing.busy(call.grant);
            if (hidden > 0) {
                append(
                        text,
                        count(hidden, listing.type().noun()) + (hidden == 1 ? " is" : " are") + " hidden from you");
            }
            if (busy > 0) {
                append(text, "of " + count(busy, listing.type().noun()) + " you see busy times only");
            }
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.append('.').toString());
    }

    private static void append(StringBuilder text, String part) {
        text.append(text.isEmpty() ? "" : "; ").append(part);
    }

    private static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
