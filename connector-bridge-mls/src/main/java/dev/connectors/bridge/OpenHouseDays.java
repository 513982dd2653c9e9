package dev.connectors.bridge;

import dev.connectors.bridge.client.Row;
import dev.connectors.bridge.query.Filter;
import dev.connectors.bridge.query.Filter.Operator;
import dev.connectors.bridge.query.Query;
import dev.connectors.bridge.query.Query.Order;
import dev.connectors.bridge.query.Value;
import dev.connectors.error.Unsupported;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Open houses of some days, for visitors: not those that were called off, and not those for agents. Pure but for its query. */
final class OpenHouseDays {

    /** So many keys fit into one filter. */
    static final int KEYS_PER_QUERY = 30;

    private static final int MOST = 600;
    static final List<String> FIELDS = List.of(
            "OpenHouseKey",
            "ListingKey",
            "OpenHouseDate",
            "OpenHouseStartTime",
            "OpenHouseEndTime",
            "OpenHouseStatus",
            "OpenHouseType",
            "OpenHouseRemarks",
            "AppointmentRequiredYN",
            "LivestreamOpenHouseURL");

    private OpenHouseDays() {}

    /** The rows, in the order of their days. */
    static List<Row> of(Source source, LocalDate from, LocalDate to, Optional<String> listing) {
        var metadata = source.metadata();
        if (!metadata.has("OpenHouse", "OpenHouseDate")) {
            throw new Unsupported("This MLS gives no open houses.");
        }
        var parts = new ArrayList<Filter>(List.of(
                Filter.is("OpenHouseDate", Operator.GE, Value.of(from)),
                Filter.is("OpenHouseDate", Operator.LE, Value.of(to))));
        listing.ifPresent(key -> parts.add(Filter.equal("ListingKey", Value.of(key))));
        var query = Query.of("OpenHouse")
                .where(Filter.all(parts))
                .select(metadata.known("OpenHouse", FIELDS))
                .order(List.of(new Order("OpenHouseDate", false), new Order("OpenHouseKey", false)));
        var found = source.client().collect(query, MOST + 1, row -> Optional.of(row));
        if (found.size() > MOST) {
            throw new Unsupported("More than " + MOST + " open houses are on these days. Ask for fewer days.");
        }
        return found.stream()
                .filter(OpenHouseDays::isForVisitors)
                .filter(row -> row.text("ListingKey").isPresent())
                .toList();
    }

    private static boolean isForVisitors(Row row) {
        var status = plain(row, "OpenHouseStatus");
        var type = plain(row, "OpenHouseType");
        return !status.startsWith("cancel") && !type.contains("broker") && !type.equals("office");
    }

    private static String plain(Row row, String field) {
        return row.text(field).orElse("").replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }

    /** Keys in groups that fit into one filter each, always in the same groups for the same keys. */
    static List<List<String>> groups(List<Row> openHouses) {
        var keys = openHouses.stream()
                .flatMap(row -> row.text("ListingKey").stream())
                .distinct()
                .sorted()
                .toList();
        var groups = new ArrayList<List<String>>();
        for (int i = 0; i < keys.size(); i += KEYS_PER_QUERY) {
            groups.add(keys.subList(i, Math.min(keys.size(), i + KEYS_PER_QUERY)));
        }
        return groups;
    }

    /** Listings with any of these keys. */
    static Filter keys(List<String> keys) {
        return new Filter.In("ListingKey", keys.stream().map(Value::of).toList());
    }
}
