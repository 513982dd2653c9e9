package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SeriesTest extends Standing {

    private static final String EVENTS = "/calendars/primary/events";
    private static final String SERIES = EVENTS + "/standup";
    private static final String SECOND =
            EVENTS + "/standup_20260310T150000Z"; // 9:00, an hour earlier in UTC since 8 March

    @BeforeEach
    void aWeeklyStandUp() {
        var made = client.post(EVENTS, """
                {'id': 'standup', 'summary': 'Stand-up', 'recurrence': ['RRULE:FREQ=WEEKLY;COUNT=3'],
                 'start': {'dateTime': '2026-03-03T09:00:00', 'timeZone': 'America/Denver'},
                 'end': {'dateTime': '2026-03-03T09:15:00', 'timeZone': 'America/Denver'}}
                """);
        assertThat(made.status()).isEqualTo(200);
    }

    @Test
    void occurrencesKeepTheirWallClockOverTheChangeOfTheClocks() {
        var found = client.get(EVENTS, "singleEvents", "true", "orderBy", "startTime");

        assertThat(found.texts("id"))
                .containsExactly("standup_20260303T160000Z", "standup_20260310T150000Z", "standup_20260317T150000Z");
        assertThat(found.json()
                        .path("items")
                        .path(1)
                        .path("start")
                        .path("dateTime")
                        .asText())
                .isEqualTo("2026-03-10T09:00:00-06:00");
        assertThat(found.texts("recurringEventId")).containsOnly("standup");
        assertThat(found.json().path("items").path(0).has("recurrence")).isFalse();
    }

    @Test
    void aSeriesIsListedOnceUnlessItsOccurrencesAreAskedFor() {
        var found = client.get(EVENTS, "timeMin", "2026-03-10T00:00:00Z", "timeMax", "2026-03-11T00:00:00Z");
        var outside = client.get(EVENTS, "timeMin", "2026-03-11T00:00:00Z", "timeMax", "2026-03-12T00:00:00Z");

        assertThat(found.texts("id")).containsExactly("standup");
        assertThat(outside.texts("id")).isEmpty();
    }

    @Test
    void aChangedOccurrenceBecomesAnException() {
        var changed = client.patch(
                SECOND,
                "{'summary': 'Longer', 'end': {'dateTime': '2026-03-10T10:00:00', 'timeZone': 'America/Denver'}}");

        assertThat(changed.json().path("recurringEventId").asText()).isEqualTo("standup");
        assertThat(changed.json().path("originalStartTime").path("dateTime").asText())
                .isEqualTo("2026-03-10T09:00:00-06:00");
        assertThat(client.get(EVENTS, "singleEvents", "true", "orderBy", "startTime")
                        .texts("summary"))
                .containsExactly("Stand-up", "Longer", "Stand-up");
        assertThat(client.get(EVENTS).texts("id")).containsExactly("standup", "standup_20260310T150000Z");
    }

    @Test
    void aMovedOccurrenceIsFoundWhereItIsAndNotWhereItWas() {
        client.patch(
                SECOND,
                "{'start': {'dateTime': '2026-03-12T09:00:00', 'timeZone': 'America/Denver'},"
                        + " 'end': {'dateTime': '2026-03-12T09:15:00', 'timeZone': 'America/Denver'}}");

        var there = client.get(
                EVENTS, "singleEvents", "true", "timeMin", "2026-03-12T00:00:00Z", "timeMax", "2026-03-13T00:00:00Z");
        var here = client.get(
                EVENTS, "singleEvents", "true", "timeMin", "2026-03-10T00:00:00Z", "timeMax", "2026-03-11T00:00:00Z");

        assertThat(there.texts("id")).containsExactly("standup_20260310T150000Z");
        assertThat(here.texts("id")).isEmpty();
    }

    @Test
    void aDeletedOccurrenceIsACancelledException() {
        var deleted = client.delete(SECOND);

        var exception = client.get(EVENTS).json().path("items").path(1);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(exception.path("status").asText()).isEqualTo("cancelled");
        assertThat(exception.path("originalStartTime").path("dateTime").asText())
                .isEqualTo("2026-03-10T09:00:00-06:00");
        assertThat(exception.has("summary")).isFalse();
        assertThat(client.get(EVENTS, "singleEvents", "true").texts("id")).hasSize(2);
        assertThat(client.get(EVENTS, "singleEvents", "true", "showDeleted", "true")
                        .texts("id"))
                .hasSize(3);
        assertThat(client.delete(SECOND).status()).isEqualTo(410);
    }

    @Test
    void aDeletedOccurrenceComesBackWithTheFieldsOfItsSeries() {
        client.delete(SECOND);

        var back = client.patch(SECOND, "{'status': 'confirmed'}");

        assertThat(back.json().path("summary").asText()).isEqualTo("Stand-up");
        assertThat(client.get(EVENTS, "singleEvents", "true").texts("id")).hasSize(3);
    }

    @Test
    void aDeletedSeriesTakesItsOccurrencesAndExceptionsAlong() {
        client.patch(SECOND, "{'summary': 'Longer'}");

        client.delete(SERIES);

        assertThat(client.get(EVENTS, "singleEvents", "true").texts("id")).isEmpty();
        assertThat(client.get(EVENTS).texts("id")).isEmpty();
        assertThat(client.get(EVENTS, "singleEvents", "true", "showDeleted", "true")
                        .texts("status"))
                .containsExactly("cancelled", "cancelled", "cancelled");
        assertThat(client.get(EVENTS + "/standup_20260317T150000Z").status()).isEqualTo(404);
    }

    @Test
    void aNewRuleDropsExceptionsThatItNoLongerHits() {
        client.patch(SECOND, "{'summary': 'Longer'}");

        client.patch(SERIES, "{'recurrence': ['RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2']}");

        assertThat(client.get(EVENTS, "singleEvents", "true", "orderBy", "startTime")
                        .texts("id"))
                .containsExactly("standup_20260303T160000Z", "standup_20260317T150000Z");
        assertThat(client.get(SECOND).json().path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void anOccurrenceIsFoundByItsOriginalStart() {
        client.patch(
                SECOND,
                "{'start': {'dateTime': '2026-03-12T09:00:00', 'timeZone': 'America/Denver'},"
                        + " 'end': {'dateTime': '2026-03-12T09:15:00', 'timeZone': 'America/Denver'}}");

        var found = client.get(SERIES + "/instances", "originalStart", "2026-03-10T09:00:00-06:00");
        var all = client.get(SERIES + "/instances");

        assertThat(found.texts("id")).containsExactly("standup_20260310T150000Z");
        assertThat(all.texts("id"))
                .containsExactly("standup_20260303T160000Z", "standup_20260310T150000Z", "standup_20260317T150000Z");
        assertThat(client.get(SECOND + "/instances").status()).isEqualTo(400);
    }

    @Test
    void aDayThatTheRuleDoesNotHitHasNoOccurrence() {
        assertThat(client.get(EVENTS + "/standup_20260311T150000Z").status()).isEqualTo(404);
        assertThat(client.patch(EVENTS + "/standup_20260311T150000Z", "{'summary': 'x'}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anOccurrenceCanHaveNoRuleOfItsOwn() {
        assertThat(client.patch(SECOND, "{'recurrence': ['RRULE:FREQ=DAILY;COUNT=2']}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aSeriesIsTrimmedUnderThePreconditionOfItsEtag() {
        var etag = client.get(SERIES).json().path("etag").asText();

        var trimmed = client.send(
                "PATCH",
                SERIES,
                "{'recurrence': ['RRULE:FREQ=WEEKLY;UNTIL=20260310T145959Z']}",
                Map.of("If-Match", etag));

        assertThat(trimmed.status()).isEqualTo(200);
        assertThat(client.get(EVENTS, "singleEvents", "true").texts("id")).containsExactly("standup_20260303T160000Z");
    }
}
