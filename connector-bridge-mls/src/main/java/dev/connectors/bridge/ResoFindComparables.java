package dev.connectors.bridge;

import dev.connectors.bridge.client.ResoClient;
import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Filter.Operator;
import dev.connectors.bridge.query.Value;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.address.GeoPoint;
import dev.connectors.domain.listings.FindComparables;
import dev.connectors.domain.listings.FindComparables.Comparable;
import dev.connectors.domain.listings.FindComparables.Input;
import dev.connectors.domain.listings.FindComparables.Output;
import dev.connectors.domain.listings.ListingSummary;
import dev.connectors.domain.listings.StandardStatus;
import dev.connectors.error.Unsupported;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Listings of the same type within a radius, sold lately or on the market, those most alike first. */
final class ResoFindComparables implements Action<Input, Output> {

    private static final int MOST_READ = 400;

    private final Mls mls;

    ResoFindComparables(Mls mls) {
        this.mls = mls;
    }

    @Override
    public ActionContract<Input, Output> contract() {
        return FindComparables.CONTRACT;
    }

    /** The listing that others are compared with, and where it is. */
    private record Subject(Source source, Row row, ListingSummary summary, GeoPoint point) {}

    /** What is like it, most alike first, and whether there was more than was compared. */
    private record Found(List<Comparable> comparables, boolean more) {
        static final Found NOTHING = new Found(List.of(), false);
    }

    @Override
    public Output run(Input in, ActionContext context) {
        var subject = subject(in, context);
        var since =
                LocalDate.ofInstant(context.clock().instant(), context.zone()).minusMonths(in.months());
        var sold = find(
                in, subject, StandardStatus.CLOSED, Optional.of(Filter.is("CloseDate", Operator.GE, Value.of(since))));
        var active = find(in, subject, StandardStatus.ACTIVE, Optional.empty());
        return new Output(
                subject.summary(),
                sold.comparables(),
                active.comparables(),
                "Within " + BigDecimal.valueOf(in.miles()).stripTrailingZeros().toPlainString()
                        + " miles, of the same property type, with at most two bedrooms more or fewer; sold since "
                        + since + "."
                        + (sold.more() || active.more()
                                ? " More than " + MOST_READ + " fit, of which only " + MOST_READ
                                        + " were compared; take fewer miles for the most alike."
                                : "")
                        + " This is no valuation.");
    }

    private Subject subject(Input in, ActionContext context) {
        for (var source : mls.sources(in.dataset(), context)) {
            var row = source.listing(in.listing(), Fields.SUMMARY);
            if (row.isPresent()) {
                var mapper = new ListingMapper(source);
                var point = mapper.point(row.get())
                        .orElseThrow(() -> new Unsupported(
                                "Where this listing is may not be shown, or is not known, so nothing can be found near"
                                        + " it. Search by city or postal code."));
                return new Subject(source, row.get(), mapper.summary(row.get()).orElseThrow(ResoClient::absent), point);
            }
        }
        throw ResoClient.absent();
    }

    private static Found find(Input in, Subject subject, StandardStatus status, Optional<Filter> further) {
        var source = subject.source();
        var mapper = new ListingMapper(source);
        var statuses = source.lookups().values(source.client(), "Property", "StandardStatus", status.value());
        var type = subject.row().text("PropertyType");
        var types = type.map(text -> types(source, text)).orElse(List.of());
        if (statuses.isEmpty() || (type.isPresent() && types.isEmpty())) {
            return Found.NOTHING; // what this MLS does not know has none of it
        }
        var criteria = new Criteria(source).add(new Filter.In("StandardStatus", statuses));
        further.ifPresent(criteria::add);
        if (!types.isEmpty()) {
            criteria.add(new Filter.In("PropertyType", types));
        }
        subject.summary()
                .BedroomsTotal()
                .ifPresent(beds -> criteria.atLeast("listing", "BedroomsTotal", Optional.of(Math.max(0, beds - 2)))
                        .atMost("listing", "BedroomsTotal", Optional.of(beds + 2)));
        criteria.add(Geography.near(source, subject.point(), in.miles()));
        var fitting = source.client()
                .collect(
                        source.listings(criteria.filter(), Fields.SUMMARY),
                        MOST_READ + 1,
                        row -> mapper.summary(row)
                                .filter(other -> !other.ListingKey().equals(in.listing()))
                                .flatMap(other -> mapper.point(row)
                                        .map(point -> other.at(BigDecimal.valueOf(
                                                        subject.point().milesTo(point))
                                                .setScale(2, RoundingMode.HALF_UP))))
                                .filter(other -> other.miles().orElseThrow().doubleValue() <= in.miles()));
        var alike = fitting.stream()
                .limit(MOST_READ)
                .map(other -> Likeness.of(subject.summary(), other))
                .sorted(Comparator.comparingDouble(Likeness::distance)
                        .thenComparing(found ->
                                found.comparable().listing().ListingKey().value()))
                .limit(in.limit())
                .map(Likeness::comparable)
                .toList();
        return new Found(alike, fitting.size() > MOST_READ);
    }

    /** The values that mean a row's type: the row's own text where the MLS does not explain it. */
    private static List<Value> types(Source source, String type) {
        var known = source.lookups().values(source.client(), "Property", "PropertyType", type);
        boolean isText = source.metadata()
                .field("Property", "PropertyType")
                .flatMap(source.metadata()::members)
                .isEmpty();
        return known.isEmpty() && isText ? List.of(Value.of(type)) : known;
    }
}
