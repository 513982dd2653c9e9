package dev.connectors.domain.listings;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Cursor;
import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Merge;
import dev.connectors.domain.Page;
import dev.connectors.domain.Range;
import dev.connectors.domain.address.GeoPoint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Finds listings by typed criteria. Nothing can be looked for that the public may not read. */
public final class SearchListings {

    /**
     * All that must be true of a listing; what is left out does not matter. It has many criteria, and every model reads each of them with
     * every question, so that nothing is said here which a name says.
     *
     * @param address a street address, or part of one, such as {@code 123 Main St}; 1 to 200 characters
     * @param cities any of these
     * @param postalCodes any of these
     * @param counties any of these
     * @param subdivisions any of these
     * @param status any of these; active if empty
     * @param type any of these; without type and address, whatever is not for rent
     * @param subTypes any of these
     * @param minPrice of the list price, also where it was sold for another, in the currency of the listing
     * @param maxPrice the same
     * @param minBeds bedrooms
     * @param minBaths bathrooms
     * @param minArea living area in square feet
     * @param maxArea the same
     * @param minAcres size of the lot in acres
     * @param maxAcres the same
     * @param minYear built in or after
     * @param maxYear built in or before
     * @param near within a distance
     * @param within corners of an area, 3 to 60; the last is joined with the first
     * @param openHouseFrom first day of an open house
     * @param openHouseTo last day; the first alone if absent
     * @param listedSince came on the market on or after this day
     * @param changedSince changed on or after this day
     * @param words each is in the public remarks, of a withheld address without it; 1 to 200 characters
     * @param agent name or MLS id of the listing agent; 2 to 100 characters
     * @param office name or MLS id of the listing office; 2 to 100 characters
     * @param sort the order
     * @param countOnly the number alone, and no listings
     * @param limit the most that one page has
     * @param datasets ids as results name them; all that may be read if empty
     * @param next where the result before ended
     */
    public record Input(
            @Doc("Whole or in part.") Optional<String> address,
            @Doc(Doc.NAME_SAYS_IT) List<String> cities,
            @Doc(Doc.NAME_SAYS_IT) List<String> postalCodes,
            @Doc(Doc.NAME_SAYS_IT) List<String> counties,
            @Doc(Doc.NAME_SAYS_IT) List<String> subdivisions,
            @Doc("Leave out for active.") List<StandardStatus> status,
            @Doc("Leave out for sales; lease is for rent.") List<PropertyType> type,
            @Doc("Such as Condominium.") List<String> subTypes,
            @Doc(Doc.NAME_SAYS_IT) Optional<BigDecimal> minPrice,
            @Doc(Doc.NAME_SAYS_IT) Optional<BigDecimal> maxPrice,
            @Doc(Doc.NAME_SAYS_IT) Optional<Integer> minBeds,
            @Doc(Doc.NAME_SAYS_IT) Optional<Integer> minBaths,
            @Doc("Square feet.") Optional<Integer> minArea,
            @Doc(Doc.NAME_SAYS_IT) Optional<Integer> maxArea,
            @Doc("Of the lot.") Optional<BigDecimal> minAcres,
            @Doc(Doc.NAME_SAYS_IT) Optional<BigDecimal> maxAcres,
            @Doc("Built.") Optional<Integer> minYear,
            @Doc(Doc.NAME_SAYS_IT) Optional<Integer> maxYear,
            @Doc("Point or address.") Optional<Near> near,

            @Doc("Corners, each such as 30.2672,-97.7431.") List<GeoPoint> within,

            @Doc(Doc.NAME_SAYS_IT) Optional<LocalDate> openHouseFrom,
            @Doc("Leave out for one day.") Optional<LocalDate> openHouseTo,
            @Doc(Doc.NAME_SAYS_IT) Optional<LocalDate> listedSince,
            @Doc(Doc.NAME_SAYS_IT) Optional<LocalDate> changedSince,
            @Doc("All in the remarks.") Optional<String> words,
            @Doc("Name or MLS id.") Optional<String> agent,
            @Doc("Name or MLS id.") Optional<String> office,

            @Doc(Doc.NAME_SAYS_IT) @Default("newest") Sort sort,

            @Doc(Doc.NAME_SAYS_IT) @Default("false") boolean countOnly,

            @Doc(Doc.NAME_SAYS_IT) @Default("20") @Range(min = 1, max = 100)
            int limit,

            @Doc("As results name them.") List<DatasetId> datasets,
            @Doc("From the result before.") Optional<Cursor> next) {

        public Input {
            cities = List.copyOf(cities);
            postalCodes = List.copyOf(postalCodes);
            counties = List.copyOf(counties);
            subdivisions = List.copyOf(subdivisions);
            status = status.isEmpty() ? List.of(StandardStatus.ACTIVE) : List.copyOf(status);
            type = List.copyOf(type);
            subTypes = List.copyOf(subTypes);
            within = List.copyOf(within);
            datasets = List.copyOf(datasets);
            Criteria.requireNames(cities, counties, subdivisions, subTypes);
            Criteria.requirePostalCodes(postalCodes);
            Criteria.requireText("address", address, 1, 200);
            Criteria.requireText("words", words, 1, 200);
            Criteria.requireText("agent", agent, 2, 100);
            Criteria.requireText("office", office, 2, 100);
            Criteria.requireNotNegative("prices", minPrice, maxPrice);
            Criteria.requireNotNegative("beds and baths", minBeds, minBaths);
            Criteria.requireNotNegative("areas and acres", minArea, maxArea, minAcres, maxAcres);
            Criteria.requireOrder("minPrice", minPrice, "maxPrice", maxPrice);
            Criteria.requireOrder("minArea", minArea, "maxArea", maxArea);
            Criteria.requireOrder("minAcres", minAcres, "maxAcres", maxAcres);
            Criteria.requireOrder("minYear", minYear, "maxYear", maxYear);
            Criteria.requireOrder("openHouseFrom", openHouseFrom, "openHouseTo", openHouseTo);
            if (!within.isEmpty() && (within.size() < 3 || within.size() > 60)) {
                throw new IllegalArgumentException("within must have 3 to 60 corners");
            }
            if (openHouseTo.isPresent() && openHouseFrom.isEmpty()) {
                throw new IllegalArgumentException("openHouseTo must come with openHouseFrom");
            }
        }
    }

