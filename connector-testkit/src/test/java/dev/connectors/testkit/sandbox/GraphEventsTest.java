package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GraphEventsTest extends GraphStanding {

    private static final String[] WEEK = {
        "startDateTime", "2026-03-03T00:00:00-07:00", "endDateTime", "2026-03-10T00:00:00-06:00"
    };
    private static final LocalDateTime ELEVEN = LocalDateTime.parse("2026-03-03T11:00");

    @Override
    boolean isExpected(String violation) {
        return violation.contains("subjct") || violation.contains("body.showAs");
    }

    @Test
    void theCalendarsOfAMailboxSayWhatTheCallerMayDo() {
        var mia = sandbox.account("mia@acme-realty.example", "0a02");
        var team = mia.calendar("team=", "Team");
        anna.calendar("family=", "Family");
        anna.subscribe(team, AccessRole.READER);

        var calendars = client.get("/me/calendars").json().path("value");
        var own = client.get("/me/calendar").json();

        assertThat(calendars).extracting(it -> it.path("name").asText()).containsExactly("Calendar", "Family", "Team");
        assertThat(calendars).extracting(it -> it.path("canEdit").asBoolean()).containsExactly(true, true, false);
        assertThat(calendars).extracting(it -> it.path("canShare").asBoolean()).containsExactly(true, true, false);
        assertThat(calendars.get(2).path("owner").path("address").asText()).isEqualTo("mia@acme-realty.example");
        assertThat(own.path("isDefaultCalendar").asBoolean()).isTrue();
        assertThat(own.path("id").asText()).isEqualTo(anna.primary().id()).isNotEqualTo(ANNA);
    }

    @Test
    void theViewHoldsOccurrencesAndNoSeries() {
        anna.primary()
                .event("Stand-up")
                .id("standup")
                .at(ELEVEN.withHour(9), ELEVEN.withHour(10))
                .repeats("RRULE:FREQ=DAILY;COUNT=3")
                .add();
        anna.primary()
                .event("Showing")
                .id("showing1")
                .at(ELEVEN, ELEVEN.plusHours(1))
                .add();

        var seen = get("/me/calendarView", WEEK).json().path("value");

        assertThat(subjects(seen)).containsExactly("Stand-up", "Showing", "Stand-up", "Stand-up");
        assertThat(seen.get(0).path("type").asText()).isEqualTo("occurrence");
        assertThat(seen.get(0).path("seriesMasterId").asText()).isEqualTo("standup");
        assertThat(seen.get(1).path("start").path("dateTime").asText()).isEqualTo("2026-03-03T11:00:00.0000000");
        assertThat(seen.get(1).path("start").path("timeZone").asText()).isEqualTo(MOUNTAIN);
        assertThat(subjects(get("/me/events").json().path("value"))).containsExactly("Stand-up", "Showing");
    }

    @Test
    void anEventIsGivenWhicheverCalendarOfTheMailboxIsNamed() {
        anna.calendar("family=", "Family");
        anna.primary()
                .event("Showing")
                .id("showing1")
                .at(ELEVEN, ELEVEN.plusHours(1))
                .add();

        var elsewhere = get("/me/calendars/family%3D/events/showing1");
        var nowhere = get("/me/calendars/none/events/showing1");

        assertThat(elsewhere.json().path("subject").asText()).isEqualTo("Showing");
        assertThat(nowhere.status()).isEqualTo(404);
    }

    @Test
    void timesAreInUtcUnlessAnotherZoneIsPreferred() {
        anna.primary()
                .event("Showing")
                .id("showing1")
                .at(ELEVEN, ELEVEN.plusHours(1))
                .add();

        var utc = client.get("/me/events/AQ-showing1").json();
        var iana = client.send("GET", "/me/events/showing1", "", preferring("Europe/Berlin"))
                .json();
        var unknown = client.send("GET", "/me/events/showing1", "", preferring("Middle Earth"));

        assertThat(utc.path("start"))
                .isEqualTo(Client.read("{'dateTime':'2026-03-03T18:00:00.0000000','timeZone':'UTC'}"));
        assertThat(iana.path("start").path("dateTime").asText()).startsWith("2026-03-03T19:00:00");
        assertThat(utc.path("originalStartTimeZone").asText()).isEqualTo(MOUNTAIN);
        assertThat(code(unknown)).isEqualTo("TimeZoneNotSupportedException");
    }

    @Test
    void anIdChangesUnlessImmutableOnesArePreferred() {
        anna.primary()
                .event("Showing")
                .id("showing1")
                .at(ELEVEN, ELEVEN.plusHours(1))
                .add();

        assertThat(client.get("/me/events/showing1").json().path("id").asText()).isEqualTo("AQ-showing1");
        assertThat(get("/me/events/showing1").json().path("id").asText()).isEqualTo("showing1");
    }

    @Test
    void aNextLinkIsFollowedAsItIs() {
        for (var i = 0; i < 25; i++) {
            anna.primary()
                    .event("Event " + i)
                    .at(ELEVEN.plusMinutes(i), ELEVEN.plusHours(2))
                    .add();
        }
        sandbox.pages(10, true);

        var subjects = new ArrayList<String>();
        var page = get(
                "/me/calendarView",
                "startDateTime",
                "2026-03-03T00:00",
                "endDateTime",
                "2026-03-05T00:00",
                "$select",
                "subject");
        var pages = 1;
        while (page.json().has("@odata.nextLink")) {
            var link = page.json().path("@odata.nextLink").asText();
            assertThat(link).startsWith(sandbox.graphApi().toString());
            page = get(link.substring(sandbox.graphApi().toString().length()));
            subjects.addAll(subjects(page.json().path("value")));
            pages++;
        }

        assertThat(subjects).hasSize(25).doesNotHaveDuplicates();
        assertThat(pages).isEqualTo(4);
        assertThat(names(page.json().path("value").get(0))).containsExactlyInAnyOrder("@odata.etag", "id", "subject");
    }

    @Test
    void aCreatedEventInvitesItsAttendeesAndIsReadBack() {
        var made = post(
                "/me/events",
                "{" + event("Showing", "2026-03-10T14:00:00", "2026-03-10T15:00:00")
                        + ", 'attendees': [{'type': 'required', 'emailAddress': {'address': 'j@b.example', 'name': 'Jo'}}],"
                        + " 'body': {'contentType': 'text', 'content': 'Bring <keys> & map'},"
                        + " 'location': {'displayName': '88 Oak Ave'}, 'showAs': 'tentative', 'sensitivity': 'private'}");
        var id = made.json().path("id").asText();
        var read = get("/me/events/" + Client.encode(id)).json();

        assertThat(made.status()).isEqualTo(201);
        assertThat(read.path("attendees")
                        .get(0)
                        .path("emailAddress")
                        .path("name")
                        .asText())
                .isEqualTo("Jo");
        assertThat(read.path("body").path("content").asText()).contains("Bring &lt;keys&gt; &amp; map");
        assertThat(read.path("isOrganizer").asBoolean()).isTrue();
        assertThat(read.path("showAs").asText() + read.path("sensitivity").asText())
                .isEqualTo("tentativeprivate");
        assertThat(id).contains("/", "+", "=");
        assertThat(sandbox.mails()).singleElement().satisfies(it -> {
            assertThat(it.recipients()).containsExactly("j@b.example");
            assertThat(it.notices().get(0).kind()).isEqualTo(Mail.Kind.INVITATION);
        });
    }

    @Test
    void aTransactionIdMakesOneEventOfTwoCreates() {
        var body = "{" + event("Showing", "2026-03-10T14:00:00", "2026-03-10T15:00:00") + ", 'transactionId': 'op-1'}";

        var first = post("/me/events", body);
        var again = post("/me/events", body);
        var other = post("/me/events", body.replace("Showing", "Closing"));
        sandbox.refuseRepeatedTransactions();
        var refused = post("/me/events", body);
        var found = get("/me/events", "$filter", "transactionId eq 'op-1'");

        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(code(other)).isEqualTo("ErrorDuplicateTransactionId");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(found.json().path("value")).hasSize(1);
    }

    @Test
    void aPatchChangesWhatItNamesAndTellsWhomItConcerns() {
        anna.primary()
                .event("Showing")
                .id("showing1")
                .at(ELEVEN, ELEVEN.plusHours(1))
                .guest("a@b.example", "accepted")
                .guest("c@b.example")
                .add();

        patch(
                "showing1",
                "{'attendees': [{'emailAddress': {'address': 'a@b.example'}}, {'emailAddress': {'address': 'n@b.example'}}]}");
        var moved = patch("showing1", "{'subject': 'Visit'}");

        var notices = sandbox.mails().get(0).notices();
        assertThat(notices)
                .containsExactlyInAnyOrder(
                        new Mail.Notice(Mail.Kind.INVITATION, "n@b.example"),
                        new Mail.Notice(Mail.Kind.CANCELLATION, "c@b.example"));
        assertThat(sandbox.mails().get(1).recipients()).containsExactlyInAnyOrder("a@b.example", "n@b.example");
        assertThat(moved.json()
                        .path("attendees")
                        .get(0)
                        .path("status")
                        .path("response")
                        .asText())
                .isEqualTo("accepted");
    }

    @Test
    void anEtagThatMovedIsAConflict() {
        anna.primary()
                .event("Showing")
                .id("showing1")
                .at(ELEVEN, ELEVEN.plusHours(1))
                .add();
        var etag = get("/me/events/showing1").json().path("@odata.etag").asText();
        anna.primary().touch("showing1");

        var stale = client.send("PATCH", "/me/events/showing1", "{'subject': 'x'}", Map.of("If-Match", etag));
        var now = get("/me/events/showing1").json().path("@odata.etag").asText();
        var fresh = client.send("DELETE", "/me/events/showing1", "", Map.of("If-Match", now));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(code(stale)).isEqualTo("ErrorIrresolvableConflict");
        assertThat(fresh.status()).isEqualTo(204);
        assertThat(code(get("/me/events/showing1"))).isEqualTo("ErrorItemNotFound");
    }

    @Test
    void theChangeKeyOfACreateCanBeStaleAtOnce() {
        sandbox.rewriteChangeKeys();
        var made = post("/me/events", "{" + event("Showing", "2026-03-10T14:00:00", "2026-03-10T15:00:00") + "}")
                .json();

        var stale = client.send(
                "PATCH",
                "/me/events/" + Client.encode(made.path("id").asText()),
                "{'subject': 'x'}",
                Map.of("If-Match", made.path("@odata.etag").asText()));

        assertThat(stale.status()).isEqualTo(412);
    }

    @Test
    void wholeDaysAreFromMidnightToMidnight() {
        var day = event("Off", "2026-03-10T00:00:00", "2026-03-12T00:00:00");
        var made = post("/me/events", "{'isAllDay': true, " + day + "}").json();
        var skewed = post("/me/events", "{'isAllDay': true, " + day.replace("12T00", "12T01") + "}");
        anna.primary()
                .event("Fair")
                .id("fair1")
                .allDay(LocalDate.of(2026, 3, 5), LocalDate.of(2026, 3, 5))
                .add();

        assertThat(made.path("isAllDay").asBoolean()).isTrue();
        assertThat(made.path("end").path("dateTime").asText()).isEqualTo("2026-03-12T00:00:00.0000000");
        assertThat(code(skewed)).isEqualTo("ErrorPropertyValidationFailure");
        assertThat(get("/me/events/fair1").json().path("end").path("dateTime").asText())
                .startsWith("2026-03-06T00:00");
    }

    @Test
    void anOnlineMeetingGetsItsLinkAfterAWhileAndLosesItWithItsBody() {
        sandbox.meetingsPendingFor(1);
        var id = Client.encode(post(
                        "/me/events",
                        "{" + event("Call", "2026-03-10T14:00:00", "2026-03-10T15:00:00")
                                + ", 'isOnlineMeeting': true, 'onlineMeetingProvider': 'teamsForBusiness'}")
                .json()
                .path("id")
                .asText());

        var pending = get("/me/events/" + id).json();
        var ready = get("/me/events/" + id).json();
        var lost = client.send(
                        "PATCH", "/me/events/" + id, "{'body': {'contentType': 'text', 'content': 'x'}}", Map.of())
                .json();

        assertThat(pending.path("onlineMeeting").isNull()).isTrue();
        assertThat(ready.path("onlineMeeting").path("joinUrl").asText()).startsWith("https://teams.microsoft.com/");
        assertThat(ready.path("body").path("content").asText()).contains("Join: https://teams");
        assertThat(lost.path("isOnlineMeeting").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'subjct': 'x'} | BadRequest",
                "{'start': {'dateTime': '2026-03-10T14:00:00Z', 'timeZone': 'UTC'}} | BadRequest",
                "{'start': {'dateTime': '2026-03-10T14:00:00', 'timeZone': 'GMT+6'}} | TimeZoneNotSupportedException",
                "{'attendees': [{'emailAddress': {'address': 'nobody'}}]} | ErrorInvalidRecipients",
                "{'isAllDay': true} | ErrorPropertyValidationFailure",
                "{'transactionId': 'x'} | ErrorInvalidRequest",
                "{'showAs': 'away'} | BadRequest",
            })
    void aFaultyChangeIsRefused(String change, String expected) {
        anna.primary()
                .event("Showing")
                .id("showing1")
                .at(ELEVEN, ELEVEN.plusHours(1))
                .add();

        var refused = patch("showing1", change);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo(expected);
    }

    @Test
    void aTokenOpensWhatItsScopesSay() {
        anna.primary()
                .event("Showing")
                .id("showing1")
                .at(ELEVEN, ELEVEN.plusHours(1))
                .description("Code 1234")
                .add();
        var basic = client(anna, "Calendars.ReadBasic");

        var seen = basic.get("/me/events/showing1");
        var write = basic.patch("/me/events/showing1", "{'subject': 'x'}");

        assertThat(seen.json().path("subject").asText()).isEqualTo("Showing");
        assertThat(seen.text()).doesNotContain("1234");
        assertThat(write.status()).isEqualTo(403);
        assertThat(new Client(sandbox.graphApi(), "none").get("/me").status()).isEqualTo(401);
        assertThat(client.get("/me").json().path("id").asText()).isEqualTo(anna.subject());
    }

    @Test
    void theWeekHasASecondAccount() {
        var second = RealEstateWeek.secondAccount(sandbox, RealEstateWeek.USUAL_TUESDAY);

        var seen = client(second, "Calendars.Read")
                .get("/me/calendarView", WEEK)
                .json()
                .path("value");

        assertThat(subjects(seen))
                .containsExactly("Buyer call, Nair", "Broker round table", "Broker school", "Lunch, loan options");
        assertThat(seen.get(3).path("isOrganizer").asBoolean()).isFalse();
        assertThat(seen.get(3).path("responseStatus").path("response").asText()).isEqualTo("none");
    }

    private static List<String> subjects(JsonNode events) {
        var subjects = new ArrayList<String>();
        events.forEach(it -> subjects.add(it.path("subject").asText()));
        return subjects;
    }

    private static List<String> names(JsonNode json) {
        var names = new ArrayList<String>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
