package dev.connectors.bridge;

import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Filter.Operator;
import dev.connectors.bridge.query.Value;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.listings.GetMarketSummary;
import dev.connectors.domain.listings.GetMarketSummary.Input;
import dev.connectors.domain.listings.GetMarketSummary.Output;
import dev.connectors.domain.listings.StandardStatus;
import dev.connectors.error.Unsupported;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts listings that it reads one by one, so that every number rests on rows and none on a host's estimate. */
final class ResoGetMarketSummary implements Action<Input, Output> {

    private static final int MOST = 2_000;

    private final Mls mls;

    ResoGetMarketSummary(Mls mls) {
        this.mls = mls;
    }

    @Override
    public ActionContract<Input, Output> contract() {
        return GetMarketSummary.CONTRACT;
    }

    @Override
    public Output run(Input in, ActionContext context) {
        var to = LocalDate.ofInstant(context.clock().instant(), context.zone());
        var from = to.minusMonths(in.months());
        var sources = mls.sources(in.datasets(), context);
        var active = read(in, sources, StandardStatus.ACTIVE, Optional.empty());
        var pending = new ArrayList<Row>(read(in, sources, StandardStatus.PENDING, Optional.empty()));
        pending.addAll(read(in, sources, StandardStatus.ACTIVE_UNDER_CONTRACT, Optional.empty()));
        var closed = read(
                in,
                sources,
                StandardStatus.CLOSED,
                Optional.of(new Filter.And(List.of(
                        Filter.is("CloseDate", Operator.GE, Value.of(from)),
                        Filter.is("CloseDate", Operator.LE, Value.of(to))))));
        return new Output(
                from,
                to,
                active.size(),
                pending.size(),
                closed.size(),
                Market.median(active, row -> row.quantity("ListPrice")),
                Market.median(closed, row -> row.quantity("ClosePrice")),
                Market.median(closed, Market::pricePerSquareFoot),
                Market.median(active, Market.days()),
                Market.median(closed, Market.days()),
                Market.monthsOfSupply(active.size(), closed.size(), in.months()),
                "Counted from " + (active.size() + pending.size() + closed.size())
                        + " listings that may be shown; those without a value are not in its median.");
    }

    private static List<Row> read(Input in, List<Source> sources, StandardStatus status, Optional<Filter> further) {
        var rows = new ArrayList<Row>();
        for (var source : sources) {
            var criteria = new Criteria(source)
                    .type(List.of(in.type()))
                    .subTypes(in.subTypes())
                    .cities(in.cities())
                    .postalCodes(in.postalCodes())
                    .counties(in.counties())
                    .subdivisions(in.subdivisions())
                    .atLeast("minBeds", "BedroomsTotal", in.minBeds());
            var has = source.lookups().values(source.client(), "Property", "StandardStatus", status.value());
            if (has.isEmpty()) {
                continue; // a status that this MLS does not know
            }
            criteria.add(new Filter.In("StandardStatus", has));
            further.ifPresent(criteria::add);
            rows.addAll(source.client()
                    .collect(
                            source.listings(criteria.filter(), Market.FIELDS),
                            MOST + 1 - rows.size(),
                            row -> Optional.of(row).filter(source.display()::mayShow)));
            if (rows.size() > MOST) {
                throw new Unsupported("More than " + MOST + " listings of one status fit. Take a smaller area.");
            }
        }
        return rows;
    }
}