    private static final BigDecimal GREATEST = new BigDecimal("1e15");

    /** The order. Listings that are equal in it are in the order of their keys. */
    public enum Sort {
        NEWEST,
        LOWEST_PRICE,
        HIGHEST_PRICE,
        RECENTLY_CHANGED,
        LARGEST;

        /** Text whose order, character by character, is this one; as at the hosts, nothing is below everything. */
        String key(ListingSummary listing) {
            return switch (this) {
                case NEWEST -> falling(listing.OnMarketDate().map(day -> BigDecimal.valueOf(day.toEpochDay())));
                case LOWEST_PRICE -> listing.ListPrice().map(Sort::digits).orElse("");
                case HIGHEST_PRICE -> falling(listing.ListPrice());
                case RECENTLY_CHANGED ->
                    falling(listing.attribution()
                            .ModificationTimestamp()
                            .map(at -> BigDecimal.valueOf(at.toEpochMilli())));
                case LARGEST -> falling(listing.LivingArea());
            };
        }

        private static String falling(Optional<BigDecimal> number) {
            return number.map(n -> digits(GREATEST.subtract(n))).orElse("~");
        }

        private static String digits(BigDecimal number) {
            return "%020d"
                    .formatted(number.max(BigDecimal.ZERO)
                            .min(GREATEST)
                            .movePointRight(2)
                            .toBigInteger());
        }
    }

    /**
     * What was found.
     *
     * @param count how many fit, over all datasets that may be seen; absent where it is not known
     * @param listings one page
     * @param notes what the user should hear
     */
    public record Output(
            Optional<Long> count,
            Page<ListingSummary> listings,

            @Doc(value = "What the user should hear.", ours = true)
            Optional<List<String>> notes) {}

    public static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                    "search_listings", Input.class, Output.class)
            .domain(ListingsDomain.DOMAIN)
            .description(
                    "Finds MLS listings that fit every criterion given; show each with its attribution. For remarks"
                            + " and all else use get_listing_details.")
            .absent("No such dataset may be read. Leave datasets out for all of them.")
            .merged(Merge.<Input, Output, ListingSummary>of(Output::listings, SearchListings::whole)
                    .byKey(
                            (in, listing) -> in.sort().key(listing),
                            listing -> listing.ListingKey().value())
                    .fullAt(Input::limit))
            .build();

    private SearchListings() {}

    private static Output whole(List<Output> all, Page<ListingSummary> listings) {
        var notes = all.stream()
                .flatMap(one -> one.notes().stream().flatMap(List::stream))
                .distinct()
                .toList();
        boolean counted = all.stream().allMatch(one -> one.count().isPresent());
        return new Output(
                counted
                        ? Optional.of(all.stream()
                                .mapToLong(one -> one.count().orElseThrow())
                                .sum())
                        : Optional.empty(),
                listings,
                notes.isEmpty() ? Optional.empty() : Optional.of(notes));
    }
}
