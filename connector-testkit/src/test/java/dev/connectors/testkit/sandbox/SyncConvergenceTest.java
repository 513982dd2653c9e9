package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random writes, and a client that follows them by sync tokens: what it holds is what a full listing shows. */
final class SyncConvergenceTest extends Standing {

    private static final String EVENTS = "/calendars/primary/events";

    /** What the client holds, by id. */
    private final Map<String, JsonNode> held = new TreeMap<>();

    @ParameterizedTest
    @CsvSource({"1, false, 250", "2, false, 3", "3, true, 250", "4, true, 3", "5, true, 7", "6, false, 1"})
    void incrementalSyncsEqualAFullListing(long seed, boolean singleEvents, int pageSize) {
        var random = new Random(seed);
        var token = sync("", singleEvents, pageSize);
        for (var round = 0; round < 25; round++) {
            for (var i = random.nextInt(4); i >= 0; i--) {
                write(random);
            }
            sandbox.pages(1 + random.nextInt(5), random.nextBoolean());

            token = sync(token, singleEvents, pageSize);

            var full = new TreeMap<String, JsonNode>();
            listing("", singleEvents, 250).forEach(it -> full.put(it.path("id").asText(), it));
            assertThat(live(held)).as("seed %d, round %d", seed, round).isEqualTo(live(full));
        }
        assertThat(sandbox.requests()).as("writes").anyMatch(it -> it.method().equals("DELETE"));
    }

    private String sync(String token, boolean singleEvents, int pageSize) {
        var last = new String[1];
        listing(token, singleEvents, pageSize, last)
                .forEach(it -> held.put(it.path("id").asText(), it));
        return last[0];
    }

    private List<JsonNode> listing(String token, boolean singleEvents, int pageSize) {
        return listing(token, singleEvents, pageSize, new String[1]);
    }

    private List<JsonNode> listing(String token, boolean singleEvents, int pageSize, String[] next) {
        var items = new ArrayList<JsonNode>();
        var page = "";
        while (true) {
            var query = new ArrayList<>(List.of("singleEvents", "" + singleEvents, "maxResults", "" + pageSize));
            if (!token.isEmpty()) {
                query.addAll(List.of("syncToken", token));
            }
            if (!page.isEmpty()) {
                query.addAll(List.of("pageToken", page));
            }
            var answer = client.get(EVENTS, query.toArray(new String[0])).json();
            answer.path("items").forEach(items::add);
            if (answer.has("nextSyncToken")) {
                next[0] = answer.path("nextSyncToken").asText();
                return items;
            }
            page = answer.path("nextPageToken").asText();
            assertThat(page).isNotEmpty();
        }
    }

    /** Cancelled exceptions count only as long as their series lives. */
    private static Map<String, String> live(Map<String, JsonNode> events) {
        var live = new TreeMap<String, String>();
        events.forEach((id, event) -> {
            var series = events.get(event.path("recurringEventId").asText());
            var seriesLives = series != null && !isCancelled(series) && series.has("recurrence");
            if (!isCancelled(event)) {
                live.put(id, event.path("etag").asText() + event.path("start"));
            } else if (seriesLives) {
                live.put(id, "cancelled");
            }
        });
        return live;
    }

    private static boolean isCancelled(JsonNode event) {
        return event.path("status").asText().equals("cancelled");
    }

    private void write(Random random) {
        var ids = new ArrayList<>(
                client.get(EVENTS, "singleEvents", "" + random.nextBoolean()).texts("id"));
        var id = ids.isEmpty() ? "none1" : ids.get(random.nextInt(ids.size()));
        var hour = 10 + random.nextInt(8);
        var when = "'start': {'dateTime': '2026-03-0" + (4 + random.nextInt(5)) + "T" + hour
                + ":00:00', 'timeZone': 'America/Denver'}";
        var end = "'end': {'dateTime': '2026-03-09T" + hour + ":30:00', 'timeZone': 'America/Denver'}";
        switch (random.nextInt(7)) {
            case 0, 1 -> client.post(EVENTS, "{'summary': 'Single', " + when + ", " + end + "}");
            case 2 ->
                client.post(
                        EVENTS,
                        "{'summary': 'Series', 'recurrence': ['RRULE:FREQ=DAILY;COUNT=" + (1 + random.nextInt(5))
                                + "'], " + when + ", " + end + "}");
            case 3 -> client.patch(EVENTS + "/" + id, "{'summary': 'Changed " + random.nextInt(1000) + "'}");
            case 4 -> client.patch(EVENTS + "/" + id, "{" + when + ", " + end + "}");
            case 5 ->
                client.patch(
                        EVENTS + "/" + id,
                        "{'recurrence': ['RRULE:FREQ=DAILY;COUNT=" + (1 + random.nextInt(5)) + "']}");
            default -> client.delete(EVENTS + "/" + id);
        }
    }
}
