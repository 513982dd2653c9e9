package dev.connectors.testkit.host;

import static dev.connectors.domain.Effect.WRITE;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Doc;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Preview;
import dev.connectors.domain.Range;
import dev.connectors.domain.Size;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.Provider;
import dev.connectors.spi.Repeat;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list of errands at a provider that knows its users by a key: enough to read, to write and to be refused. */
final class ErrandsConnector implements Connector {

    static final String ID = "errands";
    static final String LIST = "errands_list_errands";
    static final String ADD = "errands_add_errand";

    private static final Provider ERRANDS = Provider.apiKey(ID, "https://api.errands.example")
            .sentAs("Authorization", "Bearer {key}")
            .help("Errands > Settings > Keys");

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.of(ID, "Errands", ERRANDS, "Your errands.").asksBefore("adds an errand");
    }

    @Override
    public List<Action<?, ?>> actions() {
        return List.of(new ListErrands(), new AddErrand());
    }

    record Errand(String id, ForeignText text) {}

    static final class ListErrands implements Action<ListErrands.Input, ListErrands.Output> {

        record Input(
                @Doc("Errands of this day; leave out for all.")
                Optional<LocalDate> day) {}

        record Output(List<Errand> errands) {}

        private static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                        "list_errands", Input.class, Output.class)
                .description("Lists the user's errands, oldest first.")
                .build();

        @Override
        public ActionContract<Input, Output> contract() {
            return CONTRACT;
        }

        @Override
        public Output run(Input in, ActionContext context) {
            return context.http().get("/v1/errands").send(Output.class);
        }
    }

    static final class AddErrand implements Action<AddErrand.Input, Errand> {

        record Input(
                @Doc("What is to be done.") @Size(min = 1, max = 200)
                String text,

                @Doc("How urgent it is, from 1 to 3.") @Range(min = 1, max = 3)
                int urgency) {}

        private static final ActionContract<Input, Errand> CONTRACT = ActionContract.of(
                        "add_errand", Input.class, Errand.class)
                .description("Adds an errand. Look for the same one first with list_errands.")
                .effects(WRITE)
                .preview(in -> Preview.of("Add this errand?").line("What", in.text()))
                .build();

        @Override
        public ActionContract<Input, Errand> contract() {
            return CONTRACT;
        }

        @Override
        public Repeat<Input, Errand> repeat() {
            return Repeat.never(); // the provider takes no key of ours
        }

        @Override
        public Errand run(Input in, ActionContext context) {
            return context.http()
                    .post("/v1/errands")
                    .json(Map.of("text", in.text(), "urgency", in.urgency()))
                    .send(Errand.class);
        }
    }
}
