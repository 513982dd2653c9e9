package dev.connectors.domain.listings;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Range;
import dev.connectors.domain.Tier;
import java.util.List;
import java.util.Optional;

/** Finds listings like another one, and says why each is like it. It claims nothing about value. */
public final class FindComparables {

    /** Like which, how near, how long ago. */
    public record Input(
            @Doc("ListingKey of the property to compare.") ListingKey listing,

            @Doc("Miles; leave out for 1.") @Default("1") @Range(min = 0, max = 25)
            double miles,

            @Doc("Sold within so many months; leave out for 6.") @Default("6") @Range(min = 1, max = 36)
            int months,

            @Doc("How many of each, sold and active; leave out for 6.") @Default("6") @Range(min = 1, max = 25)
            int limit,

            @Doc("Dataset as a result named it; leave out if unsure.")
            Optional<DatasetId> dataset) {}

    /**
     * A listing and why it is like the other.
     *
     * @param listing the listing, with its distance
     * @param alike what is alike, nearest first
     * @param different what is not
     */
    public record Comparable(
            ListingSummary listing,

            @Doc(value = "What is alike.", ours = true) List<String> alike,

            @Doc(value = "What is different.", ours = true) List<String> different) {

        public Comparable {
            alike = List.copyOf(alike);
            different = List.copyOf(different);
        }
    }

    /**
     * The comparables, those most alike first.
     *
     * @param subject the listing that was asked about
     * @param sold closed within the time
     * @param active on the market now
     * @param looked how it was looked for, and that it is no valuation
     */
    public record Output(
            ListingSummary subject,
            List<Comparable> sold,
            List<Comparable> active,

            @Doc(value = "How it was looked for.", ours = true)
            String looked) {

        public Output {
            sold = List.copyOf(sold);
            active = List.copyOf(active);
        }
    }

    public static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                    "find_comparables", Input.class, Output.class)
            .domain(ListingsDomain.DOMAIN)
            .tier(Tier.ALL)
            .description(
                    "Finds listings near and like another, sold and active, and says why each is comparable. It is no"
                            + " valuation: never name a value from it.")
            .absent(
                    "No such listing may be shown to you. Find it with search_listings, and pass ListingKey and dataset as a"
                            + " result gave them.")
            .build();

    private FindComparables() {}
}
