package dev.connectors.runtime;

import dev.connectors.domain.Access;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Cursor;
import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Effect;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import dev.connectors.domain.Needs;
import dev.connectors.domain.Page;
import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.Preview;
import dev.connectors.domain.ResourceId;
import dev.connectors.domain.Size;
import dev.connectors.error.NotFound;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Auth;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.PlannedAction;
import dev.connectors.spi.Provider;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Repeat;
import dev.connectors.spi.Resource;
import dev.connectors.spi.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A connector for tests: books with entries, all in memory, so that what a call did can be seen. */
final class Diary implements Connector {

    record BookId(String value) implements ResourceId {}

    record Entry(String id, BookId book, Optional<ForeignText> text, List<String> guests) implements Guarded<Entry> {
        @Override
        public Set<BookId> resources() {
            return Set.of(book);
        }

        @Override
        public Optional<Entry> atBusy() {
            return Optional.of(new Entry(id, book, Optional.empty(), List.of()));
        }
    }

    /** What is stored, with its version. */
    record Stored(Entry entry, String version) implements Guarded<Stored> {
        @Override
        public Set<BookId> resources() {
            return entry.resources();
        }
    }

    static final Provider PROVIDER = Provider.of("diary", "Diary", Auth.none());

    final List<Resource<BookId>> books = new ArrayList<>();
    final Map<String, Stored> entries = new LinkedHashMap<>();
    final AtomicInteger looks = new AtomicInteger();
    final AtomicInteger writes = new AtomicInteger();
    final List<String> operations = new ArrayList<>();
    /** Runs in the middle of a write, once. */
    Runnable during = () -> {};
    /** Runs in the middle of a look, once. */
    Runnable duringLook = () -> {};
    /** Thrown by the next write after it was done. */
    Optional<RuntimeException> afterWrite = Optional.empty();

    Diary() {
        book("work", Resource.Sharing.PRIVATE);
        book("family", Resource.Sharing.PRIVATE);
        book("medical", Resource.Sharing.PRIVATE);
        book("team", Resource.Sharing.SHARED);
    }

    void book(String id, Resource.Sharing sharing) {
        books.add(Resource.of(new BookId(id), "Book " + id).sharing(sharing));
    }

