package dev.connectors.testkit.reso;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which fields the stand-in has: some of the RESO Data Dictionary 2.0, and Bridge's own. */
final class ResoFields {

    private ResoFields() {}

    static ResoTable property() {
        return ResoTable.of("Property", "ListingKey", fields("""
                        text: ListingKey ListingId StandardStatus MlsStatus PropertyType PropertySubType OriginatingSystemName
                        number: ListPrice OriginalListPrice PreviousListPrice ClosePrice LivingArea LotSizeAcres LotSizeSquareFeet
                        number: GarageSpaces AssociationFee TaxAnnualAmount Latitude Longitude
                        whole: BedroomsTotal BathroomsTotalInteger BathroomsFull BathroomsHalf YearBuilt StoriesTotal DaysOnMarket
                        whole: CumulativeDaysOnMarket PhotosCount TaxYear StreetNumberNumeric
                        text: LivingAreaUnits StreetNumber StreetDirPrefix StreetName StreetSuffix StreetDirSuffix UnitNumber
                        text: UnparsedAddress City CountyOrParish StateOrProvince PostalCode SubdivisionName Directions
                        text: PublicRemarks PrivateRemarks ShowingInstructions ShowingContactName ShowingContactPhone AccessCode
                        text: LockBoxLocation LockBoxSerialNumber ListAgentKey ListAgentMlsId ListAgentFullName ListAgentEmail
                        text: ListAgentPreferredPhone ListOfficeKey ListOfficeMlsId ListOfficeName ListOfficePhone OwnerName
                        text: AttributionContact Disclaimer CopyrightNotice VirtualTourURLUnbranded AssociationFeeFrequency
                        texts: SpecialListingConditions Heating Cooling ArchitecturalStyle InteriorFeatures ExteriorFeatures
                        texts: Appliances ParkingFeatures PoolFeatures View LockBoxType ShowingRequirements
                        flag: InternetEntireListingDisplayYN InternetAddressDisplayYN NewConstructionYN WaterfrontYN
                        day: OnMarketDate CloseDate ListingContractDate
                        moment: ModificationTimestamp BridgeModificationTimestamp OriginalEntryTimestamp StatusChangeTimestamp
                        moment: PriceChangeTimestamp PhotosChangeTimestamp
                        place: Coordinates"""));
    }

    static ResoTable media() {
        return ResoTable.of("Media", "MediaKey", fields("""
                        text: MediaKey ResourceRecordKey ResourceName MediaURL MediaCategory ShortDescription LongDescription
                        whole: Order ImageWidth ImageHeight
                        flag: PreferredPhotoYN
                        texts: Permission"""));
    }

    static ResoTable openHouse() {
        return ResoTable.of("OpenHouse", "OpenHouseKey", fields("""
                        text: OpenHouseKey ListingKey ListingId OpenHouseStatus OpenHouseType OpenHouseRemarks
                        text: LivestreamOpenHouseURL
                        flag: AppointmentRequiredYN
                        day: OpenHouseDate
                        moment: OpenHouseStartTime OpenHouseEndTime ModificationTimestamp"""));
    }

    static ResoTable member() {
        return ResoTable.of("Member", "MemberKey", fields("""
                        text: MemberKey MemberMlsId MemberFullName MemberFirstName MemberLastName MemberStatus MemberEmail
                        text: MemberPreferredPhone OfficeKey OfficeName"""));
    }

    static ResoTable office() {
        return ResoTable.of("Office", "OfficeKey", fields("""
                        text: OfficeKey OfficeMlsId OfficeName OfficePhone OfficeStatus OfficeEmail OfficeCity"""));
    }

    private static Map<String, String> fields(String lines) {
        var fields = new LinkedHashMap<String, String>();
        lines.lines().forEach(line -> {
            var kind = line.substring(0, line.indexOf(':'));
            for (var name : line.substring(line.indexOf(':') + 1).strip().split(" ")) {
                fields.put(name, kind);
            }
        });
        return fields;
    }
}
