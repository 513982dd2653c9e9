package dev.connectors.bridge;

import dev.connectors.bridge.Addresses.Candidate;
import dev.connectors.bridge.ListingStream.Place;
import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.query.Filter;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Page;
import dev.connectors.domain.address.GeoPoint;
import dev.connectors.domain.listings.ListingSummary;
import dev.connectors.domain.listings.SearchListings;
import dev.connectors.domain.listings.SearchListings.Input;
import dev.connectors.domain.listings.SearchListings.Output;
import dev.connectors.error.InvalidArguments;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code GET Property} with the criteria as {@code $filter}. Several datasets, and several groups of keys where open houses are a
 * criterion, are streams in one order, which are merged.
 */
final class ResoSearchListings implements Action<Input, Output> {

    /** So much is looked at in one call; what comes after it is for the next one. */
    private static final int MOST_LOOKED = 1_000;

    private static final int MOST_PAGES = 50;
    private static final int MOST_NAMED = 5;

    /** Where not all that the host gives fits, pages are not smaller than this. */
    private static final int LEAST_PER_PAGE = 100;

    /** Houses that share an address, such as its condominiums, are not farther from each other. */
    private static final double SAME_PLACE_MILES = 0.1;

    private final Mls mls;

    ResoSearchListings(Mls mls) {
        this.mls = mls;
    }

    @Override
    public ActionContract<Input, Output> contract() {
        return SearchListings.CONTRACT;
    }

    @Override
    public Output run(Input in, ActionContext context) {
        var sources = mls.sources(in.datasets(), context);
        var centre = in.near()
                .flatMap(near -> near.point().or(() -> pointOf(near.address().orElseThrow(), sources)));
        var searches = sources.stream()
                .map(source -> new Search(in, source, centre, context.zone()))
                .toList();
        if (in.countOnly()) {
            long count = searches.stream()
                    .flatMapToLong(search ->
                            filters(in, search).values().stream().mapToLong(filter -> Counting.of(search, filter)))
                    .sum();
            return new Output(Optional.of(count), Page.of(List.of()), count == 0 ? nothing(in) : Optional.empty());
        }
        return page(
                in,
                streams(in, searches),
                in.next().isEmpty() && searches.stream().allMatch(Search::isExact));
    }

