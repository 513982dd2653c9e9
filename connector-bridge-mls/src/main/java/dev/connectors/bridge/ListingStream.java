package dev.connectors.bridge;

import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.client.Rows;
import dev.connectors.bridge.query.Query;
import dev.connectors.error.ProviderUnavailable;
import java.util.Optional;

/** The rows of one query, one after the other, from a place to which a later call can come back. One thread. */
final class ListingStream {

    /**
     * A place in a stream.
     *
     * @param link of the page; empty for the first one
     * @param taken how many of its rows were taken
     */
    record Place(String link, int taken) {
        static final Place START = new Place("", 0);
    }

    /** So many pages may be empty, or lead in circles, before nobody waits any longer. */
    private static final int MOST_PAGES = 100;

    private final Source source;
    private final Query query;
    private final int size;
    private String link;
    private int taken;
    private int pages;
    private Optional<Rows> page = Optional.empty();
    private Optional<Long> count = Optional.empty();

    /** @param size of a page */
    ListingStream(Source source, Query query, int size, Place from) {
        this.source = source;
        this.query = query;
        this.size = Math.min(size, source.client().dialect().searchPage());
        this.link = from.link();
        this.taken = from.taken();
    }

    /** The next row, which stays there. */
    Optional<Row> peek() {
        while (true) {
            var rows = rows();
            if (taken < rows.rows().size()) {
                return Optional.of(rows.rows().get(taken));
            }
            var next = rows.next();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            if (next.get().equals(link) || pages >= MOST_PAGES) {
                throw new ProviderUnavailable(
                        "The MLS answered the same page again. Narrow the search, or try again later.",
                        "pages without an end");
            }
            link = next.get();
            taken = 0;
            page = Optional.empty();
        }
    }

    /** Takes the row that {@link #peek} gave. */
    void take() {
        taken++;
    }

    /** Whether there may be more, as far as is known without asking: a link leads on, also after a page that is not full. */
    boolean leadsOn() {
        return page.map(rows -> taken < rows.rows().size() || rows.next().isPresent())
                .orElse(true);
    }

    /** Where it stands. */
    Place place() {
        return page.filter(rows -> taken >= rows.rows().size())
                .flatMap(Rows::next)
                .map(next -> new Place(next, 0))
                .orElseGet(() -> new Place(link, taken));
    }

    /** How many rows fit; known after the first page. */
    Optional<Long> count() {
        rows();
        return count;
    }

    /** How many pages were read. */
    int pages() {
        return pages;
    }

    private Rows rows() {
        if (page.isEmpty()) {
            var fresh = link.isEmpty()
                    ? source.client().first(query, size, true)
                    : source.client().next(query.resource(), link, size);
            pages++;
            count = count.or(fresh::count);
            page = Optional.of(fresh);
        }
        return page.get();
    }
}
