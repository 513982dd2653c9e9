package dev.connectors.bridge;

import dev.connectors.domain.listings.Audience;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which fields of {@code Property} each audience may read: lists of what is allowed, so that a new field is for nobody. */
final class Fields {

    private static final List<String> ALWAYS = List.of(
            "ListingKey",
            "ListingId",
            "StandardStatus",
            Display.LISTING,
            Display.ADDRESS,
            "MlgCanView",
            "ListOfficeName",
            "ListOfficePhone",
            "AttributionContact",
            "OriginatingSystemName",
            "Disclaimer",
            "CopyrightNotice",
            "ModificationTimestamp");

    private static final List<String> IN_A_LIST = List.of(
            "PropertyType",
            "PropertySubType",
            "ListPrice",
            "ClosePrice",
            "CloseDate",
            "UnparsedAddress",
            "StreetNumber",
            "StreetDirPrefix",
            "StreetName",
            "StreetSuffix",
            "StreetDirSuffix",
            "UnitNumber",
            "City",
            "StateOrProvince",
            "PostalCode",
            "Latitude",
            "Longitude",
            "BedroomsTotal",
            "BathroomsTotalInteger",
            "LivingArea",
            "LivingAreaUnits",
            "YearBuilt",
            "OnMarketDate",
            "DaysOnMarket",
            "PropertyTimeZoneName");

    private static final List<String> PUBLIC_DETAILS = List.of(
            "MlsStatus",
            "BathroomsFull",
            "BathroomsHalf",
            "LotSizeAcres",
            "LotSizeSquareFeet",
            "GarageSpaces",
            "StoriesTotal",
            "CountyOrParish",
            "SubdivisionName",
            "Directions",
            "ArchitecturalStyle",
            "InteriorFeatures",
            "ExteriorFeatures",
            "Appliances",
            "Heating",
            "Cooling",
            "ParkingFeatures",
            "PoolFeatures",
            "View",
            "SpecialListingConditions",
            "NewConstructionYN",
            "WaterfrontYN",
            "AssociationFee",
            "AssociationFeeFrequency",
            "ListAgentFullName",
            "PublicRemarks",
            "PhotosCount",
            "VirtualTourURLUnbranded");

    private static final List<String> CLIENT_DETAILS = List.of(
            "CumulativeDaysOnMarket",
            "StatusChangeTimestamp",
            "OriginalListPrice",
            "PreviousListPrice",
            "PriceChangeTimestamp",
            "TaxAnnualAmount",
            "TaxYear",
            "ListAgentPreferredPhone",
            "ListAgentEmail");

    /** What get_listing_agent_details reads, and nothing else does. */
    static final List<String> AGENT = List.of(
            "PrivateRemarks",
            "PrivateOfficeRemarks",
            "ShowingInstructions",
            "ShowingRequirements",
            "ShowingContactName",
            "ShowingContactPhone",
            "ShowingContactType",
            "LockBoxType",
            "LockBoxLocation",
            "LockBoxSerialNumber",
            "AccessCode",
            "SecurityFeatures",
            "OwnerName",
            "OwnerPhone",
            "OccupantType",
            "OccupantName",
            "OccupantPhone");

    /** Besides what the public reads, what sorts and narrows without showing anything that it may not. */
    private static final List<String> CRITERIA_ONLY = List.of(
            "Coordinates",
            "ListingContractDate",
            "OriginalEntryTimestamp",
            "BridgeModificationTimestamp",
            "ListAgentMlsId",
            "ListOfficeMlsId");

    /** For a list of listings. */
    static final List<String> SUMMARY = joined(ALWAYS, IN_A_LIST);

    private static final Set<String> CRITERIA = new LinkedHashSet<>(joined(SUMMARY, PUBLIC_DETAILS, CRITERIA_ONLY));

    private Fields() {}

    /** For one listing. */
    static List<String> details(Audience audience) {
        return audience == Audience.CLIENT
                ? joined(SUMMARY, PUBLIC_DETAILS, CLIENT_DETAILS)
                : joined(SUMMARY, PUBLIC_DETAILS);
    }

    /** What criteria may name: only what anybody who searches may read, since what is found tells what was looked for. */
    static Set<String> criteria() {
        return CRITERIA;
    }

    @SafeVarargs
    private static List<String> joined(List<String>... lists) {
        var all = new ArrayList<String>();
        for (var list : lists) {
            all.addAll(list);
        }
        return List.copyOf(all);
    }
}
