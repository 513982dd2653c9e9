package dev.connectors.bridge;

import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.query.Filter;
import dev.connectors.error.Unsupported;
import java.util.List;
import java.util.Optional;

/**
 * How many listings fit a search. A host's own number is taken only where the rows bear it out that come with it: one that passes over
 * a part of the filter would count what may not be shown, and that one listing is near a point, or none, tells where it is.
 */
final class Counting {

    /** So many rows come with the number; what is no more than these is counted one by one. */
    private static final int LOOKED = 200;

    private static final int MOST_ONE_BY_ONE = 2_000;

    /** What tells whether a listing may be counted where the host answers exactly what was asked. */
    private static final List<String> CONSENTS = List.of("ListingKey", Display.LISTING, Display.ADDRESS, "MlgCanView");

    private Counting() {}

    /** @throws Unsupported if that are too many to count, and the host does not, or not rightly */
    static long of(Search search, Optional<Filter> filter) {
        var withheld = search.withheld();
        if (withheld.isEmpty()) {
            return located(search, filter);
        }
        return located(search, both(filter, new Filter.Not(withheld.get())))
                + oneByOne(search, both(filter, withheld.get()));
    }

    private static long located(Search search, Optional<Filter> filter) {
        return (search.isExactWhereLocated() ? told(search, filter) : Optional.<Long>empty())
                .orElseGet(() -> oneByOne(search, filter));
    }

    private static Optional<Filter> both(Optional<Filter> filter, Filter other) {
        return Optional.of(filter.map(other::and).orElse(other));
    }

    private static Optional<Long> told(Search search, Optional<Filter> filter) {
        var client = search.source().client();
        int size = Math.min(LOOKED, client.dialect().searchPage());
        var page = client.first(search.source().listings(filter, CONSENTS), size, true);
        if (!page.rows().stream().allMatch(row -> fits(search, row))) {
            return Optional.empty();
        }
        return page.next().isEmpty() && page.rows().size() < size
                ? Optional.of((long) page.rows().size())
                : page.count();
    }

    private static long oneByOne(Search search, Optional<Filter> filter) {
        var query = search.source().listings(filter, search.isExact() ? CONSENTS : search.fields());
        var rows = search.source().client().collect(query, MOST_ONE_BY_ONE + 1, Optional::of);
        if (rows.size() > MOST_ONE_BY_ONE) {
            throw new Unsupported("That is too much to count one by one. Narrow the search.");
        }
        return rows.stream().filter(row -> fits(search, row)).count();
    }

    private static boolean fits(Search search, Row row) {
        return search.fitting(row).isPresent();
    }
}
