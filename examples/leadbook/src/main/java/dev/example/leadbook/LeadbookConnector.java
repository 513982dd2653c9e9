package dev.example.leadbook;

import static dev.connectors.domain.Effect.WRITE;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Doc;
import dev.connectors.domain.ForeignText;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.Provider;
import dev.connectors.spi.Repeat;
import java.util.List;
import java.util.Map;

/** Leads in Leadbook, which knows its users by an API key. */
public final class LeadbookConnector implements Connector {

    private static final Provider LEADBOOK = Provider.apiKey(
                    "leadbook", "https://api.leadbook.example") // the only origin that is ever called
            .sentAs("Authorization", "Bearer {key}")
            .help("Leadbook > Settings > API keys")
            .checkedBy("/v1/me");

    /** For {@link java.util.ServiceLoader}. */
    public LeadbookConnector() {}

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.of("leadbook", "Leadbook", LEADBOOK, "Your leads, and your remarks about them.");
    }

    @Override
    public List<Action<?, ?>> actions() {
        return List.of(new ListLeads(), new AddRemark());
    }

    /** What a provider stores is never ours to trust. */
    record Lead(String id, ForeignText name) {}

    static final class ListLeads implements Action<ListLeads.Input, ListLeads.Output> {

        record Input() {}

        record Output(List<Lead> leads) {}

        static final ActionContract<Input, Output> CONTRACT = ActionContract.of("list_leads", Input.class, Output.class)
                .description("Lists the user's leads, newest first.")
                .build(); // READ, touches no resource, reaches nobody

        @Override
        public ActionContract<Input, Output> contract() {
            return CONTRACT;
        }

        @Override
        public Output run(Input in, ActionContext context) {
            return context.http().get("/v1/leads").send(Output.class);
        }
    }

    static final class AddRemark implements Action<AddRemark.Input, Lead> {

        record Input(
                @Doc("Id of the lead, from list_leads.") String lead,
                @Doc("The remark, as plain text.") String text) {}

        static final ActionContract<Input, Lead> CONTRACT = ActionContract.of("add_remark", Input.class, Lead.class)
                .description("Adds a remark to a lead; only the user sees it.")
                .effects(WRITE) // so the user is asked, by default
                .build();

        @Override
        public ActionContract<Input, Lead> contract() {
            return CONTRACT;
        }

        @Override
        public Repeat<Input, Lead> repeat() {
            return Repeat.never(); // Leadbook takes no key of ours: a second try could write twice
        }

        @Override
        public Lead run(Input in, ActionContext context) {
            return context.http()
                    .post("/v1/leads/{lead}/remarks", in.lead())
                    .json(Map.of("text", in.text()))
                    .send(Lead.class);
        }
    }
}
