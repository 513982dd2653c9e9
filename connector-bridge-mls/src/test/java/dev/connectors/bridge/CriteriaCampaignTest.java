package dev.connectors.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.connectors.bridge.odata.GeneratedListings;
import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.bridge.odata.ResoServer.Conduct;
import dev.connectors.bridge.plain.PlainSearch;
import dev.connectors.bridge.plain.PlainSearch.Rules;
import dev.connectors.bridge.plain.RandomCriteria;
import dev.connectors.domain.listings.SearchListings;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Conversation;
import dev.connectors.spi.Connector;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random criteria, answered by a server that Olingo parses for, and by a plain loop over the same rows.
 * {@code -Pcampaign} makes it 1,000 criteria over 100,000 listings.
 */
final class CriteriaCampaignTest {

    private static final int ROUNDS = Integer.getInteger("connectors.bridge.criteria", 88);
    private static final int LISTINGS = Integer.getInteger("connectors.bridge.listings", 2_000);

    /** Another one makes other criteria. */
    private static final long SEED = Long.getLong("connectors.bridge.seed", 4);

    /** A search is read to its end where that takes so many pages at most. */
    private static final int MOST_PAGES = 12;

    /** So many rounds stay within the calls that a person has in an hour. */
    private static final int ROUNDS_PER_PERSON = 50;

    /** Who is asked: the first one all of it, the others a part. */
    private enum Host {
        BRIDGE(new BridgeMlsConnector(), ResoServer.DATASET, Conduct.bridge(), true, "BridgeModificationTimestamp"),
        BRIDGE_FOR_CLIENTS(
                new BridgeMlsConnector(),
                ResoServer.DATASET + ":vow",
                Conduct.bridge(),
                false,
                "BridgeModificationTimestamp"),
        /** Without geography: a box is asked for, and what is not in the area is left out afterwards. */
        SPARK(new SparkMlsConnector(), "Test MLS", Conduct.bridge().pages(25), true, "ModificationTimestamp"),
        /** The same, {@code $top} is a total, and lists of values are written as such. */
        TRESTLE(new TrestleMlsConnector(), "Test MLS", Conduct.bridge3(), true, "ModificationTimestamp");

        private final Connector connector;
        private final String datasets;
        private final Conduct conduct;
        private final Rules rules;

        Host(Connector connector, String datasets, Conduct conduct, boolean silenceIsConsent, String changed) {
            this.connector = connector;
            this.datasets = datasets;
            this.conduct = conduct;
            this.rules = new Rules(silenceIsConsent, changed);
        }

        int rounds() {
            return this == BRIDGE ? ROUNDS : Math.max(88, ROUNDS / 4);
        }

        int listings() {
            return this == BRIDGE ? LISTINGS : Math.min(LISTINGS, 2_000);
        }

