package dev.connectors.call;

import dev.connectors.domain.Guarded;
import dev.connectors.error.NotFound;
import java.util.Collection;
import java.util.LinkedHashMap;
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

    /** How many resources were withheld from what a list or a search could have shown, over all accounts that answered. */
    static Optional<String> withheld(Collection<Call> answered) {
        var hidden = new LinkedHashMap<String, Integer>();
        var busy = new LinkedHashMap<String, Integer>();
        for (var call : answered) {
            if (call.plan().readsOnly()) {
                for (var listing : call.listings.values()) {
                    hidden.merge(listing.type().noun(), listing.hidden(call.grant), Integer::sum);
                    busy.merge(listing.type().noun(), listing.busy(call.grant), Integer::sum);
                }
            }
        }
        var text = new StringBuilder();
        hidden.forEach((noun, count) -> {
            if (count > 0) {
                append(text, count(count, noun) + (count == 1 ? " is" : " are") + " hidden from you");
            }
            int times = busy.getOrDefault(noun, 0);
            if (times > 0) {
                append(text, "of " + count(times, noun) + " you see busy times only");
            }
        });
        return text.isEmpty() ? Optional.empty() : Optional.of(text.append('.').toString());
    }

    private static void append(StringBuilder text, String part) {
        text.append(text.isEmpty() ? "" : "; ").append(part);
    }

    private static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
