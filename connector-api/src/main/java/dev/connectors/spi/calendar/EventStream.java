package dev.connectors.spi.calendar;

import dev.connectors.domain.calendar.EventSummary;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one source has, in order of the starts, page by page, from where an earlier call stopped. One thread.
 *
 * <p>Where it stopped is a page's token and the last key taken of that page. Skipping by key and not by count, so that an event which
 * was added or deleted in between moves nothing.
 */
final class EventStream {

    /**
     * Something in the order of a list.
     *
     * @param id makes the order total where two start together
     */
    record Entry(LocalDateTime start, String id, Optional<EventSummary> item) {

        static final Comparator<Entry> ORDER =
                Comparator.comparing(Entry::start).thenComparing(Entry::id);

        private String key() {
            return start + "|" + id;
        }
    }

    /** One page of a source. */
    record Chunk(List<Entry> entries, Optional<String> next) {}

    /**
     * Where to go on.
     *
     * @param token of the page; empty for the first
     * @param key of the last entry taken from it; empty for none
     */
    record Mark(String token, String key) {
        static final Mark START = new Mark("", "");
    }

    private final Function<Optional<String>, Chunk> source;
    private final Pages pages = new Pages();
    private Mark mark;
    private List<Entry> entries = List.of();
    private Optional<String> next = Optional.empty();
    private int at;
    private boolean fetched;

    EventStream(Mark from, Function<Optional<String>, Chunk> source) {
        this.mark = from;
        this.source = source;
    }

    /**
     * The next entry, which asks for further pages until there is one; empty at the end.
     *
     * @throws dev.connectors.error.ProviderUnavailable where the pages have no end
     */
    Optional<Entry> peek() {
        while (!fetched || (at == entries.size() && next.isPresent())) {
            if (fetched) {
                mark = new Mark(pages.next(next.orElseThrow()), "");
            }
            fetch();
        }
        return at < entries.size() ? Optional.of(entries.get(at)) : Optional.empty();
    }

    /** Takes what {@link #peek} gave. */
    void take() {
        mark = new Mark(mark.token(), entries.get(at).key());
        at++;
    }

    /** Where it stands; once there is nothing left, empty. */
    Optional<Mark> mark() {
        return peek().map(e -> mark);
    }

    private void fetch() {
        var chunk = source.apply(mark.token().isEmpty() ? Optional.empty() : Optional.of(mark.token()));
        entries = chunk.entries().stream().sorted(Entry.ORDER).toList();
        next = chunk.next();
        at = 0;
        fetched = true;
        if (!mark.key().isEmpty()) {
            var taken = last(mark.key());
            while (at < entries.size() && Entry.ORDER.compare(entries.get(at), taken) <= 0) {
                at++;
            }
        }
    }

    private static Entry last(String key) {
        int bar = key.indexOf('|');
        return new Entry(LocalDateTime.parse(key.substring(0, bar)), key.substring(bar + 1), Optional.empty());
    }
}
