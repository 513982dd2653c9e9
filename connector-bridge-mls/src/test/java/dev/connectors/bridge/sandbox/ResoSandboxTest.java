package dev.connectors.bridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.connectors.bridge.odata.GeneratedListings;
import dev.connectors.bridge.odata.Metadata;
import dev.connectors.bridge.odata.ResoServer;
import dev.connectors.bridge.odata.Table;
import dev.connectors.domain.address.GeoPoint;
import dev.connectors.testkit.reso.ResoSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The stand-in for demonstrations answers as a server that Olingo parses for, and names fields as the RESO metadata do. */
final class ResoSandboxTest {

    private static final int LISTINGS = 800;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern PROPERTY = Pattern.compile("<Property Name=\"(\\w+)\" Type=\"([^\"]+)\"");

    @Test
    void itsFieldsAreThoseOfTheMetadataAndOfTheirTypes() throws IOException, InterruptedException {
        var declared = types(Files.readString(Metadata.bridge()));
        try (var sandbox = ResoSandbox.start(Clock.systemUTC())) {
            sandbox.dataset("here");
            var own = types(send(sandbox.origin() + "/here/$metadata").body());

            assertThat(own).isNotEmpty().isSubsetOf(declared.toArray(String[]::new));
        }
    }

    /** Entity, field and type, such as "Property ListPrice Edm.Decimal". */
    private static List<String> types(String edmx) {
        var all = new java.util.ArrayList<String>();
        for (var type : edmx.split("<EntityType Name=\"")) {
            var entity = type.substring(0, type.indexOf('"'));
            PROPERTY.matcher(type)
                    .results()
                    .forEach(found -> all.add(entity + " " + found.group(1) + " " + found.group(2)));
        }
        return all;
    }

    @Test
    void itFindsWhatTheOtherServerFindsAndRefusesWhatThatRefuses() throws Exception {
        try (var server = ResoServer.start(Metadata.bridge(), ResoServer.Conduct.bridge());
                var sandbox = ResoSandbox.start(Clock.systemUTC())) {
            GeneratedListings.fill(server, 3, LISTINGS);
            for (var row : server.table("Property").rows()) {
                sandbox.dataset(ResoServer.DATASET).put("Property", forSandbox(row));
            }
            var random = new SplittableRandom(11);
            int found = 0;
            for (int round = 0; round < 300; round++) {
                var query = "/" + ResoServer.DATASET + "/Property?" + query(random);
                var theirs = send(server.base() + query);
                var ours = send(sandbox.origin() + query);
                assertThat(ours.statusCode()).as(query).isEqualTo(theirs.statusCode());
                if (ours.statusCode() == 200) {
                    assertThat(content(ours.body())).as(query).isEqualTo(content(theirs.body()));
                    found += JSON.readTree(ours.body()).path("value").size();
                }
            }
            assertThat(found).isGreaterThan(1000);
        }
    }

    @Test
    void itsReplicationGivesTheSamePagesAndLaterWhatChanged() throws Exception {
        try (var server = ResoServer.start(Metadata.bridge(), ResoServer.Conduct.bridge());
                var sandbox = ResoSandbox.start(Clock.systemUTC())) {
            GeneratedListings.fill(server, 3, LISTINGS);
            var dataset = sandbox.dataset(ResoServer.DATASET);
            for (var row : server.table("Property").rows()) {
                dataset.put("Property", forSandbox(row));
            }
            var query = "/" + ResoServer.DATASET + "/Property/replication?$select=ListingKey,ListPrice&$top=300";
            var theirs = new Replication(server.base() + query);
            var ours = new Replication(sandbox.origin() + query);
            for (int size : new int[] {300, 300, LISTINGS - 600, 0}) {
                assertThat(ours.page()).hasSize(size).isEqualTo(theirs.page());
            }

            var changed = GeneratedListings.listing(3, 7, 1);
            server.table("Property").put(changed);
            dataset.put("Property", forSandbox(changed));
            server.table("Property").remove(GeneratedListings.key(8)); // of which nothing tells
            dataset.remove("Property", GeneratedListings.key(8));

            assertThat(ours.page()).containsExactly(GeneratedListings.key(7)).isEqualTo(theirs.page());
            var gone =
                    "/" + ResoServer.DATASET + "/Property?$filter=ListingKey%20eq%20'" + GeneratedListings.key(8) + "'";
            assertThat(JSON.readTree(send(sandbox.origin() + gone).body()).path("value"))
                    .isEmpty();
        }
    }

