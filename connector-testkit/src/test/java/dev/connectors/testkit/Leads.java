package dev.connectors.testkit;

import static dev.connectors.domain.Effect.WRITE;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Doc;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import dev.connectors.domain.ResourceId;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Resource;
import dev.connectors.spi.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is right about leads: lists that hold them, an action that reads them, and one that adds a remark. */
final class Leads {

    record ListId(String value) implements ResourceId {}

    record Listed(String id, String title) {}

    record AllLists(List<Listed> lists) {}

    static final ResourceType<ListId> LISTS = ResourceType.of(
            "list",
            ListId.class,
            context -> context.http().get("/v1/lists").send(AllLists.class).lists().stream()
                    .map(list -> Resource.of(new ListId(list.id()), list.title()))
                    .toList());

    record None() {}

    record Lead(String id, ListId list, ForeignText name) implements Guarded<Lead> {
        @Override
        public Set<ListId> resources() {
            return Set.of(list);
        }
    }

    record Page(List<Lead> leads) {}

    record Remark(
            @Doc("Id of the lead, from list_leads.") String lead,
            @Doc("The remark, as plain text.") String text) {}

    record Remarked(String id, ForeignText name) {}

    private Leads() {}

    static ActionContract.Builder<None, Page> listing() {
        return listing(None.class, Page.class);
    }

    static <I, O> ActionContract.Builder<I, O> listing(Class<I> input, Class<O> output) {
        return ActionContract.of("list_leads", input, output).description("Lists the user's leads, newest first.");
    }

    static SampleAction<None, Page> listLeads() {
        return SampleAction.reading(listing().build(), Leads::read);
    }

    static Page read(Object in, ActionContext context) {
        return context.http().get("/v1/leads").send(Page.class);
    }

    static ActionContract.Builder<Remark, Remarked> remarking() {
        return remarking(Remark.class);
    }

    static <I> ActionContract.Builder<I, Remarked> remarking(Class<I> input) {
        return ActionContract.of("add_remark", input, Remarked.class)
                .description("Adds a remark to a lead; only the user sees it.")
                .effects(WRITE);
    }

    static SampleAction<Remark, Remarked> addRemark() {
        return SampleAction.writing(remarking().build(), Leads::write);
    }

    static Remarked write(Remark in, ActionContext context) {
        return context.http()
                .post("/v1/leads/{lead}/remarks", in.lead())
                .json(Map.of("text", in.text()))
                .send(Remarked.class);
    }
}
