package dev.connectors.call;

import dev.connectors.approval.Binding;
import dev.connectors.call.SourceCursor.Mark;
import dev.connectors.domain.Cursor;
import dev.connectors.domain.Page;
import dev.connectors.error.ConnectorException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One source of a merged list, page by page, from where an earlier call stopped. What failed stands where it stood, so that the next
 * page tries it again. One thread at a time.
 */
final class Strand<T> {

    /** Gives a page of a source. */
    interface Fetch<T> {

        /**
         * One page.
         *
         * @return empty where the source is none of this list's any more: it was switched off meanwhile, and is not spoken of
         * @throws ConnectorException if it cannot be had
         */
        Optional<Page<T>> page(Optional<Cursor> token);
    }

    /** An item, with the key that orders it. */
    record Entry<T>(String key, T item) {}

    /** Pages that one merged page may ask of one source: some sources answer with page after page of nothing. */
    static final int MOST_FETCHES = 20;

    private final Fetch<T> fetch;
    private final Function<T, String> key;
    private final Function<T, String> identity;
    private Mark mark;
    private List<Entry<T>> entries = List.of();
    private Optional<Cursor> next = Optional.empty();
    private Optional<ConnectorException> failure = Optional.empty();
    private int at;
    private int fetches;
    private boolean loaded;
    private boolean ended;

    Strand(Mark from, Fetch<T> fetch, Function<T, String> key, Function<T, String> identity) {
        this.mark = from;
        this.fetch = fetch;
        this.key = key;
        this.identity = identity;
    }

    /** The next item, which asks for further pages until there is one; empty where there is none, or none for now. */
    Optional<Entry<T>> peek() {
        while (at == entries.size() && wants()) {
            load();
        }
        return at < entries.size() ? Optional.of(entries.get(at)) : Optional.empty();
    }

    /** Whether something is left of the page that was asked for. */
    boolean hasAtHand() {
        return at < entries.size();
    }

    /** Takes what {@link #peek} gave. */
    T take() {
        var entry = entries.get(at++);
        var taken = new ArrayList<Long>();
        if (entry.key().equals(mark.last())) {
            taken.addAll(mark.taken());
        }
        taken.add(hash(entry.item()));
        mark = new Mark(mark.source(), mark.token(), entry.key(), taken);
        return entry.item();
    }

    /** Whether a page could be asked for, and nothing is left of the last one. */
    boolean wants() {
        return at == entries.size() && failure.isEmpty() && !ended && !isPaused() && (!loaded || next.isPresent());
    }

    /** Asks for the next page. */
    void load() {
        if (loaded) {
            mark = Mark.at(mark.source(), next);
        }
        fetches++;
        try {
            fetch.page(mark.token()).ifPresentOrElse(this::keep, () -> ended = true);
        } catch (ConnectorException e) {
            failure = Optional.of(e);
            loaded = false;
            entries = List.of();
            at = 0;
        }
    }

    /** Asks for the page that failed once more. */
    void again() {
        failure = Optional.empty();
        load();
    }

    /** Whether it may have more, and was asked often enough for one page. */
    boolean isPaused() {
        return fetches >= MOST_FETCHES && at == entries.size() && !ended && loaded && next.isPresent();
    }

    /** Why it could not be read. */
    Optional<ConnectorException> failure() {
        return failure;
    }

    /** Where it stands; empty where it has nothing left. */
    Optional<Mark> rest() {
        if (ended) {
            return Optional.empty();
        }
        if (!loaded || at < entries.size()) {
            return Optional.of(mark);
        }
        return next.map(token -> Mark.at(mark.source(), Optional.of(token)));
    }

    private void keep(Page<T> page) {
        var sorted = new ArrayList<Entry<T>>(page.items().size());
        page.items().forEach(item -> sorted.add(new Entry<>(key.apply(item), item)));
        sorted.sort(Comparator.comparing(Entry::key)); // stable: where there is no key, the source's order stays
        if (!mark.isFresh()) {
            var taken = new ArrayList<>(mark.taken());
            sorted.removeIf(entry -> wasTaken(entry, taken));
        }
        entries = sorted;
        next = page.next();
        at = 0;
        loaded = true;
    }

    private boolean wasTaken(Entry<T> entry, List<Long> taken) {
        int order = entry.key().compareTo(mark.last());
        return order < 0 || (order == 0 && taken.remove(hash(entry.item())));
    }

    private Long hash(T item) {
        return Long.parseUnsignedLong(
                Binding.sha256(identity.apply(item).getBytes(StandardCharsets.UTF_8))
                        .substring(0, 16),
                16);
    }
}
