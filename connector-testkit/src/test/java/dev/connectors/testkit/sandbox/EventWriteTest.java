package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventWriteTest extends Standing {

    private static final String EVENTS = "/calendars/primary/events";
    private static final String VISIT = EVENTS + "/visit001";
    private static final String SHOWING = """
            {'id': 'visit001', 'summary': 'Showing, 123 Main St',
             'start': {'dateTime': '2026-03-10T14:00:00', 'timeZone': 'America/Denver'},
             'end': {'dateTime': '2026-03-10T15:00:00', 'timeZone': 'America/Denver'},
             'attendees': [{'email': 'john.smith@buyer.example'}]}
            """;

    @Override
    boolean isExpected(String violation) {
        return violation.contains("needs an offset");
    }

    @Test
    void aLocalTimeGetsTheOffsetOfItsZoneAfterTheClocksChanged() {
        var made = client.post(EVENTS, SHOWING);

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.json().path("start").path("dateTime").asText()).isEqualTo("2026-03-10T14:00:00-06:00");
        assertThat(made.json().path("start").path("timeZone").asText()).isEqualTo("America/Denver");
    }

    @Test
    void theServerFillsInWhatIsItsOwn() {
        var made = client.post(EVENTS, SHOWING).json();

        assertThat(made.path("status").asText()).isEqualTo("confirmed");
        assertThat(made.path("organizer").path("email").asText()).isEqualTo(ANNA);
        assertThat(made.path("organizer").path("self").asBoolean()).isTrue();
        assertThat(made.path("iCalUID").asText()).isEqualTo("visit001@google.com");
        assertThat(made.path("created").asText()).isEqualTo("2026-03-03T15:00:00.000Z");
        assertThat(made.path("htmlLink").asText()).startsWith(sandbox.baseUrl().toString());
        assertThat(made.path("attendees").path(0).path("responseStatus").asText())
                .isEqualTo("needsAction");
    }

    @Test
    void anIdIsMadeUpWhereNoneIsGiven() {
        var made = client.post(EVENTS, SHOWING.replace("'id': 'visit001', ", ""));

        assertThat(made.json().path("id").asText()).matches("[a-v0-9]{5,}");
        assertThat(client.get(EVENTS + "/" + made.json().path("id").asText()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcd", "Visit001", "visit-01", "xyz12"})
    void anOwnIdHasOnlyLettersOfBase32hexAndAtLeastFive(String id) {
        var refused = client.post(EVENTS, SHOWING.replace("visit001", id));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.reason()).isEqualTo("invalid");
    }

    @Test
    void anIdIsTakenForEverEvenAfterItsEventWasDeleted() {
        client.post(EVENTS, SHOWING);

        var twice = client.post(EVENTS, SHOWING);
        client.delete(VISIT);
        var afterDeletion = client.post(EVENTS, SHOWING);

        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.reason()).isEqualTo("duplicate");
        assertThat(afterDeletion.status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'summary': 'x'} | required",
                "{'start': {'date': '2026-03-10'}} | required",
                "{'start': {'dateTime': '2026-03-10T14:00:00'}, 'end': {'dateTime': '2026-03-10T15:00:00'}} | required",
                "{'start': {'date': '2026-03-10', 'dateTime': '2026-03-10T14:00:00Z'}, 'end': {'date': '2026-03-11'}} | invalid",
                "{'start': {'date': '2026-03-10'}, 'end': {'dateTime': '2026-03-10T15:00:00Z'}} | invalid",
                "{'start': {'date': '2026-03-10'}, 'end': {'date': '2026-03-10'}} | timeRangeEmpty",
                "{'start': {'dateTime': '2026-03-10T15:00:00Z'}, 'end': {'dateTime': '2026-03-10T14:00:00Z'}} | timeRangeEmpty",
                "{'start': {'dateTime': '2026-03-10T14:00:00', 'timeZone': 'Mountain'}, 'end': {'date': '2026-03-11'}} | invalid",
                "{'start': {'date': '2026-03-10'}, 'end': {'date': '2026-03-11'}, 'visibility': 'secret'} | invalid",
                "{'start': {'date': '2026-03-10'}, 'end': {'date': '2026-03-11'}, 'recurrence': ['FREQ=DAILY']} | invalid",
                "{'start': {'dateTime': '2026-03-10T14:00:00Z'}, 'end': {'dateTime': '2026-03-10T15:00:00Z'}, 'recurrence': ['RRULE:FREQ=DAILY']} | required",
                "{'start': {'date': '2026-03-10'}, 'end': {'date': '2026-03-11'}, 'attendees': [{'email': 'nobody'}]} | invalid",
                "{'start': {'date': '2026-03-10'}, 'end': {'date': '2026-03-11'}, 'reminders': {'useDefault': true, 'overrides': [{'method': 'popup', 'minutes': 5}]}} | cannotUseDefaultRemindersAndSpecifyOverride",
                "{'start': {'date': '2026-03-10'}, 'end': {'date': '2026-03-11'}, 'eventType': 'fromGmail'} | invalid",
                "{'start': {'date': '2026-03-10'}, 'end': {'date': '2026-03-11'}, 'eventType': 'outOfOffice'} | invalid",
            })
    void aFaultyEventIsRefused(String body, String reason) {
        try (var unchecked =
                GoogleSandbox.start(clock)) { // without the Discovery document, which would refuse some first
            var account = unchecked.account(ANNA, "1001");
            var plain = new Client(
                    unchecked.calendarApi(),
                    unchecked.issue(account, "calendar").accessToken());

            var refused = plain.post(EVENTS, body);

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(account.primary().eventIds()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'sumary': 'x'} | sumary",
                "{'attendees': [{'email': 'a@b.example', 'adress': 'x'}]} | attendees[0].adress",
                "{'start': {'datetime': 'x'}} | start.datetime",
            })
    void anUnknownFieldIsRefusedAndNamedEvenWithoutADocument(String body, String name) {
        try (var unchecked = GoogleSandbox.start(clock)) {
            var account = unchecked.account(ANNA, "1001");
            var plain = new Client(
                    unchecked.calendarApi(),
                    unchecked.issue(account, "calendar").accessToken());

            var refused = plain.post(EVENTS, body);

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.message()).contains(name);
        }
    }

    @Test
    void aPatchReplacesArraysMergesObjectsAndDeletesByNull() {
        client.post(EVENTS, SHOWING);

        var patched = client.patch(
                VISIT,
                "{'attendees': [{'email': 'dana@desk.example'}], 'summary': null,"
                        + " 'extendedProperties': {'private': {'a': '1'}}}");
        var again = client.patch(VISIT, "{'extendedProperties': {'private': {'b': '2'}}}")
                .json();

        assertThat(patched.json().path("attendees").size()).isEqualTo(1);
        assertThat(patched.json().path("attendees").path(0).path("email").asText())
                .isEqualTo("dana@desk.example");
        assertThat(patched.json().has("summary")).isFalse();
        assertThat(again.path("extendedProperties").path("private").toString()).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
    }

    @Test
    void aTimedEventBecomesAllDayWhenItsTimesAreClearedToo() {
        client.post(EVENTS, SHOWING);

        var half = client.patch(VISIT, "{'start': {'date': '2026-03-10'}, 'end': {'date': '2026-03-11'}}");
        var whole = client.patch(
                VISIT,
                "{'start': {'date': '2026-03-10', 'dateTime': null, 'timeZone': null},"
                        + " 'end': {'date': '2026-03-11', 'dateTime': null, 'timeZone': null}}");

        assertThat(half.status()).isEqualTo(400);
        assertThat(whole.json().path("start").toString()).isEqualTo("{\"date\":\"2026-03-10\"}");
    }

    @Test
    void aPutLosesWhatIsNotSentBack() {
        client.post(EVENTS, SHOWING.replace("'summary'", "'location': '123 Main St', 'summary'"));

        var put = client.put(VISIT, SHOWING.replace("'id': 'visit001', ", "")).json();

        assertThat(put.has("location")).isFalse();
        assertThat(put.path("id").asText()).isEqualTo("visit001");
        assertThat(put.path("created").asText()).isEqualTo("2026-03-03T15:00:00.000Z");
    }

    @Test
    void anEventCanBePutBackAsItWasRead() {
        client.post(EVENTS, SHOWING.replace("'summary'", "'location': '123 Main St', 'summary'"));
        var read = client.get(VISIT).json();

        var put = client.put(VISIT, read.toString());

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json().path("location").asText()).isEqualTo("123 Main St");
        assertThat(put.json().path("sequence").asInt())
                .isEqualTo(read.path("sequence").asInt());
    }

    @Test
    void everyWriteGivesANewEtagAndAnOldOneIsRefused() {
        var first = client.post(EVENTS, SHOWING);
        var etag = first.json().path("etag").asText();

        var changed = client.send("PATCH", VISIT, "{'summary': 'B'}", Map.of("If-Match", etag));
        var stale = client.send("PATCH", VISIT, "{'summary': 'C'}", Map.of("If-Match", etag));
        var staleDelete = client.send("DELETE", VISIT, "", Map.of("If-Match", etag));

        assertThat(first.headers().get("etag")).containsExactly(etag);
        assertThat(changed.json().path("etag").asText()).isNotEqualTo(etag);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.reason()).isEqualTo("conditionNotMet");
        assertThat(staleDelete.status()).isEqualTo(412);
        assertThat(client.get(VISIT).json().path("summary").asText()).isEqualTo("B");
    }

    @Test
    void anUnchangedEventIsNotSentAgain() {
        var etag = client.post(EVENTS, SHOWING).json().path("etag").asText();

        var same = client.send("GET", VISIT, "", Map.of("If-None-Match", etag));
        anna.primary().touch("visit001");
        var other = client.send("GET", VISIT, "", Map.of("If-None-Match", etag));

        assertThat(same.status()).isEqualTo(304);
        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    void theSequenceCountsChangesOfTimeAndNotOfText() {
        client.post(EVENTS, SHOWING);

        var text = client.patch(VISIT, "{'summary': 'B'}");
        var time = client.patch(
                VISIT,
                "{'start': {'dateTime': '2026-03-10T14:30:00', 'timeZone': 'America/Denver'},"
                        + " 'end': {'dateTime': '2026-03-10T15:30:00', 'timeZone': 'America/Denver'}}");

        assertThat(text.json().path("sequence").asInt()).isZero();
        assertThat(time.json().path("sequence").asInt()).isEqualTo(1);
    }

    @Test
    void aPatchWithALocalTimeMustNameItsZone() {
        client.post(EVENTS, SHOWING);

        var refused = client.patch(VISIT, "{'start': {'dateTime': '2026-03-10T13:00:00'}}");

        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void aDeletedEventIsStillReadAndItsSecondDeletionIsGone() {
        client.post(EVENTS, SHOWING);

        var deleted = client.delete(VISIT);
        var again = client.delete(VISIT);

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.reason()).isEqualTo("deleted");
        assertThat(client.get(VISIT).json().path("status").asText()).isEqualTo("cancelled");
        assertThat(client.patch(VISIT, "{'summary': 'B'}").status()).isEqualTo(410);
    }

    @Test
    void aDeletedEventComesBackWhenItIsWrittenAsConfirmed() {
        client.post(EVENTS, SHOWING);
        client.delete(VISIT);

        var back = client.put(VISIT, SHOWING.replace("'summary'", "'status': 'confirmed', 'summary'"));

        assertThat(back.json().path("status").asText()).isEqualTo("confirmed");
        assertThat(client.get(EVENTS).texts("id")).containsExactly("visit001");
    }

    @Test
    void meetIsMadeOnRequestOnceAndOnlyWithItsVersion() {
        var asked = SHOWING.replace(
                "'summary'",
                "'conferenceData': {'createRequest': {'requestId': 'r1', 'conferenceSolutionKey': {'type': 'hangoutsMeet'}}}, 'summary'");

        var ignored = client.post(EVENTS, asked);
        var made = client.post(EVENTS, asked.replace("visit001", "visit002"), "conferenceDataVersion", "1");
        var same = client.patch(
                EVENTS + "/visit002",
                "{'conferenceData': {'createRequest': {'requestId': 'r1'}}}",
                "conferenceDataVersion",
                "1");
        var kept = client.patch(EVENTS + "/visit002", "{'summary': 'B'}");
        var removed = client.patch(EVENTS + "/visit002", "{'conferenceData': null}", "conferenceDataVersion", "1");

        assertThat(ignored.json().has("hangoutLink")).isFalse();
        assertThat(made.json().path("hangoutLink").asText()).startsWith("https://");
        assertThat(made.json()
                        .path("conferenceData")
                        .path("createRequest")
                        .path("status")
                        .path("statusCode")
                        .asText())
                .isEqualTo("success");
        assertThat(same.json().path("hangoutLink")).isEqualTo(made.json().path("hangoutLink"));
        assertThat(kept.json().path("hangoutLink")).isEqualTo(made.json().path("hangoutLink"));
        assertThat(removed.json().has("hangoutLink")).isFalse();
    }

    @Test
    void aConferenceCanBePendingForSomeReads() {
        sandbox.conferencesPendingFor(2);
        var asked = SHOWING.replace("'summary'", "'conferenceData': {'createRequest': {'requestId': 'r1'}}, 'summary'");

        var made = client.post(EVENTS, asked, "conferenceDataVersion", "1");
        var reads = java.util.stream.Stream.of(1, 2, 3)
                .map(it -> client.get(VISIT).json().has("hangoutLink"))
                .toList();

        assertThat(made.json().has("hangoutLink")).isFalse();
        assertThat(reads).containsExactly(false, false, true);
    }

    @Test
    void aCalendarWithoutMeetRefusesIt() {
        anna.primary().withoutMeet();
        var asked = SHOWING.replace("'summary'", "'conferenceData': {'createRequest': {'requestId': 'r1'}}, 'summary'");

        var refused = client.post(EVENTS, asked, "conferenceDataVersion", "1");

        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void aReaderMayNotWriteAndAStrangerFindsNothing() {
        var mia = sandbox.account("mia@acme-realty.example", "1002");
        mia.subscribe(anna.primary(), AccessRole.READER);
        var team = mia.calendar("team@group.calendar.example", "Team");

        var asReader = client(mia, "calendar").post("/calendars/" + ANNA + "/events", SHOWING);
        var asStranger = client.post("/calendars/" + team.id() + "/events", SHOWING);

        assertThat(asReader.status()).isEqualTo(403);
        assertThat(asReader.reason()).isEqualTo("requiredAccessLevel");
        assertThat(asStranger.status()).isEqualTo(404);
        assertThat(asStranger.reason()).isEqualTo("notFound");
    }

    @Test
    void aMovedEventLeavesADeletedOneBehind() {
        var family = anna.calendar("family@group.calendar.example", "Family");
        client.post(EVENTS, SHOWING);

        var moved = client.post(VISIT + "/move", "", "destination", family.id());

        assertThat(moved.json().path("organizer").path("email").asText()).isEqualTo(family.id());
        assertThat(client.get(VISIT).json().path("status").asText()).isEqualTo("cancelled");
        assertThat(client.get("/calendars/" + family.id() + "/events").texts("id"))
                .containsExactly("visit001");
    }
}
