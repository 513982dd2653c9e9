package dev.connectors.call;

import dev.connectors.call.SourceCursor.Mark;
import dev.connectors.domain.Merge;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One page out of the pages of several sources: full while any source has more, in the contract's order, nothing lost and nothing
 * twice over all pages. No I/O but that of its strands. One thread, once.
 */
final class Merging<T> {

    /** An item, and the index of the source that it is of. */
    record Taken<T>(T item, int source) {}

    private final Merge.Order order;
    private final int fullAt;
    private final List<Strand<T>> strands;
    private final Consumer<List<Strand<T>>> load;
    private final List<Taken<T>> taken = new ArrayList<>();

    /**
     * Of these strands.
     *
     * @param load asks each of some strands for a page, all at a time where it can
     */
    Merging(Merge.Order order, int fullAt, List<Strand<T>> strands, Consumer<List<Strand<T>>> load) {
        this.order = order;
        this.fullAt = fullAt;
        this.strands = List.copyOf(strands);
        this.load = load;
    }

    /** The page. */
    List<Taken<T>> page() {
        load.accept(strands);
        if (order == Merge.Order.BY_KEY) {
            byKey();
        } else {
            inRounds();
        }
        return List.copyOf(taken);
    }

    /** Where the sources stand that have something left. */
    List<Mark> rest() {
        return strands.stream().flatMap(strand -> strand.rest().stream()).toList();
    }

    private void byKey() {
        while (taken.size() < fullAt) {
            var first = first();
            if (first < 0 || strands.stream().anyMatch(Strand::isPaused)) {
                return;
            }
            taken.add(new Taken<>(strands.get(first).take(), first));
        }
    }

    /** The source with the least key; of two, the one that comes first. */
    private int first() {
        int first = -1;
        var least = "";
        for (int i = 0; i < strands.size(); i++) {
            var next = strands.get(i).peek();
            if (next.isPresent() && (first < 0 || next.get().key().compareTo(least) < 0)) {
                first = i;
                least = next.get().key();
            }
        }
        return first;
    }

    /** Whole pages: where no key orders the items of different sources, none could say what was taken of half a page. */
    private void inRounds() {
        while (true) {
            var round = new ArrayList<List<Taken<T>>>();
            for (int i = 0; i < strands.size(); i++) {
                round.add(atHand(i));
            }
            if (order == Merge.Order.IN_TURN) {
                inTurn(round);
            } else {
                round.forEach(taken::addAll);
            }
            var more = strands.stream().filter(Strand::wants).toList();
            if (taken.size() >= fullAt || more.isEmpty()) {
                return;
            }
            load.accept(more);
        }
    }

    private List<Taken<T>> atHand(int source) {
        var strand = strands.get(source);
        var items = new ArrayList<Taken<T>>();
        while (strand.hasAtHand()) {
            items.add(new Taken<>(strand.take(), source));
        }
        return items;
    }

    private void inTurn(List<List<Taken<T>>> round) {
        int longest = round.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            int index = i;
            round.stream()
                    .flatMap(items -> index < items.size() ? Stream.of(items.get(index)) : Stream.empty())
                    .forEach(taken::add);
        }
    }
}
