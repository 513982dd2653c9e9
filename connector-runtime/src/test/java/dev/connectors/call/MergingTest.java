package dev.connectors.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.call.SourceCursor.Mark;
import dev.connectors.domain.Cursor;
import dev.connectors.domain.Merge;
import dev.connectors.domain.Page;
import dev.connectors.error.ProviderUnavailable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The merge of pages, against a plain one: everything sorted at once. */
class MergingTest {

    /** An item of a source. Keys are few, so that many are equal. */
    private record Item(int source, int id, String key) {
        static final Comparator<Item> ORDER = Comparator.comparing(Item::key).thenComparing(Item::source);
    }

    /** A source that pages as providers do: a token names a place, and what is hidden leaves a gap. */
    private static final class Source {

        private final List<Item> items = new ArrayList<>();
        private final Set<Item> hidden = new HashSet<>();
        private final int pageSize;
        private int failing;
        private boolean gone;

        Source(int pageSize) {
            this.pageSize = pageSize;
        }

        Optional<Page<Item>> page(Optional<Cursor> token) {
            if (gone) {
                return Optional.empty();
            }
            if (failing > 0) {
                failing--;
                throw new ProviderUnavailable("away", "", new IllegalStateException());
            }
            int from = token.map(at -> Integer.parseInt(at.value())).orElse(0);
            int to = Math.min(from + pageSize, items.size());
            var shown = items.subList(from, to).stream()
                    .filter(item -> !hidden.contains(item))
                    .toList();
            return Optional.of(to < items.size() ? Page.of(shown, new Cursor(String.valueOf(to))) : Page.of(shown));
        }
    }

    private record Merged(List<Item> items, List<Mark> rest, long failures) {}

    private static Merged page(Merge.Order order, int fullAt, List<Source> sources, List<Mark> marks) {
        var strands = marks.stream()
                .map(mark -> new Strand<Item>(
                        mark,
                        token -> sources.get(Integer.parseInt(mark.source())).page(token),
                        item -> order == Merge.Order.BY_KEY ? item.key() : "",
                        item -> String.valueOf(item.id())))
                .toList();
        var merging = new Merging<>(order, fullAt, strands, some -> some.forEach(Strand::load));
        var items = merging.page().stream().map(Merging.Taken::item).toList();
        var rest = SourceCursor.of(new SourceCursor(merging.rest()).bytes()).marks();
        return new Merged(
                items,
                rest,
                strands.stream().filter(strand -> strand.failure().isPresent()).count());
    }

    private static List<Mark> begin(List<Source> sources) {
        return IntStream.range(0, sources.size())
                .mapToObj(i -> Mark.at(String.valueOf(i), Optional.empty()))
                .toList();
    }

    private static List<Source> sources(Random random) {
        var sources = new ArrayList<Source>();
        for (int s = 0; s < 3; s++) {
            var source = new Source(1 + random.nextInt(9));
            int size = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(60);
            for (int i = 0; i < size; i++) {
                source.items.add(new Item(s, i, String.format("%02d", random.nextInt(12))));
            }
            source.items.sort(Comparator.comparing(Item::key)); // equal keys stay in any order
            source.items.stream().filter(i -> random.nextInt(6) == 0).forEach(source.hidden::add);
            sources.add(source);
        }
        return sources;
    }

    private static List<Item> all(List<Source> sources) {
        return sources.stream()
                .flatMap(source -> source.items.stream().filter(item -> !source.hidden.contains(item)))
                .toList();
    }

    @Test
    void overAllPagesItIsThePlainMergeWhateverTheSizes() {
        for (int seed = 0; seed < 3_000; seed++) {
            var random = new Random(seed);
            var sources = sources(random);
            int fullAt = 1 + random.nextInt(12);
            var read = new ArrayList<Item>();

            var marks = begin(sources);
            while (!marks.isEmpty()) {
                var page = page(Merge.Order.BY_KEY, fullAt, sources, marks);
                assertThat(page.items().size() == fullAt || page.rest().isEmpty())
                        .as("seed %d: a page is full while any source has more", seed)
                        .isTrue();
                read.addAll(page.items());
                marks = page.rest();
            }

            assertThat(read).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(all(sources));
            assertThat(read).as("seed %d", seed).isSortedAccordingTo(Comparator.comparing(Item::key));
        }
    }

