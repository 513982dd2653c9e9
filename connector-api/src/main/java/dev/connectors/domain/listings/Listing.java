package dev.connectors.domain.listings;

import dev.connectors.domain.Doc;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A listing with all that its audience may read. What is absent is left out. Immutable.
 *
 * @param ListingKey for the other tools
 * @param ListingId what people call the MLS number
 * @param audience for whom this is; public where the dataset is for the public alone
 * @param status where it stands
 * @param price what it costs
 * @param size how large it is
 * @param place where it is
 * @param features what it has
 * @param agent who lists it
 * @param PublicRemarks the listing agent's description
 * @param PhotosCount how many photos there are
 * @param VirtualTourURLUnbranded link to a tour that shows no firm
 * @param attribution whose listing it is
 * @param dataset where it is
 */
public record Listing(
        ListingKey ListingKey,
        Optional<String> ListingId,
        Audience audience,
        Status status,
        Price price,
        Size size,
        Place place,
        Features features,
        Agent agent,
        Optional<ForeignText> PublicRemarks,
        Optional<Integer> PhotosCount,
        Optional<ForeignText> VirtualTourURLUnbranded,
        Attribution attribution,
        DatasetId dataset)
        implements Guarded<Listing> {
    @Override
    public Set<DatasetId> resources() {
        return Set.of(dataset);
    }

    /** Where it stands; {@code MlsStatus} is the MLS's own word for it. */
    public record Status(
            @Doc(value = "Of the RESO list.", ours = true) Optional<String> StandardStatus,

            Optional<ForeignText> MlsStatus,
            Optional<LocalDate> OnMarketDate,
            Optional<LocalDate> CloseDate,
            Optional<Integer> DaysOnMarket,
            Optional<Integer> CumulativeDaysOnMarket,
            Optional<Instant> StatusChangeTimestamp) {}

    /** What it costs, in the currency of the market. */
    public record Price(
            Optional<BigDecimal> ListPrice,
            Optional<BigDecimal> ClosePrice,
            Optional<BigDecimal> OriginalListPrice,
            Optional<BigDecimal> PreviousListPrice,
            Optional<Instant> PriceChangeTimestamp,
            Optional<BigDecimal> AssociationFee,
            Optional<ForeignText> AssociationFeeFrequency,
            Optional<BigDecimal> TaxAnnualAmount,
            Optional<Integer> TaxYear) {}

    /** How large it is. */
    public record Size(
            Optional<Integer> BedroomsTotal,
            Optional<Integer> BathroomsTotalInteger,
            Optional<Integer> BathroomsFull,
            Optional<Integer> BathroomsHalf,
            Optional<BigDecimal> LivingArea,
            Optional<ForeignText> LivingAreaUnits,
            Optional<BigDecimal> LotSizeAcres,
            Optional<BigDecimal> LotSizeSquareFeet,
            Optional<BigDecimal> GarageSpaces,
            Optional<Integer> StoriesTotal,
            Optional<Integer> YearBuilt) {}

    /**
     * Where it is.
     *
     * @param addressWithheld true where the seller does not want the address shown: street, unit and coordinates are absent
     * @param timeZone the property's own zone, where that is certain
     */
    public record Place(
            Optional<ForeignText> UnparsedAddress,
            Optional<ForeignText> UnitNumber,
            Optional<ForeignText> City,
            Optional<ForeignText> StateOrProvince,
            Optional<ForeignText> PostalCode,
            Optional<ForeignText> CountyOrParish,
            Optional<ForeignText> SubdivisionName,
            Optional<BigDecimal> Latitude,
            Optional<BigDecimal> Longitude,
            Optional<ForeignText> Directions,
            Optional<Boolean> addressWithheld,
            PropertyTimeZone timeZone) {}

    /** What it has. */
    public record Features(
            Optional<ForeignText> PropertyType,
            Optional<ForeignText> PropertySubType,
            List<ForeignText> ArchitecturalStyle,
            List<ForeignText> InteriorFeatures,
            List<ForeignText> ExteriorFeatures,
            List<ForeignText> Appliances,
            List<ForeignText> Heating,
            List<ForeignText> Cooling,
            List<ForeignText> ParkingFeatures,
            List<ForeignText> PoolFeatures,
            List<ForeignText> View,
            List<ForeignText> SpecialListingConditions,
            Optional<Boolean> NewConstructionYN,
            Optional<Boolean> WaterfrontYN) {

        public Features {
            ArchitecturalStyle = List.copyOf(ArchitecturalStyle);
            InteriorFeatures = List.copyOf(InteriorFeatures);
            ExteriorFeatures = List.copyOf(ExteriorFeatures);
            Appliances = List.copyOf(Appliances);
            Heating = List.copyOf(Heating);
            Cooling = List.copyOf(Cooling);
            ParkingFeatures = List.copyOf(ParkingFeatures);
            PoolFeatures = List.copyOf(PoolFeatures);
            View = List.copyOf(View);
            SpecialListingConditions = List.copyOf(SpecialListingConditions);
        }
    }

    /** Who lists it; how to reach the agent is for clients. */
    public record Agent(
            Optional<ForeignText> ListAgentFullName,
            Optional<ForeignText> ListAgentPreferredPhone,
            Optional<ForeignText> ListAgentEmail,
            Optional<ForeignText> ListOfficePhone) {}
}
