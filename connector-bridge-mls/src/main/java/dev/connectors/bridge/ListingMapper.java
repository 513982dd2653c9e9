package dev.connectors.bridge;

import dev.connectors.bridge.client.Row;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.address.GeoPoint;
import dev.connectors.domain.listings.Attribution;
import dev.connectors.domain.listings.Audience;
import dev.connectors.domain.listings.Listing;
import dev.connectors.domain.listings.ListingKey;
import dev.connectors.domain.listings.ListingSummary;
import dev.connectors.domain.listings.StandardStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A host's rows as the domain's listings. What the seller does not want shown stops here. Pure; one per dataset. */
record ListingMapper(Source source) {

    /** Empty where the row has no key, or may not be shown. */
    Optional<ListingSummary> summary(Row row) {
        var key = row.text("ListingKey");
        if (key.isEmpty() || !source.display().mayShow(row)) {
            return Optional.empty();
        }
        boolean located = source.display().mayLocate(row);
        return Optional.of(new ListingSummary(
                new ListingKey(key.get()),
                row.text("ListingId"),
                status(row),
                row.foreign("PropertyType"),
                row.foreign("PropertySubType"),
                row.quantity("ListPrice"),
                row.quantity("ClosePrice"),
                row.day("CloseDate"),
                located ? row.foreign("UnparsedAddress").or(() -> joined(row)) : Optional.empty(),
                row.foreign("City"),
                row.foreign("StateOrProvince"),
                row.foreign("PostalCode"),
                row.count("BedroomsTotal"),
                row.count("BathroomsTotalInteger"),
                row.quantity("LivingArea"),
                row.has("LivingArea") ? row.foreign("LivingAreaUnits") : Optional.empty(),
                year(row),
                row.day("OnMarketDate"),
                row.count("DaysOnMarket"),
                located ? Optional.empty() : Optional.of(true),
                Optional.empty(),
                attribution(row),
                source.id()));
    }

    /** The whole listing, as far as its audience may read it. */
    Optional<Listing> listing(Row row, Audience audience) {
        var key = row.text("ListingKey");
        if (key.isEmpty() || !source.display().mayShow(row)) {
            return Optional.empty();
        }
        boolean located = source.display().mayLocate(row); // a tour is named after its address
        return Optional.of(new Listing(
                new ListingKey(key.get()),
                row.text("ListingId"),
                audience,
                status(row, audience),
                price(row, audience),
                size(row),
                place(row),
                features(row),
                agent(row, audience),
                Remarks.of(row, source.display()).map(ForeignText::new),
                row.count("PhotosCount"),
                located ? row.foreign("VirtualTourURLUnbranded") : Optional.empty(),
                attribution(row),
                source.id()));
    }

    Attribution attribution(Row row) {
        return new Attribution(
                row.foreign("ListOfficeName"),
                row.foreign("AttributionContact").or(() -> row.foreign("ListOfficePhone")),
                row.foreign("OriginatingSystemName"),
                row.foreign("Disclaimer"),
                row.foreign("CopyrightNotice"),
                row.instant("ModificationTimestamp"));
    }

    /** Where it is, where that may be told and is known; 0,0 is a placeholder. */
    Optional<GeoPoint> point(Row row) {
        var latitude = row.number("Latitude").map(BigDecimal::doubleValue);
        var longitude = row.number("Longitude").map(BigDecimal::doubleValue);
        if (!source.display().mayLocate(row)
                || latitude.isEmpty()
                || longitude.isEmpty()
                || Math.abs(latitude.get()) > 90
                || Math.abs(longitude.get()) > 180
                || (latitude.get() == 0 && longitude.get() == 0)) {
            return Optional.empty();
        }
        return Optional.of(new GeoPoint(latitude.get(), longitude.get()));
    }

    private static Listing.Status status(Row row, Audience audience) {
        return new Listing.Status(
                status(row),
                row.foreign("MlsStatus"),
                row.day("OnMarketDate"),
                row.day("CloseDate"),
                row.count("DaysOnMarket"),
                forClients(audience, row, r -> r.count("CumulativeDaysOnMarket")),
                forClients(audience, row, r -> r.instant("StatusChangeTimestamp")));
    }