        /** Whether its own count is right, whatever is asked for but an address. */
        boolean counts() {
            return this == BRIDGE || this == BRIDGE_FOR_CLIENTS;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsFoundIsWhatAPlainLoopFinds(Host host, TestReporter reporter) {
        try (var world = new World(ResoServer.start(Metadata.bridge(), host.conduct), host.connector, host.datasets)) {
            GeneratedListings.fill(world.server, 21, host.listings());
            var openHouses = world.server.table("OpenHouse").rows();
            var plain = new PlainSearch(world.server.table("Property").rows(), openHouses, host.rules);
            var criteria = new RandomCriteria(SEED + host.ordinal(), plain, openHouses);
            var tally = new Tally();
            for (int round = 0; round < host.rounds(); round++) {
                var arguments = criteria.arguments(round);
                var expected = plain.keys(arguments);
                var chat = chat(world, host, round);
                if (arguments.path("countOnly").asBoolean()) {
                    var data = ok(chat, arguments).path("data");
                    assertThat(data.path("count").asLong()).as("%s", arguments).isEqualTo(expected.size());
                    assertThat(data.path("listings")).isEmpty();
                } else {
                    tally.pages += read(host, chat, arguments, expected, round % 3 == 0);
                }
                tally.round(arguments, expected.size());
            }
            reporter.publishEntry(host.name(), tally.toString());
            tally.requireEverything();
        }
    }

    private static Conversation chat(World world, Host host, int round) {
        var person = Principal.of("acme-realty", "reader-" + round / ROUNDS_PER_PERSON);
        if (round % ROUNDS_PER_PERSON == 0) {
            world.connect(person, host.connector);
        }
        return world.connectors.conversation(person, "round-" + round);
    }

    private static JsonNode ok(Conversation chat, ObjectNode arguments) {
        var result = chat.call("listings_search_listings", arguments.toString());
        assertThat(result.code()).as(arguments + result.text()).isEqualTo("ok");
        return World.json(result.text());
    }

    /** Reads one page, or all of them, and says how many there were. */
    private static int read(
            Host host, Conversation chat, ObjectNode arguments, List<String> expected, boolean toTheEnd) {
        int limit = arguments.path("limit").asInt();
        int wanted =
                toTheEnd && expected.size() <= MOST_PAGES * limit ? expected.size() : Math.min(limit, expected.size());
        var seen = new ArrayList<String>();
        int pages = 0;
        var next = "";
        do {
            var answer =
                    ok(chat, next.isEmpty() ? arguments : arguments.deepCopy().put("next", next));
            var data = answer.path("data");
            var page = data.path("listings").findValuesAsText("ListingKey");
            seen.addAll(page);
            next = answer.path("next").asText();
            pages++;
            assertThat(page).as("%s", arguments).hasSizeLessThanOrEqualTo(limit);
            assertThat(seen).as("%s", arguments).isEqualTo(expected.subList(0, Math.min(seen.size(), expected.size())));
            assertThat(data.has("notes"))
                    .as("a page is full, or the last one, or says that it is neither: %s", arguments)
                    .isEqualTo(page.size() < limit && !next.isEmpty() || expected.isEmpty() && hasNames(arguments));
            if (host.counts() && pages == 1 && !arguments.has("address") && !arguments.has("words")) {
                assertThat(data.path("count").asLong(-1)).as("%s", arguments).isEqualTo(expected.size());
            }
        } while (!next.isEmpty() && (seen.size() < wanted || wanted == expected.size()));
        assertThat(seen).as("%s", arguments).hasSizeGreaterThanOrEqualTo(wanted);
        return pages;
    }

    /** Whether it names what an MLS may write otherwise. */
    private static boolean hasNames(JsonNode arguments) {
        return Stream.of("cities", "counties", "subdivisions", "subTypes", "agent", "office")
                .anyMatch(arguments::has);
    }

    /** How often each argument was given, and how often something was found then. */
    private static final class Tally {
        private final Map<String, int[]> arguments = new TreeMap<>();
        private long found;
        private int pages;

        void round(JsonNode given, int size) {
            found += size;
            for (var argument : given.properties()) {
                var name =
                        argument.getKey().equals("near") && argument.getValue().has("point")
                                ? "near a point"
                                : argument.getKey();
                var counts = arguments.computeIfAbsent(name, unused -> new int[2]);
                counts[0]++;
                counts[1] += size > 0 ? 1 : 0;
            }
        }

        void requireEverything() {
            var all = Stream.of(SearchListings.Input.class.getRecordComponents())
                    .map(RecordComponent::getName)
                    .filter(name -> !List.of("datasets", "next").contains(name));
            assertThat(arguments).containsKeys(all.toArray(String[]::new));
            assertThat(arguments)
                    .allSatisfy((name, counts) -> assertThat(counts[1]).as(name).isPositive());
            assertThat(pages).isGreaterThan(arguments.get("sort")[0]);
        }

        @Override
        public String toString() {
            var text = new StringBuilder(found + " listings found, " + pages + " pages read; rounds/with results:");
            arguments.forEach((name, counts) -> text.append(' ')
                    .append(name)
                    .append(' ')
                    .append(counts[0])
                    .append('/')
                    .append(counts[1]));
            return text.toString();
        }
    }
}
