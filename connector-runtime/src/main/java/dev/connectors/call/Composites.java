package dev.connectors.call;

import dev.connectors.domain.Plan;
import dev.connectors.permission.Circumstances;
import dev.connectors.permission.Decider;
import dev.connectors.spi.Calls;
import dev.connectors.spi.Composite;

/** Runs a composite: it reads only, and what it calls is decided by itself. */
final class Composites {

    private Composites() {}

    @SuppressWarnings("unchecked") // the input was read for this composite's contract
    static Object run(Call call, Calls calls) {
        plan(call);
        var composite = (Composite<Object, Object>) call.offer().composite().orElseThrow();
        return composite.run(call.given(), calls);
    }

    @SuppressWarnings("unchecked") // the input was read for this composite's contract
    static Plan plan(Call call) {
        var composite = (Composite<Object, Object>) call.offer().composite().orElseThrow();
        Plan plan = composite.contract().plan(call.given());
        if (!plan.readsOnly()) {
            throw new IllegalStateException(
                    "rule 3.4: the composite " + composite.contract().name() + " states " + plan.effects()
                            + ". A composite reads; what it calls is decided by itself.");
        }
        call.plan = plan;
        call.decision = Decider.decide(Circumstances.reading());
        return plan;
    }
}
