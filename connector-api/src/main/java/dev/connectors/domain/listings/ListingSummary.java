package dev.connectors.domain.listings;

import dev.connectors.domain.Doc;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A listing in a list. What is absent is left out. Immutable.
 *
 * @param ListingKey for the other tools
 * @param ListingId what people call the MLS number
 * @param StandardStatus such as "Active"
 * @param PropertyType such as "Residential"; a lease is for rent
 * @param PropertySubType such as "Condominium"
 * @param ListPrice in the currency of the market
 * @param ClosePrice what it was sold for
 * @param CloseDate when it was sold
 * @param UnparsedAddress the whole address; absent where it is withheld
 * @param City city
 * @param StateOrProvince such as "CO"
 * @param PostalCode postal code
 * @param BedroomsTotal bedrooms
 * @param BathroomsTotalInteger bathrooms
 * @param LivingArea living area in {@code LivingAreaUnits}
 * @param LivingAreaUnits such as "Square Feet"
 * @param YearBuilt year of construction
 * @param OnMarketDate day on which it came on the market
 * @param DaysOnMarket as the MLS counts them
 * @param addressWithheld true where the seller does not want the address shown
 * @param miles distance from the point that was asked about
 * @param attribution whose listing it is
 * @param dataset where it is
 */
public record ListingSummary(
        ListingKey ListingKey,
        Optional<String> ListingId,

        @Doc(value = "Of the RESO list.", ours = true) Optional<String> StandardStatus,

        Optional<ForeignText> PropertyType,
        Optional<ForeignText> PropertySubType,
        Optional<BigDecimal> ListPrice,
        Optional<BigDecimal> ClosePrice,
        Optional<LocalDate> CloseDate,
        Optional<ForeignText> UnparsedAddress,
        Optional<ForeignText> City,
        Optional<ForeignText> StateOrProvince,
        Optional<ForeignText> PostalCode,
        Optional<Integer> BedroomsTotal,
        Optional<Integer> BathroomsTotalInteger,
        Optional<BigDecimal> LivingArea,
        Optional<ForeignText> LivingAreaUnits,
        Optional<Integer> YearBuilt,
        Optional<LocalDate> OnMarketDate,
        Optional<Integer> DaysOnMarket,
        Optional<Boolean> addressWithheld,
        Optional<BigDecimal> miles,
        Attribution attribution,
        DatasetId dataset)
        implements Guarded<ListingSummary> {
    @Override
    public Set<DatasetId> resources() {
        return Set.of(dataset);
    }

    /** The same at a distance. */
    public ListingSummary at(BigDecimal miles) {
        return new ListingSummary(
                ListingKey,
                ListingId,
                StandardStatus,
                PropertyType,
                PropertySubType,
                ListPrice,
                ClosePrice,
                CloseDate,
                UnparsedAddress,
                City,
                StateOrProvince,
                PostalCode,
                BedroomsTotal,
                BathroomsTotalInteger,
                LivingArea,
                LivingAreaUnits,
                YearBuilt,
                OnMarketDate,
                DaysOnMarket,
                addressWithheld,
                Optional.of(miles),
                attribution,
                dataset);
    }
}