    private static Listing.Price price(Row row, Audience audience) {
        return new Listing.Price(
                row.quantity("ListPrice"),
                row.quantity("ClosePrice"),
                forClients(audience, row, r -> r.quantity("OriginalListPrice")),
                forClients(audience, row, r -> r.quantity("PreviousListPrice")),
                forClients(audience, row, r -> r.instant("PriceChangeTimestamp")),
                row.quantity("AssociationFee"),
                row.foreign("AssociationFeeFrequency"),
                forClients(audience, row, r -> r.quantity("TaxAnnualAmount")),
                forClients(audience, row, r -> r.count("TaxYear")));
    }

    private static Listing.Size size(Row row) {
        return new Listing.Size(
                row.count("BedroomsTotal"),
                row.count("BathroomsTotalInteger"),
                row.count("BathroomsFull"),
                row.count("BathroomsHalf"),
                row.quantity("LivingArea"),
                row.has("LivingArea") ? row.foreign("LivingAreaUnits") : Optional.empty(),
                row.quantity("LotSizeAcres"),
                row.quantity("LotSizeSquareFeet"),
                row.quantity("GarageSpaces"),
                row.count("StoriesTotal"),
                year(row));
    }

    private Listing.Place place(Row row) {
        boolean located = source.display().mayLocate(row);
        var point = point(row);
        return new Listing.Place(
                located ? row.foreign("UnparsedAddress").or(() -> joined(row)) : Optional.empty(),
                located ? row.foreign("UnitNumber") : Optional.empty(),
                row.foreign("City"),
                row.foreign("StateOrProvince"),
                row.foreign("PostalCode"),
                row.foreign("CountyOrParish"),
                row.foreign("SubdivisionName"),
                point.map(at -> BigDecimal.valueOf(at.latitude())),
                point.map(at -> BigDecimal.valueOf(at.longitude())),
                located ? row.foreign("Directions") : Optional.empty(),
                located ? Optional.empty() : Optional.of(true),
                PropertyZones.of(row));
    }

    private static Listing.Features features(Row row) {
        return new Listing.Features(
                row.foreign("PropertyType"),
                row.foreign("PropertySubType"),
                foreign(row, "ArchitecturalStyle"),
                foreign(row, "InteriorFeatures"),
                foreign(row, "ExteriorFeatures"),
                foreign(row, "Appliances"),
                foreign(row, "Heating"),
                foreign(row, "Cooling"),
                foreign(row, "ParkingFeatures"),
                foreign(row, "PoolFeatures"),
                foreign(row, "View"),
                foreign(row, "SpecialListingConditions"),
                row.flag("NewConstructionYN"),
                row.flag("WaterfrontYN"));
    }

    private static Listing.Agent agent(Row row, Audience audience) {
        return new Listing.Agent(
                row.foreign("ListAgentFullName"),
                forClients(audience, row, r -> r.foreign("ListAgentPreferredPhone")),
                forClients(audience, row, r -> r.foreign("ListAgentEmail")),
                row.foreign("ListOfficePhone"));
    }

    private static <T> Optional<T> forClients(Audience audience, Row row, Function<Row, Optional<T>> field) {
        return audience == Audience.CLIENT ? field.apply(row) : Optional.empty();
    }

    /** One of our own constants, so that it is not the MLS's text. */
    private static Optional<String> status(Row row) {
        return row.text("StandardStatus")
                .flatMap(text -> Stream.of(StandardStatus.values())
                        .map(StandardStatus::value)
                        .filter(value -> value.replace(" ", "").equalsIgnoreCase(text.replace(" ", "")))
                        .findFirst());
    }

    /** Placeholders such as 0 and 9999 are no years. */
    private static Optional<Integer> year(Row row) {
        return row.count("YearBuilt").filter(year -> year >= 1600 && year <= 2200);
    }

    private static List<ForeignText> foreign(Row row, String field) {
        return row.texts(field).stream().map(ForeignText::new).toList();
    }

    private static Optional<ForeignText> joined(Row row) {
        var words = Stream.of(
                        "StreetNumber",
                        "StreetDirPrefix",
                        "StreetName",
                        "StreetSuffix",
                        "StreetDirSuffix",
                        "UnitNumber")
                .flatMap(field -> row.text(field).stream())
                .toList();
        return words.size() < 2 ? Optional.empty() : Optional.of(new ForeignText(String.join(" ", words)));
    }
}
