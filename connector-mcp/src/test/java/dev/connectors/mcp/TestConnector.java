package dev.connectors.mcp;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Effect;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import dev.connectors.domain.Preview;
import dev.connectors.domain.Range;
import dev.connectors.domain.ResourceId;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Auth;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.Provider;
import dev.connectors.spi.Repeat;
import dev.connectors.spi.Resource;
import dev.connectors.spi.ResourceType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Boxes with items, in memory: one action that reads, one that writes, one that reaches people. */
public final class TestConnector implements Connector {

    /** What was written and sent since the last {@link #forget}. */
    public static final List<String> DONE = Collections.synchronizedList(new ArrayList<>());

    /** What lies in the box 'Tools'; a word that must be in no log. */
    public static final String CONTENT = "canary-content-4f1d";

    public static final String ID = "test_connector";

    private static final Provider BOXES = Provider.of("boxes", "Boxes", Auth.none());

    public record BoxId(String value) implements ResourceId {}

    public record Item(BoxId box, ForeignText text) implements Guarded<Item> {
        @Override
        public Set<BoxId> resources() {
            return Set.of(box);
        }
    }

    public record Items(List<Item> items) {
        public Items {
            items = List.copyOf(items);
        }
    }

    public record Done(String done, BigDecimal amount) {}

    public static void forget() {
        DONE.clear();
    }

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.of(ID, "Test boxes", BOXES, "The items in your boxes.")
                .asksBefore("adds an item")
                .never("empties a box");
    }

    @Override
    public List<Action<?, ?>> actions() {
        return List.of(new ListItems(), new AddItem(), new SendItem());
    }

    @Override
    public List<ResourceType<?>> resources() {
        return List.of(ResourceType.of(
                "box",
                BoxId.class,
                context -> List.of(
                        Resource.of(new BoxId("b1"), "Tools").sharing(Resource.Sharing.PRIVATE),
                        Resource.of(new BoxId("b2"), "Letters").sharing(Resource.Sharing.PRIVATE))));
    }

    static final class ListItems implements Action<ListItems.Input, Items> {

        public record Input(
                @Doc("Box to look into; leave out for all.") Optional<BoxId> box) {}

        private static final ActionContract<Input, Items> CONTRACT = ActionContract.of(
                        "list_items", Input.class, Items.class)
                .description("Lists items.")
                .build();

        @Override
        public ActionContract<Input, Items> contract() {
            return CONTRACT;
        }

        @Override
        public Items run(Input in, ActionContext context) {
            if (Boolean.getBoolean("test.print")) { // as libraries do that were written for a terminal
                System.out.println("noise");
            }
            return new Items(List.of(
                    new Item(new BoxId("b1"), new ForeignText(CONTENT)),
                    new Item(new BoxId("b2"), new ForeignText("a letter"))));
        }
    }

    static final class AddItem implements Action<AddItem.Input, Done> {

        public record Input(
                @Doc("Box to put it into.") BoxId box,
                @Doc("What it is.") String text,

                @Doc("How many.") @Range(min = 0, max = 1_000_000)
                BigDecimal amount) {}

        private static final ActionContract<Input, Done> CONTRACT = ActionContract.of(
                        "add_item", Input.class, Done.class)
                .description("Adds an item to a box.")
                .effects(Effect.WRITE)
                .preview(in ->
                        Preview.of("Add this item?").line("What", in.text()).buttons("Add", "Don't"))
                .build();

        @Override
        public ActionContract<Input, Done> contract() {
            return CONTRACT;
        }

        @Override
        public Repeat<Input, Done> repeat() {
            return Repeat.never();
        }

        @Override
        public Done run(Input in, ActionContext context) {
            DONE.add("added " + in.text());
            return new Done("added", in.amount());
        }
    }

    static final class SendItem implements Action<SendItem.Input, Done> {

        public record Input(
                @Doc("To whom.") EmailAddress to,
                @Doc("What to send.") String text) {}

        private static final ActionContract<Input, Done> CONTRACT = ActionContract.of(
                        "send_item", Input.class, Done.class)
                .description("Sends an item to somebody.")
                .effects(Effect.OUTBOUND)
                .recipients(in -> List.of(in.to()))
                .preview(in -> Preview.of("Send this to 1 person?")
                        .line("What", in.text())
                        .buttons("Send", "Don't send"))
                .build();

        @Override
        public ActionContract<Input, Done> contract() {
            return CONTRACT;
        }

        @Override
        public Repeat<Input, Done> repeat() {
            return Repeat.never();
        }

        @Override
        public Done run(Input in, ActionContext context) {
            DONE.add("sent to " + in.to());
            return new Done("sent", BigDecimal.ONE);
        }
    }
}
