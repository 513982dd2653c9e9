package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SyncTest extends Standing {

    private static final String EVENTS = "/calendars/primary/events";
    private static final LocalDateTime TEN = LocalDateTime.of(2026, 3, 3, 10, 0);

    private final SandboxCalendar calendar = anna.primary();

    @Test
    void aSyncTellsWhatChangedSinceAndOfTheDeletedOnlyThatTheyAreGone() {
        calendar.event("Kept").id("aaaa1").at(TEN, TEN).add();
        calendar.event("Changed").id("aaaa2").at(TEN, TEN).add();
        calendar.event("Deleted").id("aaaa3").at(TEN, TEN).add();
        var token = token(client.get(EVENTS));
        calendar.change("aaaa2", "{'summary': 'Now'}").delete("aaaa3");
        calendar.event("New").id("aaaa4").at(TEN, TEN).add();

        var changes = client.get(EVENTS, "syncToken", token);

        assertThat(changes.texts("id")).containsExactlyInAnyOrder("aaaa2", "aaaa3", "aaaa4");
        assertThat(changes.json().path("items").path(1).toString())
                .contains("cancelled")
                .doesNotContain("Deleted");
        assertThat(client.get(EVENTS, "syncToken", token(changes)).texts("id")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "timeMin, 2026-03-01T00:00:00Z",
        "timeMax, 2026-03-01T00:00:00Z",
        "q, x",
        "iCalUID, x",
        "orderBy, updated",
        "updatedMin, 2026-03-01T00:00:00Z",
        "privateExtendedProperty, a=b",
        "sharedExtendedProperty, a=b",
        "showDeleted, false",
    })
    void whatWouldNarrowASyncIsRefused(String name, String value) {
        var token = token(client.get(EVENTS));

        var refused = client.get(EVENTS, "syncToken", token, name, value);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.reason()).isEqualTo("syncTokenWithRequestRestrictions");
    }

    @Test
    void aDeadTokenAsksForAFullSync() {
        var token = token(client.get(EVENTS));
        var family = anna.calendar("family@group.calendar.example", "Family");

        var elsewhere = client.get("/calendars/" + family.id() + "/events", "syncToken", token);
        sandbox.expireSyncTokens();
        var dead = client.get(EVENTS, "syncToken", token);

        assertThat(dead.status()).isEqualTo(410);
        assertThat(dead.reason()).isEqualTo("fullSyncRequired");
        assertThat(elsewhere.status()).isEqualTo(410);
    }

    @Test
    void aNarrowedListingGivesNoTokenAndARangeDoes() {
        assertThat(client.get(EVENTS, "q", "x").json().has("nextSyncToken")).isFalse();
        assertThat(client.get(EVENTS, "singleEvents", "true", "orderBy", "startTime")
                        .json()
                        .has("nextSyncToken"))
                .isFalse();
        assertThat(client.get(EVENTS, "timeMin", "2026-03-01T00:00:00Z").json().has("nextSyncToken"))
                .isTrue();
    }

    @Test
    void whatChangesWhileAListingIsPagedIsInTheNextSync() {
        calendar.event("A").id("aaaa1").at(TEN, TEN).add();
        calendar.event("B").id("aaaa2").at(TEN, TEN).add();
        var first = client.get(EVENTS, "maxResults", "1");
        calendar.change("aaaa1", "{'summary': 'A2'}");
        var last = client.get(
                EVENTS,
                "maxResults",
                "1",
                "pageToken",
                first.json().path("nextPageToken").asText());

        var changes = client.get(EVENTS, "syncToken", token(last));

        assertThat(changes.texts("summary")).containsExactly("A2");
    }

    @Test
    void aSyncOfOccurrencesTellsWhichWentAwayWithAChangeOfTheSeries() {
        calendar.event("Daily")
                .id("aaaa1")
                .at(TEN, TEN.plusHours(1))
                .repeats("RRULE:FREQ=DAILY;COUNT=4")
                .add();
        var full = client.get(EVENTS, "singleEvents", "true");
        client.patch(EVENTS + "/aaaa1", "{'recurrence': ['RRULE:FREQ=DAILY;COUNT=2']}");

        var changes = client.get(EVENTS, "singleEvents", "true", "syncToken", token(full));

        assertThat(changes.json().path("items"))
                .filteredOn(it -> it.path("status").asText().equals("cancelled"))
                .extracting(it -> it.path("id").asText())
                .containsExactly("aaaa1_20260305T170000Z", "aaaa1_20260306T170000Z");
        assertThat(client.get(EVENTS, "syncToken", token(full)).status()).isEqualTo(400);
    }

    private static String token(Client.Reply page) {
        return page.json().path("nextSyncToken").asText();
    }
}
