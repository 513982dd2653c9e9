package dev.connectors.testkit;

import dev.connectors.domain.Access;
import dev.connectors.domain.PlannedContract;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.PlannedAction;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Repeat;
import dev.connectors.testkit.Leads.Lead;
import dev.connectors.testkit.Leads.Remark;
import dev.connectors.testkit.Leads.Remarked;
import java.util.Map;

/** Does in its look what nobody has allowed yet. */
final class LooksAndWrites implements PlannedAction<Remark, Lead, Remarked> {

    private static final PlannedContract<Remark, Lead, Remarked> CONTRACT =
            Leads.remarking().facts(Lead.class, Access.WRITE).build();

    @Override
    public PlannedContract<Remark, Lead, Remarked> contract() {
        return CONTRACT;
    }

    @Override
    public Repeat<Remark, Remarked> repeat() {
        return Repeat.never();
    }

    @Override
    public Lead look(Remark in, ReadContext context) {
        ((ActionContext) context)
                .http()
                .post("/v1/leads/{lead}/remarks", in.lead())
                .json(Map.of())
                .send();
        return context.http().get("/v1/leads/{lead}", in.lead()).send(Lead.class);
    }

    @Override
    public Remarked run(Remark in, Lead facts, ActionContext context) {
        return Leads.write(in, context);
    }
}
