package dev.connectors.domain.listings;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Range;
import dev.connectors.domain.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Counts a market: medians and supply of listings that were read one by one, with the numbers that each rests on. */
public final class GetMarketSummary {

    /** Which market, and how long back. */
    public record Input(
            @Doc("Cities.") List<String> cities,
            @Doc("Postal codes.") List<String> postalCodes,
            @Doc("Counties.") List<String> counties,
            @Doc("Subdivisions, or parts of their names.") List<String> subdivisions,

            @Doc("Leave out for residential.") @Default("residential")
            PropertyType type,

            @Doc("Such as Condominium.") List<String> subTypes,

            @Doc("Least bedrooms.") @Range(min = 0, max = 99)
            Optional<Integer> minBeds,

            @Doc("Sales of so many months; leave out for 6.") @Default("6") @Range(min = 1, max = 24)
            int months,

            @Doc("As results name them; leave out for all.") List<DatasetId> datasets) {

        public Input {
            cities = List.copyOf(cities);
            postalCodes = List.copyOf(postalCodes);
            counties = List.copyOf(counties);
            subdivisions = List.copyOf(subdivisions);
            subTypes = List.copyOf(subTypes);
            datasets = List.copyOf(datasets);
            Criteria.requireNames(cities, counties, subdivisions, subTypes);
            Criteria.requirePostalCodes(postalCodes);
            if (cities.isEmpty() && postalCodes.isEmpty() && counties.isEmpty() && subdivisions.isEmpty()) {
                throw new IllegalArgumentException(
                        "at least one of cities, postalCodes, counties and subdivisions must be given");
            }
        }
    }

    /**
     * A median, and of how many listings; those without the value are not among them.
     *
     * @param median the middle one, or the mean of the two in the middle
     * @param of how many listings it rests on
     */
    public record Median(Optional<BigDecimal> median, int of) {}

    /**
     * The market.
     *
     * @param from first day of the sales
     * @param to last day
     * @param active on the market now
     * @param pending under contract
     * @param closed sold between the days
     * @param listPrice median list price of what is active
     * @param closePrice median price of what was sold
     * @param pricePerSquareFoot of what was sold, where the area is in square feet
     * @param daysOnMarketActive median days of what is active
     * @param daysOnMarketClosed median days of what was sold
     * @param monthsOfSupply active, divided by the sales of a month; absent without sales
     * @param counted how it was counted
     */
    public record Output(
            LocalDate from,
            LocalDate to,
            int active,
            int pending,
            int closed,
            Median listPrice,
            Median closePrice,
            Median pricePerSquareFoot,
            Median daysOnMarketActive,
            Median daysOnMarketClosed,
            Optional<BigDecimal> monthsOfSupply,

            @Doc(value = "How it was counted.", ours = true) String counted) {}

    public static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                    "get_market_summary", Input.class, Output.class)
            .domain(ListingsDomain.DOMAIN)
            .tier(Tier.ALL)
            .description("Counts a market: median prices, days on market and months of supply, each with the number of"
                    + " listings that it rests on. Name that number with it.")
            .build();

    private GetMarketSummary() {}
}
