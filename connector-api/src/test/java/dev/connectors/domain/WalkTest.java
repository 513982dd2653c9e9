package dev.connectors.domain;

import static dev.connectors.domain.Access.BUSY;
import static dev.connectors.domain.Access.HIDDEN;
import static dev.connectors.domain.Access.READ;
import static dev.connectors.domain.Access.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WalkTest {

    record BoxId(String value) implements ResourceId {}

    record ThingRef(BoxId box, String thing) {}

    record Move(
            @Needs(READ) ThingRef what,
            BoxId to,
            @Needs(BUSY) List<BoxId> check,
            Optional<BoxId> copy,
            Target target,
            Optional<Cursor> next) {}

    sealed interface Target permits Shelf, Room {}

    record Shelf(BoxId shelf) implements Target {}

    record Room(int room) implements Target {}

    private static BoxId box(String id) {
        return new BoxId(id);
    }

    private static final Move MOVE = new Move(
            new ThingRef(box("a"), "t"),
            box("b"),
            List.of(box("c"), box("d")),
            Optional.of(box("e")),
            new Shelf(box("f")),
            Optional.of(new Cursor("p")));

    @Nested
    class Ids {

        @Test
        void eachIsFoundAtAnyDepthWithTheNearestNeed() {
            var found = Shape.of(Move.class).resources(MOVE, WRITE);

            assertThat(found)
                    .containsExactly(
                            new Shape.Found("what.box", box("a"), READ),
                            new Shape.Found("to", box("b"), WRITE),
                            new Shape.Found("check[0]", box("c"), BUSY),
                            new Shape.Found("check[1]", box("d"), BUSY),
                            new Shape.Found("copy", box("e"), WRITE),
                            new Shape.Found("target.shelf", box("f"), WRITE));
        }

        @Test
        void eachCanBeReplaced() {
            var mapped = Shape.of(Move.class).mapResources(MOVE, id -> box(id.value() + id.value()));

            assertThat(mapped)
                    .isEqualTo(new Move(
                            new ThingRef(box("aa"), "t"),
                            box("bb"),
                            List.of(box("cc"), box("dd")),
                            Optional.of(box("ee")),
                            new Shelf(box("ff")),
                            Optional.of(new Cursor("p"))));
        }

        @Test
        void onlyTheRecordsOnTheWayToAReplacedOneAreRebuilt() {
            var shape = Shape.of(Move.class);

            assertThat(shape.mapResources(MOVE, id -> box(id.value()))).isSameAs(MOVE);
            var mapped = shape.mapResources(MOVE, id -> id.equals(box("b")) ? box("z") : id);
            assertThat(mapped.to()).isEqualTo(box("z"));
            assertThat(mapped.what()).isSameAs(MOVE.what());
            assertThat(mapped.check()).isSameAs(MOVE.check());
            assertThat(mapped.target()).isSameAs(MOVE.target());
        }

        @Test
        void noneIsReplacedByAnotherType() {
            record OtherId(String value) implements ResourceId {}

            assertThatThrownBy(() -> Shape.of(Move.class).mapResources(MOVE, id -> new OtherId("x")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a BoxId was to be replaced by a OtherId");
        }

        @Test
        void cursorsAreReplacedLikewise() {
            var mapped = Shape.of(Move.class).mapCursors(MOVE, cursor -> new Cursor("raw " + cursor.value()));

            assertThat(mapped.next()).contains(new Cursor("raw p"));
            assertThat(mapped.what()).isSameAs(MOVE.what());
        }
    }

    record Thing(BoxId box, Optional<ForeignText> name) implements Guarded<Thing> {

        @Override
        public Set<BoxId> resources() {
            return Set.of(box);
        }

        @Override
        public Optional<Thing> atBusy() {
            return Optional.of(new Thing(box, Optional.empty()));
        }
    }

    record Label(BoxId box, int size) implements Guarded<Label> {

        @Override
        public Set<BoxId> resources() {
            return Set.of(box);
        }
    }

    record Pair(Thing thing, Label label) {}

    record Group(Thing first, List<Thing> others) implements Guarded<Group> {

        @Override
        public Set<BoxId> resources() {
            return first.resources();
        }

        @Override
        public Optional<Group> atBusy() {
            return Optional.of(this);
        }
    }

    record Store(
            Page<Thing> things,
            List<Label> labels,
            Optional<Label> best,
            List<Pair> pairs,
            List<Group> groups,
            int total) {}

    private static Thing thing(String box) {
        return new Thing(box(box), Optional.of(new ForeignText("name in " + box)));
    }

    private static Thing busy(String box) {
        return new Thing(box(box), Optional.empty());
    }

    private static Label label(String box) {
        return new Label(box(box), 1);
    }

    private static final Map<ResourceId, Access> GRANT =
            Map.of(box("open"), READ, box("mine"), WRITE, box("half"), BUSY, box("shut"), HIDDEN);

    private static Access access(Guarded<?> item) {
        return item.resources().stream().map(GRANT::get).min(Access::compareTo).orElseThrow();
    }

    private static Store store(Page<Thing> things) {
        return new Store(things, List.of(), Optional.empty(), List.of(), List.of(), 1);
    }

    @Nested
    class Retain {

        private final Shape<Move> shape = Shape.of(Move.class);

        @Test
        void whatDoesNotPassIsLeftOutOfLists() {
            var left = shape.retain(MOVE, id -> !id.equals(box("c"))).orElseThrow();

            assertThat(left.check()).containsExactly(box("d"));
            assertThat(left.what()).isEqualTo(MOVE.what());
        }

        @Test
        void nothingIsLeftWhereAnIdIsNeededOrAListWouldNameNoneAnyMore() {
            assertThat(shape.retain(MOVE, id -> !id.equals(box("b")))).isEmpty();
            assertThat(shape.retain(MOVE, id -> !id.equals(box("e")))).isEmpty();
            assertThat(shape.retain(MOVE, id -> !id.equals(box("f")))).isEmpty();
            assertThat(shape.retain(MOVE, id -> !Set.of(box("c"), box("d")).contains(id)))
                    .isEmpty();
        }

        @Test
        void aListThatNamedNoneStaysEmpty() {
            var all = new Move(MOVE.what(), MOVE.to(), List.of(), Optional.empty(), new Room(1), Optional.empty());

            assertThat(shape.retain(all, id -> true)).containsSame(all);
        }
    }

    @Test
    void theCursorsOfPagesAreReplaced() {
        var shape = Shape.of(Store.class);
        var store = store(Page.of(List.of(thing("open")), new Cursor("p2")));

        var sealed = shape.mapNext(store, next -> new Cursor("sealed " + next.value()));

        assertThat(sealed.things()).isEqualTo(Page.of(store.things().items(), new Cursor("sealed p2")));
        assertThat(shape.mapNext(store(Page.of(List.of())), next -> new Cursor("x")))
                .isEqualTo(store(Page.of(List.of())));
    }

    @Nested
    class Filter {

        private final Shape<Store> shape = Shape.of(Store.class);

        private Store seen(Store store) {
            return shape.filter(store, WalkTest::access).orElseThrow();
        }

        @Test
        void hiddenItemsAreGoneAndBusyOnesReduced() {
            var things = Page.of(List.of(thing("open"), thing("shut"), thing("half"), thing("mine")), new Cursor("p2"));

            var seen = seen(store(things));

            assertThat(seen.things())
                    .isEqualTo(Page.of(List.of(thing("open"), busy("half"), thing("mine")), new Cursor("p2")));
        }

        @Test
        void anItemOfWhichNothingIsLeftAtBusyIsGone() {
            var seen = seen(new Store(
                    Page.of(List.of()),
                    List.of(label("half"), label("open")),
                    Optional.of(label("half")),
                    List.of(),
                    List.of(),
                    1));

            assertThat(seen.labels()).containsExactly(label("open"));
            assertThat(seen.best()).isEmpty();
        }

        @Test
        void whatMustHoldAHiddenItemIsHiddenWithIt() {
            var seen = seen(new Store(
                    Page.of(List.of()),
                    List.of(),
                    Optional.empty(),
                    List.of(new Pair(thing("open"), label("half")), new Pair(thing("half"), label("open"))),
                    List.of(),
                    1));

            assertThat(seen.pairs()).containsExactly(new Pair(busy("half"), label("open")));
        }

        @Test
        void itemsInsideOfAGuardedItemAreFilteredToo() {
            var seen = seen(new Store(
                    Page.of(List.of()),
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    List.of(new Group(thing("half"), List.of(thing("shut"), thing("open")))),
                    1));

            assertThat(seen.groups()).containsExactly(new Group(busy("half"), List.of(thing("open"))));
        }

        @Test
        void aSingleHiddenItemLeavesNothing() {
            assertThat(Shape.of(Thing.class).filter(thing("shut"), WalkTest::access))
                    .isEmpty();
            assertThat(Shape.of(Pair.class).filter(new Pair(thing("shut"), label("open")), WalkTest::access))
                    .isEmpty();
            assertThat(Shape.of(Thing.class).filter(thing("half"), WalkTest::access))
                    .contains(busy("half"));
        }

        @Test
        void whatMayAllBeSeenIsTheSame() {
            var store = new Store(
                    Page.of(List.of(thing("open"))),
                    List.of(label("mine")),
                    Optional.of(label("open")),
                    List.of(new Pair(thing("open"), label("open"))),
                    List.of(),
                    1);

            assertThat(seen(store)).isSameAs(store);
        }

        @Test
        void aPageByItselfIsFiltered() {
            var page = Page.of(List.of(label("shut"), label("open")));

            assertThat(Shape.pageOf(Label.class).filter(page, WalkTest::access))
                    .contains(Page.of(List.of(label("open"))));
        }
    }
}