    @Test
    void nothingIsLostOrTwiceWhereSourcesFailAndItemsAreHiddenAndAddedBetweenPages() {
        int failures = 0;
        int hidden = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            var random = new Random(seed);
            var sources = sources(random);
            int fullAt = 1 + random.nextInt(12);
            var before = all(sources);
            var touched = new HashSet<Item>();
            var read = new ArrayList<Item>();

            var marks = begin(sources);
            while (!marks.isEmpty()) {
                sources.get(random.nextInt(3)).failing = random.nextInt(3) == 0 ? 1 : 0;
                var page = page(Merge.Order.BY_KEY, fullAt, sources, marks);
                failures += (int) page.failures();
                read.addAll(page.items());
                marks = page.rest();
                var changed = sources.get(random.nextInt(3));
                if (!changed.items.isEmpty() && random.nextBoolean()) {
                    var item = changed.items.get(random.nextInt(changed.items.size()));
                    touched.add(item);
                    if (!changed.hidden.remove(item)) {
                        changed.hidden.add(item);
                        hidden++;
                    }
                }
            }

            assertThat(read).as("seed %d: nothing twice", seed).doesNotHaveDuplicates();
            before.stream()
                    .filter(item -> !touched.contains(item))
                    .forEach(item -> assertThat(read.contains(item))
                            .as("%s is not lost", item)
                            .isTrue());
        }
        assertThat(failures).isGreaterThan(1_000);
        assertThat(hidden).isGreaterThan(1_000);
    }

    @Test
    void whatIsDeletedBeforeTheLastKeyMovesNothing() {
        var source = new Source(10);
        for (int i = 0; i < 6; i++) {
            source.items.add(new Item(0, i, "k" + i));
        }
        var first = page(Merge.Order.BY_KEY, 3, List.of(source), begin(List.of(source)));
        source.items.remove(1);
        source.items.add(0, new Item(0, 9, "k0"));

        var second = page(Merge.Order.BY_KEY, 9, List.of(source), first.rest());

        assertThat(second.items()).extracting(Item::id).containsExactly(3, 4, 5);
    }

    @Test
    void ofEqualKeysThoseThatWereTakenAreSkippedAndNoOther() {
        var source = new Source(10);
        for (int i = 0; i < 5; i++) {
            source.items.add(new Item(0, i, "same"));
        }
        var first = page(Merge.Order.BY_KEY, 2, List.of(source), begin(List.of(source)));
        Collections.reverse(source.items);

        var second = page(Merge.Order.BY_KEY, 2, List.of(source), first.rest());
        var third = page(Merge.Order.BY_KEY, 2, List.of(source), second.rest());

        assertThat(first.items()).extracting(Item::id).containsExactly(0, 1);
        assertThat(second.items()).extracting(Item::id).containsExactly(4, 3);
        assertThat(third.items()).extracting(Item::id).containsExactly(2);
        assertThat(third.rest()).isEmpty();
    }

    @Test
    void aSourceThatFailsStaysWhereItStood() {
        var sources = List.of(new Source(2), new Source(2));
        for (int i = 0; i < 4; i++) {
            sources.get(0).items.add(new Item(0, i, "k" + i));
            sources.get(1).items.add(new Item(1, i, "k" + i));
        }
        sources.get(1).failing = 1;

        var first = page(Merge.Order.BY_KEY, 10, sources, begin(sources));
        var second = page(Merge.Order.BY_KEY, 10, sources, first.rest());

        assertThat(first.items()).hasSize(4).allMatch(item -> item.source() == 0);
        assertThat(first.failures()).isOne();
        assertThat(first.rest()).containsExactly(Mark.at("1", Optional.empty()));
        assertThat(second.items()).hasSize(4).allMatch(item -> item.source() == 1);
        assertThat(second.rest()).isEmpty();
    }

    @Test
    void aSourceThatIsGoneIsNoneOfTheListAnyMore() {
        var sources = List.of(new Source(2), new Source(2));
        for (int i = 0; i < 3; i++) {
            sources.get(0).items.add(new Item(0, i, "k" + i));
            sources.get(1).items.add(new Item(1, i, "k" + i));
        }
        var first = page(Merge.Order.BY_KEY, 2, sources, begin(sources));
        sources.get(1).gone = true;

        var second = page(Merge.Order.BY_KEY, 10, sources, first.rest());

        assertThat(first.items()).extracting(Item::source).containsExactly(0, 1);
        assertThat(second.items()).extracting(Item::id).containsExactly(1, 2);
        assertThat(second.failures()).isZero();
        assertThat(second.rest()).isEmpty();
    }

    @Test
    void withoutAKeyWholePagesAreTakenInTurnOrOneAfterAnother() {
        var sources = List.of(new Source(2), new Source(3));
        for (int i = 0; i < 5; i++) {
            sources.get(0).items.add(new Item(0, i, ""));
            sources.get(1).items.add(new Item(1, i, ""));
        }

        var turns = page(Merge.Order.IN_TURN, 4, sources, begin(sources));
        var rest = page(Merge.Order.IN_TURN, 9, sources, turns.rest());
        var after = page(Merge.Order.ONE_AFTER_ANOTHER, 4, sources, begin(sources));

        assertThat(turns.items()).extracting(Item::source).containsExactly(0, 1, 0, 1, 1);
        assertThat(after.items()).extracting(Item::source).containsExactly(0, 0, 1, 1, 1);
        assertThat(rest.items()).hasSize(5);
        assertThat(rest.rest()).isEmpty();
    }

    @Test
    void aSourceThatAnswersWithPageAfterPageOfNothingIsNotAskedForEver() {
        var empty = new Source(1);
        for (int i = 0; i < 100; i++) {
            var item = new Item(0, i, "k");
            empty.items.add(item);
            empty.hidden.add(item);
        }

        var page = page(Merge.Order.BY_KEY, 5, List.of(empty), begin(List.of(empty)));

        assertThat(page.items()).isEmpty();
        assertThat(page.rest())
                .containsExactly(Mark.at("0", Optional.of(new Cursor(String.valueOf(Strand.MOST_FETCHES)))));
    }
}
