package dev.connectors.bridge;

import dev.connectors.bridge.client.Row;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.listings.ListOpenHouses;
import dev.connectors.domain.listings.ListOpenHouses.Input;
import dev.connectors.domain.listings.ListOpenHouses.OpenHouse;
import dev.connectors.domain.listings.ListOpenHouses.Output;
import dev.connectors.domain.listings.ListingSummary;
import dev.connectors.domain.listings.OpenHouseKey;
import dev.connectors.domain.listings.PropertyTimeZone;
import dev.connectors.domain.listings.StandardStatus;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET OpenHouse} by day, then the listings by their keys, since open houses know no place. */
final class ResoListOpenHouses implements Action<Input, Output> {

    /** What visitors are invited to; what may be shown is not on the market for that alone. */
    private static final List<StandardStatus> ON_SHOW =
            List.of(StandardStatus.ACTIVE, StandardStatus.ACTIVE_UNDER_CONTRACT, StandardStatus.PENDING);

    private record Listed(ListingSummary summary, PropertyTimeZone zone) {}

    private final Mls mls;

    ResoListOpenHouses(Mls mls) {
        this.mls = mls;
    }

    @Override
    public ActionContract<Input, Output> contract() {
        return ListOpenHouses.CONTRACT;
    }

    @Override
    public Output run(Input in, ActionContext context) {
        var found = new ArrayList<OpenHouse>();
        for (var source : mls.sources(in.datasets(), context)) {
            var houses =
                    OpenHouseDays.of(source, in.from(), in.last(), in.listing().map(key -> key.value()));
            var listings = listings(in, source, houses);
            for (var house : houses) {
                Optional.ofNullable(listings.get(house.text("ListingKey").orElseThrow()))
                        .flatMap(listing -> openHouse(house, listing))
                        .ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparing(OpenHouse::OpenHouseDate)
                .thenComparing(house -> house.OpenHouseStartTime().orElse(Instant.MAX))
                .thenComparing(house -> house.OpenHouseKey().value()));
        int more = Math.max(0, found.size() - in.limit());
        return new Output(
                found.subList(0, found.size() - more),
                more == 0
                        ? Optional.empty()
                        : Optional.of(List.of(more + " more fit; ask for fewer days or a smaller area")));
    }

    private static Map<String, Listed> listings(Input in, Source source, List<Row> houses) {
        var mapper = new ListingMapper(source);
        var listings = new HashMap<String, Listed>();
        for (var keys : OpenHouseDays.groups(houses)) {
            var criteria = new Criteria(source)
                    .cities(in.cities())
                    .postalCodes(in.postalCodes())
                    .atMost("maxPrice", "ListPrice", in.maxPrice())
                    .add(OpenHouseDays.keys(keys))
                    .status(ON_SHOW);
            source.client()
                    .collect(
                            source.listings(criteria.filter(), Fields.SUMMARY),
                            keys.size(),
                            row -> mapper.summary(row)
                                    .filter(ResoListOpenHouses::isOnShow)
                                    .map(summary -> new Listed(summary, PropertyZones.of(row))))
                    .forEach(
                            listed -> listings.put(listed.summary().ListingKey().value(), listed));
        }
        return listings;
    }

    private static boolean isOnShow(ListingSummary listing) {
        return ON_SHOW.stream()
                .anyMatch(status ->
                        listing.StandardStatus().filter(status.value()::equals).isPresent());
    }

    private static Optional<OpenHouse> openHouse(Row row, Listed listing) {
        var key = row.text("OpenHouseKey");
        var day = row.day("OpenHouseDate");
        if (key.isEmpty() || day.isEmpty()) {
            return Optional.empty();
        }
        boolean located = listing.summary().addressWithheld().isEmpty(); // remarks tell the way, a tour its address
        return Optional.of(new OpenHouse(
                new OpenHouseKey(key.get()),
                row.foreign("OpenHouseType"),
                day.get(),
                local(row, "OpenHouseStartTime", listing),
                local(row, "OpenHouseEndTime", listing),
                row.instant("OpenHouseStartTime"),
                row.instant("OpenHouseEndTime"),
                listing.zone(),
                row.flag("AppointmentRequiredYN"),
                located ? row.foreign("OpenHouseRemarks") : Optional.empty(),
                located ? row.foreign("LivestreamOpenHouseURL") : Optional.empty(),
                listing.summary()));
    }

    /** The host answers instants; visitors read the clock of the place. */
    private static Optional<LocalDateTime> local(Row row, String field, Listed listing) {
        return listing.zone()
                .timeZone()
                .flatMap(zone -> row.instant(field).map(at -> LocalDateTime.ofInstant(at, zone)));
    }
}
