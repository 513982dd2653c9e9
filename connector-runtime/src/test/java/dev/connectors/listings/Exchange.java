package dev.connectors.listings;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Shape;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.domain.listings.Listing;
import dev.connectors.domain.listings.ListingKey;
import dev.connectors.domain.listings.SyncListings;
import dev.connectors.domain.listings.SyncListings.Entry;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Auth;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.Provider;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Resource;
import dev.connectors.spi.ResourceType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An MLS in memory, with a connector in front. */
final class Exchange implements Connector {

    static final DatasetId METRO = new DatasetId("metro");
    private static final int PAGE = 5;

    /** What is there: price and time of the last change, by key; a price below zero may not be shown. */
    private record Row(int price, Instant changed) {}

    private final TreeMap<String, Row> rows = new TreeMap<>();
    private Instant clock = Instant.parse("2026-03-01T00:00:00Z");
    private long countsTooMany;
    private boolean namesNoKeys;
    private boolean standsStill;
    private String host = "exchange";
    private String licence = "idx";

    void put(String key, int price) {
        clock = clock.plusSeconds(1);
        rows.put(key, new Row(price, clock));
    }

    /** As a change that bears the time before all others. */
    void putDatedBack(String key, int price) {
        rows.put(key, new Row(price, Instant.parse("2026-03-01T00:00:00Z")));
    }

    void remove(String key) {
        rows.remove(key);
    }

    void countTooMany(long more) {
        countsTooMany = more;
    }

    /** From now on a checkpoint leads nowhere. */
    void standStill() {
        standsStill = true;
    }

    /** From now on is another one, or gives the same under another licence: under vow, only what has an even price. */
    void become(String otherHost, String otherLicence) {
        host = otherHost;
        licence = otherLicence;
    }

    private SyncListings.Origin origin() {
        return new SyncListings.Origin(host, licence);
    }

    private boolean isShown(Row row) {
        return row.price() >= 0 && (licence.equals("idx") || row.price() % 2 == 0);
    }

    void nameNoKeys() {
        namesNoKeys = true;
    }

    Map<String, Integer> prices() {
        var prices = new TreeMap<String, Integer>();
        rows.forEach((key, row) -> {
            if (isShown(row)) {
                prices.put(key, row.price());
            }
        });
        return prices;
    }

    static Map<String, Integer> prices(MemoryListingStore store) {
        var prices = new TreeMap<String, Integer>();
        store.entries()
                .forEach((key, entry) -> prices.put(
                        key,
                        entry.listing()
                                .orElseThrow()
                                .price()
                                .ListPrice()
                                .orElseThrow()
                                .intValueExact()));
        return prices;
    }

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.of("exchange", "Exchange", Provider.of("exchange", "Exchange", Auth.none()), "Listings.");
    }

    @Override
    public List<ResourceType<?>> resources() {
        return List.of(ResourceType.of(
                "dataset", DatasetId.class, (ReadContext context) -> List.of(Resource.of(METRO, "Metro MLS"))));
    }

    @Override
    public List<Action<?, ?>> actions() {
        return List.of(new Changes(), new Keys(), new ByKey());
    }

    private Entry entry(String key) {
        var row = rows.get(key);
        var listing = isShown(row) ? Optional.of(listing(key, row.price())) : Optional.<Listing>empty();
        return new Entry(new ListingKey(key), row.changed(), listing, List.of());
    }

    private static Listing listing(String key, int price) {
        var json = """
                {"ListingKey": "%s", "audience": "public", "status": {}, "price": {"ListPrice": %d}, "size": {},
                 "place": {"timeZone": {"timeZoneFrom": "nothing"}}, "features": {}, "agent": {}, "attribution": {},
                 "dataset": "metro"}""".formatted(key, price);
        return Shape.of(Listing.class).read(json, Shape.Defaults.of(ZoneId.of("America/Denver")));
    }

    private final class Changes implements Action<SyncListings.Input, SyncListings.Changes> {
        @Override
        public ActionContract<SyncListings.Input, SyncListings.Changes> contract() {
            return SyncListings.CHANGES;
        }

        @Override
        public SyncListings.Changes run(SyncListings.Input in, ActionContext context) {
            var since = in.checkpoint()
                    .filter(at -> !standsStill && at.startsWith(licence + " "))
                    .map(at -> Instant.parse(at.substring(licence.length() + 1)))
                    .orElse(Instant.EPOCH);
            var keys = new ArrayList<>(rows.keySet());
            keys.removeIf(key -> !rows.get(key).changed().isAfter(since));
            keys.sort((a, b) -> rows.get(a).changed().compareTo(rows.get(b).changed()));
            var page = keys.subList(0, Math.min(PAGE, keys.size()));
            var last =
                    page.isEmpty() ? since : rows.get(page.get(page.size() - 1)).changed();
            return new SyncListings.Changes(
                    page.stream().map(Exchange.this::entry).toList(),
                    licence + " " + last,
                    page.size() == PAGE,
                    METRO,
                    origin());
        }
    }

    private final class Keys implements Action<SyncListings.Input, SyncListings.Keys> {
        @Override
        public ActionContract<SyncListings.Input, SyncListings.Keys> contract() {
            return SyncListings.KEYS;
        }

        @Override
        public SyncListings.Keys run(SyncListings.Input in, ActionContext context) {
            var after = rows.tailMap(in.checkpoint().orElse(""), false).keySet().stream()
                    .limit(namesNoKeys ? 0 : PAGE)
                    .toList();
            return new SyncListings.Keys(
                    after.stream().map(ListingKey::new).toList(),
                    after.size() == PAGE ? Optional.of(after.get(PAGE - 1)) : Optional.empty(),
                    Optional.of(namesNoKeys ? 0 : rows.size() + countsTooMany),
                    METRO,
                    origin());
        }
    }

    private final class ByKey implements Action<SyncListings.Wanted, SyncListings.Found> {
        @Override
        public ActionContract<SyncListings.Wanted, SyncListings.Found> contract() {
            return SyncListings.BY_KEY;
        }

        @Override
        public SyncListings.Found run(SyncListings.Wanted in, ActionContext context) {
            return new SyncListings.Found(
                    in.keys().stream()
                            .filter(key -> rows.containsKey(key.value()))
                            .map(key -> entry(key.value()))
                            .toList(),
                    METRO,
                    origin());
        }
    }
}