    /** Follows the link in the header. */
    private static final class Replication {
        private String next;

        Replication(String first) {
            next = first;
        }

        List<String> page() throws IOException, InterruptedException {
            var answer = send(next);
            assertThat(answer.statusCode()).as(next).isEqualTo(200);
            var link = answer.headers().firstValue("Link").orElseThrow();
            next = link.substring(1, link.indexOf('>'));
            return JSON.readTree(answer.body()).path("value").findValuesAsText("ListingKey");
        }
    }

    private static Map<String, Object> forSandbox(Map<String, Object> row) {
        var copy = new HashMap<>(row);
        copy.replaceAll(
                (name, value) -> value instanceof Table.Point at ? new GeoPoint(at.latitude(), at.longitude()) : value);
        return copy;
    }

    private static Map<String, Object> content(String body) throws IOException {
        JsonNode answer = JSON.readTree(body);
        return Map.of(
                "count",
                answer.path("@odata.count").asLong(),
                "keys",
                answer.path("value").findValuesAsText("ListingKey"),
                "prices",
                answer.path("value").findValues("ListPrice").stream()
                        .map(JsonNode::asDouble)
                        .toList(),
                "more",
                answer.has("@odata.nextLink"));
    }

    private static String query(SplittableRandom random) {
        var filter = new StringBuilder(part(random));
        for (int more = random.nextInt(3); more > 0; more--) {
            filter.append(random.nextBoolean() ? " and " : " or ").append(part(random));
        }
        var order = List.of("ListPrice desc,ListingKey asc", "ListingKey asc", "YearBuilt asc,ListingKey desc")
                .get(random.nextInt(3));
        return "$filter=" + encoded(filter.toString()) + "&$select=" + encoded("ListingKey,ListPrice") + "&$orderby="
                + encoded(order) + "&$count=true&$top=" + random.nextInt(1, 60);
    }

    private static String part(SplittableRandom random) {
        int price = random.nextInt(80, 2500) * 1000;
        return switch (random.nextInt(16)) {
            case 0 -> "ListPrice ge " + price;
            case 1 -> "ListPrice lt " + price + ".5";
            case 2 -> "City eq 'Coeur d''Alene'";
            case 3 -> "contains(tolower(UnparsedAddress),'o''brien')";
            case 4 -> "startswith(PostalCode,'80" + random.nextInt(4) + "')";
            case 5 -> "(BedroomsTotal ge " + random.nextInt(6) + " and BathroomsTotalInteger le 3)";
            case 6 -> "not (YearBuilt lt " + random.nextInt(1900, 2020) + ")";
            case 7 -> "(YearBuilt eq null or YearBuilt ge " + random.nextInt(1900, 2020) + ")";
            case 8 -> "InternetEntireListingDisplayYN ne false";
            case 9 -> "SpecialListingConditions/any(x:x eq 'Auction' or x eq 'Nothing')";
            case 10 -> "StandardStatus in ('Active','Coming Soon')";
            case 11 -> "geo.distance(Coordinates,POINT(-104.99 39.74)) le " + random.nextInt(1, 9);
            case 12 ->
                "geo.intersects(Coordinates,POLYGON((-105.1 39.6,-104.9 39.6,-104.9 39.8,-105.1 39.8,-105.1 39.6)))";
            case 13 -> "CloseDate ge 2025-" + "%02d".formatted(random.nextInt(3, 13)) + "-01";
            case 14 -> "ModificationTimestamp gt 2026-02-" + "%02d".formatted(random.nextInt(1, 20)) + "T06:00:00.000Z";
            default ->
                List.of(
                                "NoSuchField eq 1",
                                "City eq 'Coeur d'Alene'",
                                "nonsense(City,'x')",
                                "(ListPrice ge 1",
                                "ListPrice ge",
                                "tolower(City) eq 'denver'")
                        .get(random.nextInt(6));
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .toString()
                .replace("%2C", ",");
    }

    private static HttpResponse<String> send(String url) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + ResoSandbox.TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
