package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventReadTest extends Standing {

    private static final String EVENTS = "/calendars/primary/events";
    private static final LocalDateTime TEN = LocalDateTime.of(2026, 3, 3, 10, 0);

    private final SandboxCalendar showings = anna.primary().summary("Showings");

    @ParameterizedTest
    @CsvSource({
        "2026-03-03T10:30:00-07:00, 2026-03-03T10:45:00-07:00, true", // inside
        "2026-03-03T11:00:00-07:00, 2026-03-03T12:00:00-07:00, false", // begins where the event ends
        "2026-03-03T09:00:00-07:00, 2026-03-03T10:00:00-07:00, false", // ends where the event begins
        "2026-03-03T10:59:59-07:00, 2026-03-03T12:00:00-07:00, true",
        "2026-03-03T09:00:00-07:00, 2026-03-03T10:00:01-07:00, true",
    })
    void timeMinBoundsTheEndAndTimeMaxTheStartBothExclusive(String min, String max, boolean isFound) {
        showings.event("A").id("aaaaa").at(TEN, TEN.plusHours(1)).add();

        var found = client.get(EVENTS, "timeMin", min, "timeMax", max);

        assertThat(found.texts("id").contains("aaaaa")).isEqualTo(isFound);
    }

    @Test
    void anAllDayEventLastsFromMidnightToMidnightOfTheCalendarsZone() {
        showings.event("Off")
                .id("aaaaa")
                .allDay(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 3))
                .add();

        var last = client.get(EVENTS, "timeMin", "2026-03-04T06:59:59Z");
        var after = client.get(EVENTS, "timeMin", "2026-03-04T07:00:00Z");

        assertThat(last.texts("id")).containsExactly("aaaaa");
        assertThat(after.texts("id")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orderBy=startTime | badRequest | ordering",
                "timeMin=2026-03-03T10:00:00Z&timeMax=2026-03-03T10:00:00Z | timeRangeEmpty | empty",
                "timeMin=2026-03-03T10:00:00 | badRequest | timeMin",
                "maxResults=0 | invalidParameter | maxResults",
                "maxResults=many | invalidParameter | maxResults",
                "singleEvents=yes | invalidParameter | singleEvents",
                "singleEvent=true | invalidParameter | singleEvent",
                "timeZone=Mountain | invalid | Mountain",
                "q=a&q=b | invalidParameter | more than once",
                "pageToken=made-up | invalid | page token",
                "syncToken=made-up | fullSyncRequired | full sync",
                "fields=items(id | invalidParameter | items(id",
            })
    void aFaultyQueryIsRefusedAndNamedEvenWithoutADocument(String query, String reason, String named) {
        try (var unchecked = GoogleSandbox.start(clock)) {
            var account = unchecked.account(ANNA, "1001");
            var plain = new Client(
                    unchecked.calendarApi(),
                    unchecked.issue(account, "calendar").accessToken());

            var refused = plain.get(EVENTS + "?" + query);

            assertThat(refused.status()).isEqualTo(reason.equals("fullSyncRequired") ? 410 : 400);
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.message()).contains(named);
        }
    }

    @Test
    void wordsAreLookedForInEveryTextThatGoogleSearches() {
        showings.event("Roof")
                .id("aaaa1")
                .at(TEN, TEN)
                .description("Key at the desk")
                .add();
        showings.event("Visit")
                .id("aaaa2")
                .at(TEN, TEN)
                .location("88 Oak Ave")
                .guest("john@buyer.example")
                .add();

        assertThat(client.get(EVENTS, "q", "DESK roof").texts("id")).containsExactly("aaaa1");
        assertThat(client.get(EVENTS, "q", "oak").texts("id")).containsExactly("aaaa2");
        assertThat(client.get(EVENTS, "q", "john@buyer.example").texts("id")).containsExactly("aaaa2");
        assertThat(client.get(EVENTS, "q", "roof oak").texts("id")).isEmpty();
    }

    @Test
    void propertiesTypesUidAndTimeOfChangeNarrowAListing() {
        showings.event("A")
                .id("aaaa1")
                .at(TEN, TEN)
                .with("{'extendedProperties': {'private': {'op': '1', 'by': 'x'}}}")
                .add();
        clock.advance(java.time.Duration.ofMinutes(1));
        showings.event("B")
                .id("aaaa2")
                .at(TEN, TEN.plusHours(1))
                .with("{'eventType': 'focusTime'}")
                .add();

        assertThat(client.get(EVENTS, "privateExtendedProperty", "op=1", "privateExtendedProperty", "by=x")
                        .texts("id"))
                .containsExactly("aaaa1");
        assertThat(client.get(EVENTS, "privateExtendedProperty", "op=1", "privateExtendedProperty", "by=y")
                        .texts("id"))
                .isEmpty();
        assertThat(client.get(EVENTS, "eventTypes", "focusTime").texts("id")).containsExactly("aaaa2");
        assertThat(client.get(EVENTS, "iCalUID", "aaaa1@google.com").texts("id"))
                .containsExactly("aaaa1");
        assertThat(client.get(EVENTS, "updatedMin", "2026-03-03T15:01:00Z").texts("id"))
                .containsExactly("aaaa2");
    }

    @Test
    void deletedEventsAreListedWhenAskedForOrWithATimeOfChange() {
        showings.delete(showings.event("A").id("aaaa1").at(TEN, TEN).add());

        assertThat(client.get(EVENTS).texts("id")).isEmpty();
        assertThat(client.get(EVENTS, "showDeleted", "true").texts("status")).containsExactly("cancelled");
        assertThat(client.get(EVENTS, "updatedMin", "2026-03-03T00:00:00Z").texts("id"))
                .containsExactly("aaaa1");
    }

    @Test
    void pagesGiveEveryEventOnceEvenWhenOneBeginsEmpty() {
        for (var i = 0; i < 7; i++) {
            showings.event("E" + i)
                    .id("aaaa" + i)
                    .at(TEN.plusDays(i), TEN.plusDays(i))
                    .add();
        }
        sandbox.pages(3, true);

        var ids = new ArrayList<String>();
        var pages = 0;
        var page = client.get(EVENTS, "maxResults", "5");
        var first = page;
        while (true) {
            pages++;
            ids.addAll(page.texts("id"));
            if (!page.json().has("nextPageToken")) {
                break;
            }
            assertThat(page.json().has("nextSyncToken")).isFalse();
            page = client.get(
                    EVENTS,
                    "maxResults",
                    "5",
                    "pageToken",
                    page.json().path("nextPageToken").asText());
        }

        assertThat(first.texts("id")).isEmpty();
        assertThat(pages).isEqualTo(4);
        assertThat(ids).containsExactly("aaaa0", "aaaa1", "aaaa2", "aaaa3", "aaaa4", "aaaa5", "aaaa6");
        assertThat(page.json().has("nextSyncToken")).isTrue();
    }

    @Test
    void aPageTokenBelongsToItsQuestionAndItsAsker() {
        showings.event("A").at(TEN, TEN).add();
        showings.event("B").at(TEN, TEN).add();
        var mia = sandbox.account("mia@acme-realty.example", "1002");
        mia.subscribe(showings, AccessRole.READER);
        var token = client.get("/calendars/" + ANNA + "/events", "maxResults", "1")
                .json()
                .path("nextPageToken")
                .asText();

        var otherQuestion = client.get("/calendars/" + ANNA + "/events", "q", "B", "pageToken", token);
        var otherAsker =
                client(mia, "calendar").get("/calendars/" + ANNA + "/events", "maxResults", "1", "pageToken", token);

        assertThat(otherQuestion.status()).isEqualTo(400);
        assertThat(otherAsker.status()).isEqualTo(400);
    }

    @Test
    void timesAreWrittenInTheZoneThatWasAskedForAndKeepTheirOwn() {
        showings.event("A").id("aaaaa").at(TEN, TEN.plusHours(1)).add();

        var start = client.get(EVENTS + "/aaaaa", "timeZone", "Europe/Berlin")
                .json()
                .path("start");

        assertThat(start.path("dateTime").asText()).isEqualTo("2026-03-03T18:00:00+01:00");
        assertThat(start.path("timeZone").asText()).isEqualTo("America/Denver");
    }

    @Test
    void aPartialAnswerHoldsWhatWasSelected() {
        showings.event("A")
                .id("aaaaa")
                .at(TEN, TEN.plusHours(1))
                .guest("j@b.example")
                .add();

        var one = client.get(EVENTS, "fields", "items(id,start/dateTime,attendees/email),nextPageToken");
        var other = client.get(EVENTS + "/aaaaa", "fields", "start(dateTime,timeZone),summary");

        assertThat(one.json())
                .isEqualTo(Client.read("{'items': [{'id': 'aaaaa', 'start': {'dateTime': '2026-03-03T10:00:00-07:00'},"
                        + " 'attendees': [{'email': 'j@b.example'}]}]}"));
        assertThat(other.json().properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactlyInAnyOrder("start", "summary");
    }

    @Test
    void aFreeBusyReaderSeesTimesAndNothingElse() {
        var mia = sandbox.account("mia@acme-realty.example", "1002");
        mia.subscribe(showings, AccessRole.FREE_BUSY_READER);
        showings.event("Secret")
                .id("aaaaa")
                .at(TEN, TEN.plusHours(1))
                .location("Here")
                .guest("j@b.example")
                .add();
        var asMia = client(mia, "calendar");

        var seen = asMia.get("/calendars/" + ANNA + "/events");

        assertThat(seen.json().path("accessRole").asText()).isEqualTo("freeBusyReader");
        assertThat(seen.json().path("items").path(0).properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactlyInAnyOrder("kind", "etag", "id", "status", "start", "end", "visibility");
        assertThat(asMia.get("/calendars/" + ANNA + "/events", "q", "secret").texts("id"))
                .isEmpty();
    }

    @Test
    void aReaderSeesOfPrivateEventsOnlyTheTime() {
        var mia = sandbox.account("mia@acme-realty.example", "1002");
        mia.subscribe(showings, AccessRole.READER);
        showings.event("Secret")
                .id("aaaa1")
                .at(TEN, TEN.plusHours(1))
                .with("{'visibility': 'private'}")
                .add();
        showings.event("Open").id("aaaa2").at(TEN, TEN.plusHours(1)).add();

        var seen = client(mia, "calendar").get("/calendars/" + ANNA + "/events");

        assertThat(seen.texts("summary")).containsExactly("", "Open");
        assertThat(client.get(EVENTS).texts("summary")).containsExactly("Secret", "Open");
    }

    @Test
    void aTokenForFreeBusyAloneSeesTimesEvenOnTheOwnCalendar() {
        showings.event("Secret").id("aaaaa").at(TEN, TEN.plusHours(1)).add();

        var seen = client(anna, "calendar.events.freebusy").get(EVENTS);

        assertThat(seen.texts("id")).containsExactly("aaaaa");
        assertThat(seen.texts("summary")).containsExactly("");
    }

    @Test
    void aScopeForOwnCalendarsOpensNoOther() {
        var mia = sandbox.account("mia@acme-realty.example", "1002");
        mia.subscribe(showings, AccessRole.WRITER);
        var asMia = client(mia, "calendar.events.owned");

        assertThat(asMia.get(EVENTS).status()).isEqualTo(200);
        assertThat(asMia.get("/calendars/" + ANNA + "/events").status()).isEqualTo(403);
    }

    @Test
    void aMissingScopeIsNamedInBothErrorShapes() {
        var refused = client(anna, "calendar.freebusy").get(EVENTS);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.reason()).isEqualTo("insufficientPermissions");
        assertThat(refused.json()
                        .path("error")
                        .path("details")
                        .path(0)
                        .path("reason")
                        .asText())
                .isEqualTo("ACCESS_TOKEN_SCOPE_INSUFFICIENT");
    }

    @Test
    void anUnknownTokenIsRefusedAsInvalidCredentials() {
        var refused = new Client(sandbox.calendarApi(), "guess").get(EVENTS);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.reason()).isEqualTo("authError");
        assertThat(refused.headers()).containsKey("www-authenticate");
    }

    @Test
    void answersAreZippedForThoseWhoTakeIt() {
        var zipped = client.send("GET", EVENTS, "", java.util.Map.of("Accept-Encoding", "gzip"));

        assertThat(zipped.json().path("kind").asText()).isEqualTo("calendar#events");
        assertThat(zipped.headers().get("content-encoding")).containsExactly("gzip");
    }
}
