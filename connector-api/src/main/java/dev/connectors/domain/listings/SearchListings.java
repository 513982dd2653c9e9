package dev.connectors.domain.listings;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Cursor;
import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Page;
import dev.connectors.domain.Range;
import dev.connectors.domain.Size;
import dev.connectors.domain.address.GeoPoint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Finds listings by typed criteria. Nothing can be looked for that the public may not read. */
public final class SearchListings {

    /** All that must be true of a listing; what is left out does not matter. */
    public record Input(
            @Doc("Street address, or part of it, such as 123 Main St.") @Size(min = 1, max = 200)
            Optional<String> address,

            @Doc("Cities.") List<String> cities,
            @Doc("Postal codes.") List<String> postalCodes,
            @Doc("Counties.") List<String> counties,
            @Doc("Subdivisions.") List<String> subdivisions,
            @Doc("Leave out for active.") List<StandardStatus> status,

            @Doc("Lease is for rent; leave out for all.") List<PropertyType> type,

            @Doc("Such as Condominium or Townhouse.") List<String> subTypes,
            @Doc("Least price.") Optional<BigDecimal> minPrice,
            @Doc("Greatest price.") Optional<BigDecimal> maxPrice,
            @Doc("Bedrooms.") Optional<Integer> minBeds,
            @Doc("Bathrooms.") Optional<Integer> minBaths,
            @Doc("Square feet.") Optional<Integer> minArea,
            @Doc("Square feet.") Optional<Integer> maxArea,
            @Doc("Of the lot, such as 0.25.") Optional<BigDecimal> minAcres,
            @Doc("Of the lot.") Optional<BigDecimal> maxAcres,
            @Doc("Built in or after.") Optional<Integer> minYear,
            @Doc("Built in or before.") Optional<Integer> maxYear,
            @Doc("Around a point.") Optional<Near> near,

            @Doc("Corners of an area, each such as 30.2672,-97.7431.")
            List<GeoPoint> within,

            @Doc("First day of an open house.") Optional<LocalDate> openHouseFrom,

            @Doc("Last day; leave out for the first alone.") Optional<LocalDate> openHouseTo,

            @Doc("Came on the market on or after this day.") Optional<LocalDate> listedSince,

            @Doc("Changed on or after this day.") Optional<LocalDate> changedSince,

            @Doc("All of these are in the public remarks.") @Size(min = 1, max = 200)
            Optional<String> words,

            @Doc("Listing agent's name or MLS id.") @Size(min = 2, max = 100)
            Optional<String> agent,

            @Doc("Its name or MLS id.") @Size(min = 2, max = 100)
            Optional<String> office,

            @Doc("Leave out for newest first.") @Default("newest")
            Sort sort,

            @Doc("True for the number alone.") @Default("false")
            boolean countOnly,

            @Doc("How many; leave out for 20.") @Default("20") @Range(min = 1, max = 100)
            int limit,

            @Doc("As results name them; leave out for all.") List<DatasetId> datasets,

            @Doc("From the result before, to read on.") Optional<Cursor> next) {

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
            Criteria.requireOrder("minPrice", minPrice, "maxPrice", maxPrice);
            Criteria.requireOrder("minArea", minArea, "maxArea", maxArea);
            Criteria.requireOrder("minAcres", minAcres, "maxAcres", maxAcres);
            Criteria.requireOrder("minYear", minYear, "maxYear", maxYear);
            Criteria.requireOrder("openHouseFrom", openHouseFrom, "openHouseTo", openHouseTo);
            if (!within.isEmpty() && (within.size() < 3 || within.size() > 60)) {
                throw new IllegalArgumentException("within has three corners or more, and 60 at most");
            }
            if (openHouseTo.isPresent() && openHouseFrom.isEmpty()) {
                throw new IllegalArgumentException("openHouseTo goes with openHouseFrom");
            }
        }
    }

    /** The order. Listings that are equal in it are in the order of their keys. */
    public enum Sort {
        NEWEST,
        LOWEST_PRICE,
        HIGHEST_PRICE,
        RECENTLY_CHANGED,
        LARGEST
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
            .build();

    private SearchListings() {}
}