    Entry entry(String id, String book, String text, String... guests) {
        var entry = new Entry(id, new BookId(book), Optional.of(new ForeignText(text)), List.of(guests));
        entries.put(id, new Stored(entry, "v" + entries.size()));
        return entry;
    }

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.of("diary", "Diary", PROVIDER, "Your entries.");
    }

    @Override
    public List<Action<?, ?>> actions() {
        return List.of(
                new ListEntries(), new GetEntry(), new AddEntry(), new ShareEntry(), new EditEntry(), new DropEntry());
    }

    @Override
    public List<ResourceType<?>> resources() {
        return List.of(ResourceType.of("book", BookId.class, context -> List.copyOf(books)));
    }

    final class ListEntries implements Action<ListEntries.Input, ListEntries.Output> {
        record Input(
                @Doc("Books; leave out for all.") @Needs(Access.BUSY)
                List<BookId> books,

                @Doc("Words.") Optional<String> words,
                @Doc("To read on.") Optional<Cursor> next) {}

        record Output(Page<Entry> entries) {}

        static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                        "list_entries", Input.class, Output.class)
                .description("Lists entries. Add one with add_entry.")
                .build();

        @Override
        public ActionContract<Input, Output> contract() {
            return CONTRACT;
        }

        @Override
        public Output run(Input in, ActionContext context) {
            int from = in.next().map(c -> Integer.parseInt(c.value())).orElse(0);
            var visible = context.visible(BookId.class);
            var all = entries.values().stream()
                    .map(Stored::entry)
                    .filter(e -> in.words()
                            .map(w -> visible.getOrDefault(e.book(), Access.HIDDEN)
                                                    .compareTo(Access.READ)
                                            >= 0
                                    && e.text().orElseThrow().value().contains(w))
                            .orElse(true))
                    .toList();
            var page = all.subList(Math.min(from, all.size()), Math.min(from + 3, all.size()));
            return new Output(
                    from + 3 < all.size() ? Page.of(page, new Cursor(String.valueOf(from + 3))) : Page.of(page));
        }
    }

    final class GetEntry implements Action<GetEntry.Input, Entry> {
        record Input(@Doc("Id.") String entry) {}

        static final ActionContract<Input, Entry> CONTRACT = ActionContract.of("get_entry", Input.class, Entry.class)
                .description("Reads an entry.")
                .build();

        @Override
        public ActionContract<Input, Entry> contract() {
            return CONTRACT;
        }

        @Override
        public Entry run(Input in, ActionContext context) {
            return stored(in.entry()).entry();
        }
    }

    final class AddEntry implements Action<AddEntry.Input, Entry> {
        record Input(
                @Doc("Text.") @Size(min = 1, max = 200) String text,
                @Doc("Book.") @Default("work") BookId book) {}

        static final ActionContract<Input, Entry> CONTRACT = ActionContract.of("add_entry", Input.class, Entry.class)
                .description("Adds an entry.")
                .effects(Effect.WRITE)
                .preview(in -> Preview.of("Add this entry?").line("Text", in.text()))
                .build();

        @Override
        public ActionContract<Input, Entry> contract() {
            return CONTRACT;
        }

        @Override
        public Repeat<Input, Entry> repeat() {
            return Repeat.confirmedBy((in, context) ->
                    Optional.ofNullable(entries.get(context.operationId())).map(Stored::entry));
        }

        @Override
        public Entry run(Input in, ActionContext context) {
            written(context);
            var entry = entry(context.operationId(), in.book().value(), in.text());
            fail();
            return entry;
        }
    }

    final class ShareEntry implements Action<ShareEntry.Input, ShareEntry.Output> {
        record Input(
                @Doc("Text.") String text,
                @Doc("To whom.") @Size(min = 1, max = 500) List<EmailAddress> to) {}

        record Output(int shared) {}

        static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                        "share_entry", Input.class, Output.class)
                .description("Sends an entry to people.")
                .effects(Effect.OUTBOUND)
                .recipients(Input::to)
                .preview(
                        in -> Preview.of("Send this to " + in.to().size() + "?").line("Text", in.text()))
                .build();

        @Override
        public ActionContract<Input, Output> contract() {
            return CONTRACT;
        }

        @Override
        public Repeat<Input, Output> repeat() {
            return Repeat.never();
        }

        @Override
        public Output run(Input in, ActionContext context) {
            written(context);
            fail();
            return new Output(in.to().size());
        }
    }

    final class EditEntry implements PlannedAction<EditEntry.Input, Stored, Entry> {
        record Input(@Doc("Id.") String entry, @Doc("Text.") String text) {}

        static final PlannedContract<Input, Stored, Entry> CONTRACT = ActionContract.of(
                        "edit_entry", Input.class, Entry.class)
                .description("Changes an entry; its guests hear of it.")
                .effects(Effect.WRITE, Effect.OUTBOUND)
                .facts(Stored.class, Access.WRITE)
                .effectsOf((in, now) ->
                        now.entry().guests().isEmpty() ? Set.of(Effect.WRITE) : Set.of(Effect.WRITE, Effect.OUTBOUND))
                .recipients((in, now) ->
                        now.entry().guests().stream().map(EmailAddress::parse).toList())
                .preview((in, now) -> Preview.of("Change this entry?").line("Text", in.text()))
                .build();

        @Override
        public PlannedContract<Input, Stored, Entry> contract() {
            return CONTRACT;
        }

        @Override
        public Repeat<Input, Entry> repeat() {
            return Repeat.confirmedBy(
                    (in, context) -> Optional.of(stored(in.entry()).entry())
                            .filter(e -> e.text().orElseThrow().value().equals(in.text())));
        }

        @Override
        public Stored look(Input in, ReadContext context) {
            return looked(in.entry());
        }

        @Override
        public Entry run(Input in, Stored facts, ActionContext context) {
            written(context);
            var now = facts.entry();
            var entry =
                    entry(now.id(), now.book().value(), in.text(), now.guests().toArray(String[]::new));
            fail();
            return entry;
        }
    }

    final class DropEntry implements PlannedAction<DropEntry.Input, Stored, DropEntry.Output> {
        record Input(@Doc("Id.") String entry) {}

        record Output(String dropped) {}

        static final PlannedContract<Input, Stored, Output> CONTRACT = ActionContract.of(
                        "drop_entry", Input.class, Output.class)
                .description("Deletes an entry.")
                .effects(Effect.DESTRUCTIVE)
                .facts(Stored.class, Access.WRITE)
                .build();

        @Override
        public PlannedContract<Input, Stored, Output> contract() {
            return CONTRACT;
        }

        @Override
        public Repeat<Input, Output> repeat() {
            return Repeat.safe();
        }

        @Override
        public Stored look(Input in, ReadContext context) {
            return looked(in.entry());
        }

        @Override
        public Output run(Input in, Stored facts, ActionContext context) {
            written(context);
            entries.remove(in.entry());
            fail();
            return new Output(in.entry());
        }
    }

    private Stored looked(String id) {
        looks.incrementAndGet();
        var now = duringLook;
        duringLook = () -> {};
        now.run();
        return stored(id);
    }

    private void written(ActionContext context) {
        writes.incrementAndGet();
        operations.add(context.operationId());
        var now = during;
        during = () -> {};
        now.run();
        context.checkpoint();
    }

    private void fail() {
        var failure = afterWrite;
        afterWrite = Optional.empty();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private Stored stored(String id) {
        var stored = entries.get(id);
        if (stored == null) {
            throw new NotFound("Not found.");
        }
        return stored;
    }
}