    /** That nothing fits is either so, or a word that the MLS writes otherwise. The words are not said again: they may be anybody's. */
    private Optional<List<String>> nothing(Input in) {
        var given = new LinkedHashMap<String, Boolean>();
        given.put("cities", !in.cities().isEmpty());
        given.put("counties", !in.counties().isEmpty());
        given.put("subdivisions", !in.subdivisions().isEmpty());
        given.put("subTypes", !in.subTypes().isEmpty());
        given.put("agent", in.agent().isPresent());
        given.put("office", in.office().isPresent());
        given.values().removeIf(is -> !is);
        return given.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of("Nothing fits at " + mls.title() + ", which may write one of these otherwise: "
                        + String.join(", ", given.keySet()) + ". Try another spelling, or fewer criteria."));
    }

    /** Where a listed property is, so that what is near it can be found; nobody guesses which one of several is meant. */
    private static Optional<GeoPoint> pointOf(String address, List<Source> sources) {
        var candidates = Addresses.at(address, "near.address").candidates(sources, source -> Fields.SUMMARY);
        var points = Addresses.certain(candidates).map(List::of).orElse(candidates).stream()
                .flatMap(candidate -> new ListingMapper(candidate.source()).point(candidate.row()).stream())
                .toList();
        if (points.isEmpty()) {
            throw InvalidArguments.at(
                    "near.address", "the address of a listing whose place is known; pass near.point instead");
        }
        var first = points.get(0);
        if (points.stream().anyMatch(point -> first.milesTo(point) > SAME_PLACE_MILES)) {
            throw InvalidArguments.at(
                    "near.address",
                    "an address of one place; listings at several fit it, in the postal codes "
                            + postalCodes(candidates) + ". Ask the user which, and say its city and postal code, too,"
                            + " or pass near.point");
        }
        return Optional.of(first);
    }

    /** Of an address no more than this is in an error: whoever wrote the rest may have written anything. */
    private static String postalCodes(List<Candidate> candidates) {
        return candidates.stream()
                .flatMap(candidate -> candidate.row().text("PostalCode").stream())
                .filter(code -> code.matches("[0-9][0-9-]{2,9}"))
                .distinct()
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", "));
    }

    /** One filter, or one per group of listings with an open house. */
    private static Map<String, Optional<Filter>> filters(Input in, Search search) {
        var filters = new LinkedHashMap<String, Optional<Filter>>();
        var name = search.source().id().value();
        if (in.openHouseFrom().isEmpty()) {
            filters.put(name, search.filter());
            return filters;
        }
        var from = in.openHouseFrom().get();
        var houses = OpenHouseDays.of(search.source(), from, in.openHouseTo().orElse(from), Optional.empty());
        var groups = OpenHouseDays.groups(houses);
        for (int i = 0; i < groups.size(); i++) {
            var keys = OpenHouseDays.keys(groups.get(i));
            filters.put(
                    name + "/" + i, Optional.of(search.filter().map(keys::and).orElse(keys)));
        }
        return filters;
    }

    /** A stream with its name, its search and its order. */
    private record Ordered(String name, Search search, Sorting sorting, ListingStream stream) {}

    private static List<Ordered> streams(Input in, List<Search> searches) {
        var marks = in.next().map(SearchCursor::read);
        var streams = new ArrayList<Ordered>();
        for (var search : searches) {
            var sorting = Sorting.of(in.sort(), search.source());
            filters(in, search).forEach((name, filter) -> {
                var place = marks.isEmpty()
                        ? Optional.of(Place.START)
                        : Optional.ofNullable(marks.get().get(name));
                place.ifPresent(from -> {
                    var query = search.source()
                            .listings(filter, sorting.selecting(search.fields()))
                            .order(sorting.order(search.source()));
                    int size = search.isExact() ? in.limit() : Math.max(in.limit(), LEAST_PER_PAGE);
                    streams.add(
                            new Ordered(name, search, sorting, new ListingStream(search.source(), query, size, from)));
                });
            });
        }
        return streams;
    }

    private Output page(Input in, List<Ordered> streams, boolean counted) {
        var first = Comparator.comparing(
                (Ordered one) -> new Sorting.Head(one.stream().peek().orElseThrow(), one.sorting()), Sorting.merging());
        var listings = new ArrayList<ListingSummary>();
        int looked = 0;
        while (listings.size() < in.limit()
                && looked < MOST_LOOKED
                && streams.stream().allMatch(one -> one.stream().pages() < MOST_PAGES)) {
            var next = streams.stream()
                    .filter(one -> one.stream().peek().isPresent())
                    .min(first);
            if (next.isEmpty()) {
                break;
            }
            Row row = next.get().stream().peek().orElseThrow();
            next.get().stream().take();
            looked++;
            next.get().search().fitting(row).ifPresent(listings::add);
        }
        var places = new LinkedHashMap<String, Place>();
        for (var one : streams) {
            if (one.stream().leadsOn()) {
                places.put(one.name(), one.stream().place());
            }
        }
        boolean isShort = listings.size() < in.limit() && !places.isEmpty();
        return new Output(
                counted && looked == listings.size() ? counted(streams) : Optional.empty(),
                places.isEmpty() ? Page.of(listings) : Page.of(listings, SearchCursor.write(places)),
                listings.isEmpty() && places.isEmpty() && in.next().isEmpty()
                        ? nothing(in)
                        : isShort
                                ? Optional.of(
                                        List.of("Only " + looked + " listings were looked at so far; more may fit. Read"
                                                + " on with next, or narrow the search."))
                                : Optional.empty());
    }

    /** Only where every stream said so. */
    private static Optional<Long> counted(List<Ordered> streams) {
        long sum = 0;
        for (var one : streams) {
            var count = one.stream().count();
            if (count.isEmpty()) {
                return Optional.empty();
            }
            sum += count.get();
        }
        return Optional.of(sum);
    }
}
