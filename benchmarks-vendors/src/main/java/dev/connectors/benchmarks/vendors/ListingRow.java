package dev.connectors.benchmarks.vendors;

import java.util.List;
import java.util.stream.Collectors;

/** One listing as a RESO host answers it, with five photos; the same for the same number. */
final class ListingRow {

    /** Characters of one, a few more than that. */
    static final int ABOUT = 3_800;

    /** What is the same in each: a field's name, its type and a value in JSON. */
    private record Field(String name, String type, String json) {
        static Field text(String name, String value) {
            return new Field(name, "Edm.String", "\"" + value + "\"");
        }

        static Field number(String name, String value) {
            return new Field(name, "Edm.Decimal", value);
        }

        static Field flag(String name, boolean value) {
            return new Field(name, "Edm.Boolean", String.valueOf(value));
        }

        static Field list(String name, String... values) {
            return new Field(name, "Collection(Edm.String)", "[\"" + String.join("\",\"", values) + "\"]");
        }
    }

    /** Besides the photos and what differs. */
    private static final List<Field> FIELDS = List.of(
            Field.text("OriginatingSystemName", "Test MLS"),
            Field.text("StandardStatus", "Active"),
            Field.text("MlsStatus", "Active"),
            Field.text("PropertyType", "Residential"),
            Field.text("PropertySubType", "Single Family Residence"),
            Field.flag("InternetEntireListingDisplayYN", true),
            Field.flag("InternetAddressDisplayYN", true),
            Field.text("ListOfficeName", "Peak Homes"),
            Field.text("ListOfficePhone", "303-555-0107"),
            Field.text("ListAgentFullName", "Agent Number 7"),
            Field.text("AttributionContact", "303-555-0107"),
            Field.text(
                    "Disclaimer",
                    "Information is deemed reliable but not guaranteed. " + "All rights reserved. ".repeat(4)),
            Field.text("CopyrightNotice", "Copyright 2026 Test MLS"),
            Field.text("StreetDirPrefix", "N"),
            Field.text("StreetName", "Cherry Creek"),
            Field.text("StreetSuffix", "Street"),
            Field.text("City", "Denver"),
            Field.text("CountyOrParish", "Denver"),
            Field.text("StateOrProvince", "CO"),
            Field.text("PostalCode", "80203"),
            Field.text("SubdivisionName", "Section 4"),
            Field.text("Directions", "From 6th Avenue north on Cherry Creek, third house on the left."),
            Field.number("BedroomsTotal", "4"),
            Field.number("BathroomsTotalInteger", "3"),
            Field.number("BathroomsFull", "2"),
            Field.number("BathroomsHalf", "1"),
            Field.number("LivingArea", "2480"),
            Field.text("LivingAreaUnits", "Square Feet"),
            Field.number("LotSizeAcres", "0.17"),
            Field.number("LotSizeSquareFeet", "7405"),
            Field.number("GarageSpaces", "2"),
            Field.number("StoriesTotal", "2"),
            Field.number("YearBuilt", "1987"),
            Field.number("DaysOnMarket", "12"),
            Field.list("ArchitecturalStyle", "Traditional"),
            Field.list("InteriorFeatures", "Ceiling Fan(s)", "Eat-in Kitchen", "Granite Counters", "Walk-In Closet(s)"),
            Field.list("ExteriorFeatures", "Balcony", "Private Yard"),
            Field.list("Appliances", "Dishwasher", "Disposal", "Microwave", "Oven", "Refrigerator"),
            Field.list("Heating", "Forced Air", "Natural Gas"),
            Field.list("Cooling", "Central Air"),
            Field.list("ParkingFeatures", "Concrete"),
            Field.list("View", "Mountain(s)"),
            Field.list("SpecialListingConditions", "Standard"),
            Field.flag("NewConstructionYN", false),
            Field.flag("WaterfrontYN", false),
            Field.number("AssociationFee", "85"),
            Field.text("AssociationFeeFrequency", "Monthly"),
            Field.number("PhotosCount", "5"),
            Field.text("VirtualTourURLUnbranded", "https://tours.example/88-cherry-creek"),
            Field.text(
                    "PublicRemarks",
                    "Renovated kitchen, mountain view, walk to the park, new roof. "
                            .repeat(12)
                            .strip()));

    private static final String SAME = FIELDS.stream()
            .map(field -> ",\"" + field.name() + "\":" + field.json())
            .collect(Collectors.joining());

    private ListingRow() {}

    /** Appends a listing. */
    static void write(StringBuilder out, int number) {
        var changed = "2026-02-%02dT%02d:%02d:%02d.000Z"
                .formatted(1 + number / 86_400, number / 3_600 % 24, number / 60 % 60, number % 60);
        int house = 1 + number % 9_999;
        out.append("{\"ListingKey\":\"P_").append(10_000_000 + number);
        out.append("\",\"ListingId\":\"").append(7_000_000 + number);
        out.append("\",\"ModificationTimestamp\":\"").append(changed);
        out.append("\",\"BridgeModificationTimestamp\":\"").append(changed);
        out.append("\",\"ListPrice\":").append(200_000 + number % 1_000 * 1_000);
        out.append(",\"StreetNumber\":\"").append(house);
        out.append("\",\"UnparsedAddress\":\"").append(house).append(" N Cherry Creek Street, Denver, CO 80203\"");
        out.append(",\"Latitude\":39.").append(700_000 + number % 100_000);
        out.append(",\"Longitude\":-104.").append(900_000 + number % 99_991);
        out.append(SAME).append(",\"Media\":[");
        for (int photo = 1; photo <= 5; photo++) {
            out.append(photo == 1 ? "{" : ",{")
                    .append("\"MediaKey\":\"D_")
                    .append(number)
                    .append('_')
                    .append(photo);
            out.append("\",\"MediaURL\":\"https://photos.example/")
                    .append(number)
                    .append('/')
                    .append(photo);
            out.append(".jpg\",\"Order\":").append(photo);
            out.append(",\"MediaCategory\":\"Photo\",\"ShortDescription\":\"Room ")
                    .append(photo);
            out.append("\",\"ImageWidth\":1920,\"ImageHeight\":1280,\"Permission\":[\"Public\"]}");
        }
        out.append("]}");
    }

    /** CSDL of a dataset that has these fields. */
    static String metadata() {
        var out = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
                <Schema Namespace="org.reso.metadata" xmlns="http://docs.oasis-open.org/odata/ns/edm">
                <EntityType Name="Property"><Key><PropertyRef Name="ListingKey"/></Key>
                """);
        for (var text : List.of("ListingKey", "ListingId", "StreetNumber", "UnparsedAddress")) {
            property(out, text, "Edm.String");
        }
        for (var number : List.of("ListPrice", "Latitude", "Longitude")) {
            property(out, number, "Edm.Decimal");
        }
        for (var moment : List.of("ModificationTimestamp", "BridgeModificationTimestamp")) {
            property(out, moment, "Edm.DateTimeOffset");
        }
        FIELDS.forEach(field -> property(out, field.name(), field.type()));
        property(out, "Media", "Collection(org.reso.metadata.Media)");
        return out.append("""
                </EntityType>
                <EntityContainer Name="Container"><EntitySet Name="Property" EntityType="org.reso.metadata.Property"/></EntityContainer>
                </Schema></edmx:DataServices></edmx:Edmx>
                """).toString();
    }

    private static void property(StringBuilder out, String name, String type) {
        out.append("<Property Name=\"")
                .append(name)
                .append("\" Type=\"")
                .append(type)
                .append("\"/>\n");
    }
}
