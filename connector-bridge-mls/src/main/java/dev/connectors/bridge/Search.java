package dev.connectors.bridge;

import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Filter.Operator;
import dev.connectors.bridge.query.Value;
import dev.connectors.domain.address.GeoPoint;
import dev.connectors.domain.listings.ListingSummary;
import dev.connectors.domain.listings.SearchListings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One search in one dataset: what the host is asked, and what of its answer fits where the host can only be asked for something wider.
 */
final class Search {

    private final SearchListings.Input in;
    private final Source source;
    private final ListingMapper mapper;
    private final Optional<GeoPoint> centre;
    private final Optional<Addresses> address;
    private final Optional<Filter> filter;

    /** @param centre the point of {@code near}, however it was given */
    Search(SearchListings.Input in, Source source, Optional<GeoPoint> centre, ZoneId zone) {
        this.in = in;
        this.source = source;
        this.mapper = new ListingMapper(source);
        this.centre = centre;
        this.address = in.address().map(text -> Addresses.at(text, "address"));
        this.filter = criteria(zone).filter();
    }

    Optional<Filter> filter() {
        return filter;
    }

    Source source() {
        return source;
    }

    /** Whether the host's own count is the number of listings that fit and may be shown. */
    boolean isExact() {
        return withheld().isEmpty() && isExactWhereLocated();
    }

    /** What has a withheld address, where words are looked for, which may be in what is taken out of its remarks. */
    Optional<Filter> withheld() {
        return in.words().isEmpty() || !source.searches(Display.ADDRESS)
                ? Optional.empty()
                : source.display().located().map(Filter.Not::new);
    }

    /** The fields that tell whether a row fits, and what is shown of it. */
    List<String> fields() {
        if (in.words().isEmpty()) {
            return Fields.SUMMARY;
        }
        var fields = new ArrayList<>(Fields.SUMMARY);
        fields.add(Remarks.FIELD);
        return fields;
    }

    /** The same, of listings whose address may be shown. */
    boolean isExactWhereLocated() {
        return source.display().isInQuery()
                && address.isEmpty()
                && (Geography.isExact(source)
                        || (centre.isEmpty() && in.within().isEmpty()));
    }

    /** The listing, where it fits and may be shown. */
    Optional<ListingSummary> fitting(Row row) {
        if (address.isPresent() && address.get().fit(row, source) == 0) {
            return Optional.empty();
        }
        if (in.words().isPresent()
                && !source.display().mayLocate(row)
                && !Remarks.contains(row, source.display(), in.words().get())) {
            return Optional.empty();
        }
        boolean byPlace = centre.isPresent() || !in.within().isEmpty();
        if (byPlace && !source.display().mayLocate(row)) { // that it is near would tell where it is
            return Optional.empty();
        }
        var point = mapper.point(row);
        if (!in.within().isEmpty()
                && !Geography.isExact(source)
                && (point.isEmpty() || !Geography.contains(in.within(), point.get()))) {
            return Optional.empty();
        }
        var summary = mapper.summary(row);
        if (centre.isEmpty() || summary.isEmpty()) {
            return summary;
        }
        if (point.isEmpty()) { // only the host knows where it is, and it says near enough
            return Geography.isExact(source) ? summary : Optional.empty();
        }
        double miles = centre.get().milesTo(point.get());
        return miles > in.near().orElseThrow().miles() && !Geography.isExact(source)
                ? Optional.empty()
                : summary.map(listing -> listing.at(BigDecimal.valueOf(miles).setScale(2, RoundingMode.HALF_UP)));
    }

    private Criteria criteria(ZoneId zone) {
        var criteria = new Criteria(source)
                .cities(in.cities())
                .postalCodes(in.postalCodes())
                .counties(in.counties())
                .subdivisions(in.subdivisions())
                .atLeast("minPrice", "ListPrice", in.minPrice())
                .atMost("maxPrice", "ListPrice", in.maxPrice())
                .atLeast("minBeds", "BedroomsTotal", in.minBeds())
                .atLeast("minBaths", "BathroomsTotalInteger", in.minBaths())
                .area("minArea", Operator.GE, in.minArea())
                .area("maxArea", Operator.LE, in.maxArea())
                .atLeast("minAcres", "LotSizeAcres", in.minAcres())
                .atMost("maxAcres", "LotSizeAcres", in.maxAcres())
                .atLeast("minYear", "YearBuilt", in.minYear())
                .atMost("maxYear", "YearBuilt", in.maxYear())
                .words(in.words())
                .person("agent", in.agent(), "ListAgentFullName", "ListAgentMlsId")
                .person("office", in.office(), "ListOfficeName", "ListOfficeMlsId");
        in.listedSince().ifPresent(day -> criteria.add(listedSince(criteria, Value.of(day))));
        in.changedSince()
                .ifPresent(day -> criteria.add(Filter.is(
                        criteria.known("changedSince", changed()),
                        Operator.GE,
                        Value.of(day.atStartOfDay(zone).toInstant()))));
        address.ifPresent(wanted -> criteria.add(wanted.filter(source)));
        centre.ifPresent(point -> criteria.add(
                Geography.near(source, point, in.near().orElseThrow().miles())));
        if (!in.within().isEmpty()) {
            criteria.add(Geography.within(source, in.within()));
        }
        // Last, since the MLS's words for these may have to be asked for.
        criteria.subTypes(in.subTypes()).type(in.type());
        if (in.type().isEmpty() && address.isEmpty()) {
            criteria.forSale();
        }
        return criteria.status(in.status());
    }

    private String changed() {
        return source.firstKnown(source.client().dialect().changed(), "ModificationTimestamp")
                .orElse("ModificationTimestamp");
    }

    /** MLSs fill one of two days; the contract's day counts where the other is empty. */
    private Filter listedSince(Criteria criteria, Value day) {
        var known = new ArrayList<Filter>();
        if (source.searches("OnMarketDate")) {
            known.add(Filter.is("OnMarketDate", Operator.GE, day));
        }
        if (source.searches("ListingContractDate")) {
            var contract = Filter.is("ListingContractDate", Operator.GE, day);
            known.add(
                    known.isEmpty()
                            ? contract
                            : new Filter.And(List.of(Filter.equal("OnMarketDate", Value.nothing()), contract)));
        }
        return known.isEmpty()
                ? Filter.is(criteria.known("listedSince", "OnMarketDate"), Operator.GE, day)
                : Filter.any(known);
    }
}
