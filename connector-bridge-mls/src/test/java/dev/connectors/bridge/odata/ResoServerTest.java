package dev.connectors.bridge.odata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ResoServerTest {

    private static final int LISTINGS = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static ResoServer server;

    @BeforeAll
    static void start() {
        server = ResoServer.start(Metadata.bridge(), ResoServer.Conduct.bridge());
        GeneratedListings.fill(server, 1, LISTINGS);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aFilterFindsWhatAPlainLoopFinds() throws Exception {
        var answer = get("/Property", "$filter", "ListPrice ge 500000 and City eq 'Coeur d''Alene'", "$count", "true");
        var expected = server.table("Property").rows().stream()
                .filter(row -> (double) row.get("ListPrice") >= 500_000)
                .filter(row -> row.get("City").equals("Coeur d'Alene"))
                .count();
        assertThat(answer.path("@odata.count").asLong()).isEqualTo(expected).isPositive();
        assertThat(answer.path("value")).hasSize(10);
    }

    @Test
    void bridgesOwnFormsAreTaken() throws Exception {
        var answer = get(
                "/Property",
                "$filter",
                "geo.distance(Coordinates, POINT(-104.9903 39.7392)) lt 2 and PublicRemarks ne 'POINT(1 2)'",
                "$select",
                "ListingKey,Coordinates",
                "$unselect",
                "Media",
                "$top",
                "200");
        assertThat(answer.path("value"))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(
                                Math.abs(item.path("Coordinates").get(1).asDouble() - 39.7392))
                        .isLessThan(0.03));
    }

    @Test
    void anUnknownFieldIsRefused() throws Exception {
        assertThat(ask("/Property", "$filter", "ListPrise ge 1").statusCode()).isEqualTo(400);
        assertThat(ask("/Property", "$select", "ListingKey,Nonsense").statusCode())
                .isEqualTo(400);
        assertThat(ask("/Property", "$filter", "City eq 'Coeur d'Alene'").statusCode())
                .isEqualTo(400);
    }

    @Test
    void pagesCoverEverythingOnce() throws Exception {
        var keys = new ArrayList<String>();
        var url = url("/Property", "$select", "ListingKey", "$orderby", "ListPrice asc,ListingKey asc", "$top", "200");
        while (url != null) {
            var page = json(send(url));
            page.path("value").forEach(item -> keys.add(item.path("ListingKey").asText()));
            url = page.has("@odata.nextLink") ? page.path("@odata.nextLink").asText() : null;
        }
        assertThat(keys).hasSize(LISTINGS);
        assertThat(new HashSet<>(keys)).hasSize(LISTINGS);
    }

    @Test
    void replicationTellsTheNextPageInAHeaderAndLaterWhatChanged() throws Exception {
        var keys = new HashSet<String>();
        var url = url("/Property/replication", "$select", "ListingKey", "$top", "900");
        HttpResponse<String> last = null;
        for (int page = 0; page < 4; page++) {
            last = send(url);
            json(last)
                    .path("value")
                    .forEach(item -> keys.add(item.path("ListingKey").asText()));
            url = last.headers().firstValue("Link").orElseThrow().replaceAll("^<|>;.*$", "");
        }
        assertThat(keys).hasSize(LISTINGS);
        assertThat(json(last).path("value")).isEmpty();
        server.table("Property").put(GeneratedListings.listing(1, 7, 1_000_000));
        assertThat(json(send(url)).path("value").findValuesAsText("ListingKey")).containsExactly("P_0000007");
        server.table("Property").put(GeneratedListings.listing(1, 7));
    }

    @Test
    void aRecordComesByItsKeyWithItsMedia() throws Exception {
        var record = get("/Property('P_0000003')", "$select", "ListingKey,ListPrice,Media");
        assertThat(record.path("ListingKey").asText()).isEqualTo("P_0000003");
        assertThat(record.path("Media")).hasSize(4);
        assertThat(ask("/Property('nobody')").statusCode()).isEqualTo(404);
    }

    private static JsonNode get(String path, String... options) throws IOException, InterruptedException {
        var response = ask(path, options);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    private static HttpResponse<String> ask(String path, String... options) throws IOException, InterruptedException {
        return send(url(path, options));
    }

    private static HttpResponse<String> send(String url) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + ResoServer.TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String url(String path, String... options) {
        var url = new StringBuilder(server.base() + "/" + ResoServer.DATASET + path);
        for (int i = 0; i < options.length; i += 2) {
            url.append(i == 0 ? '?' : '&')
                    .append(options[i])
                    .append('=')
                    .append(URLEncoder.encode(options[i + 1], StandardCharsets.UTF_8)
                            .replace("+", "%20"));
        }
        return url.toString();
    }
}
