package dev.connectors.testkit.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.connectors.testkit.contract.ApiCall;
import dev.connectors.testkit.contract.Contracts;
import dev.connectors.testkit.contract.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DiscoveryContractTest {

    private static final String EVENTS = "calendars/primary/events";

    private final DiscoveryContract calendar = document("calendar-v3");

    @Test
    void aRequestAsGoogleDocumentsItFits() {
        var found = calendar.request(ApiCall.of("POST", EVENTS)
                .query(Map.of("sendUpdates", List.of("all"), "conferenceDataVersion", List.of("1")))
                .body(body("""
                        {'summary': 'Showing', 'start': {'dateTime': '2026-03-10T14:00:00', 'timeZone': 'America/Denver'},
                         'end': {'dateTime': '2026-03-10T15:00:00-06:00'}, 'attendees': [{'email': 'j@b.example'}],
                         'extendedProperties': {'private': {'any': 'thing'}}, 'description': null}
                        """)));

        assertThat(found).isEmpty();
    }

    /** The canary: were a misspelt field to pass here, no test that uses the contract would mean anything. */
    @Test
    void aMisspeltFieldIsFoundWithItsPath() {
        var found = calendar.request(ApiCall.of("POST", EVENTS)
                .body(body("{'sumary': 'x', 'start': {'date': '2026-03-10'}, 'end': {'date': '2026-03-11'},"
                        + " 'attendees': [{'email': 'a@b.example'}, {'emial': 'j@b.example'}]}")));

        assertThat(found).extracting(Violation::path).containsExactly("body.sumary", "body.attendees[1].emial");
        assertThat(found.get(1))
                .hasToString("calendar.events.insert, body.attendees[1].emial: not in schema EventAttendee");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'start': {'date': '2026-03-10'}} | body.end | is required",
                "{'start': '2026-03-10', 'end': {'date': '2026-03-11'}} | body.start | must be an object",
                "{'start': {'date': '10.3.2026'}, 'end': {'date': '2026-03-11'}} | body.start.date | must be a date",
                "{'start': {'dateTime': 'noon'}, 'end': {'date': '2026-03-11'}} | body.start.dateTime | must be an RFC 3339 date-time",
                "{'start': {'dateTime': '2026-03-10T14:00:00'}, 'end': {'date': '2026-03-11'}} | body.start.dateTime | needs an offset, or timeZone beside it",
                "{'start': {'date': '2026-03-10'}, 'end': {'date': '2026-03-11'}, 'summary': 5} | body.summary | must be a string",
                "{'start': {'date': '2026-03-10'}, 'end': {'date': '2026-03-11'}, 'sequence': '5'} | body.sequence | must be a whole number",
                "{'start': {'date': '2026-03-10'}, 'end': {'date': '2026-03-11'}, 'sequence': 5000000000} | body.sequence | must be from -2147483648 to 2147483647",
                "{'start': {'date': '2026-03-10'}, 'end': {'date': '2026-03-11'}, 'locked': 'no'} | body.locked | must be true or false",
                "{'start': {'date': '2026-03-10'}, 'end': {'date': '2026-03-11'}, 'attendees': {}} | body.attendees | must be an array",
                "[] | body | must be a JSON object",
                "{'a': 1, 'a': 2} | body | is not JSON",
                "'' | body | must be a JSON object",
            })
    void aFaultOfABodyIsFoundWithItsPath(String json, String path, String fault) {
        var found = calendar.request(ApiCall.of("POST", EVENTS).body(body(json)));

        assertThat(found).anySatisfy(it -> {
            assertThat(it.path()).isEqualTo(path);
            assertThat(it.fault()).startsWith(fault);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "singleEvent | true | no such parameter",
                "singleEvents | yes | must be true or false",
                "maxResults | 0 | must be from 1 to 2147483647",
                "maxResults | ten | must be a whole number",
                "orderBy | start | must be one of [startTime, updated]",
                "timeMin | 2026-03-10T14:00:00 | must have an offset",
                "timeMin | yesterday | must be an RFC 3339 date-time",
                "calendarId | primary | no such parameter",
                "fields | items(id,sumary) | selects 'sumary', which the answer cannot have",
                "fields | items(id | lacks a closing bracket",
                "fields | items) | is not a field selector",
            })
    void aFaultOfAParameterIsFound(String name, String value, String fault) {
        var found = calendar.request(ApiCall.of("GET", EVENTS).query(name, value));

        assertThat(found).anySatisfy(it -> {
            assertThat(it.path()).isEqualTo("query." + name);
            assertThat(it.fault()).isEqualTo(fault);
        });
    }

    @Test
    void onlySomeParametersMayBeRepeated() {
        var types = calendar.request(
                ApiCall.of("GET", EVENTS).query(Map.of("eventTypes", List.of("default", "focusTime"))));
        var words = calendar.request(ApiCall.of("GET", EVENTS).query(Map.of("q", List.of("a", "b"))));

        assertThat(types).isEmpty();
        assertThat(words).singleElement().hasToString("calendar.events.list, query.q: may be given once");
    }

    @Test
    void aRequiredParameterMustBeThere() {
        var found = calendar.request(ApiCall.of("POST", "calendars/primary/events/abcde/move"));

        assertThat(found).singleElement().hasToString("calendar.events.move, query.destination: is required");
    }

    @Test
    void anUnknownAddressAndABodyThatIsNotTakenAreFound() {
        assertThat(calendar.request(ApiCall.of("GET", "calendars/primary/event")))
                .hasSize(1);
        assertThat(calendar.request(ApiCall.of("POST", "calendars/primary/events/abcde")))
                .hasSize(1);
        assertThat(calendar.request(ApiCall.of("GET", "calendars/a%2Fb/events")))
                .isEmpty();
        assertThat(calendar.request(
                        ApiCall.of("DELETE", "calendars/primary/events/abcde").body("{}")))
                .singleElement()
                .extracting(Violation::path)
                .isEqualTo("body");
    }

    @Test
    void selectorsOfKnownFieldsFit() {
        for (var fields : List.of(
                "*", "items", "items(id,start/dateTime,extendedProperties/private/any),nextPageToken", "items/*")) {
            assertThat(calendar.request(ApiCall.of("GET", EVENTS).query("fields", fields)))
                    .as(fields)
                    .isEmpty();
        }
    }

    @Test
    void aPartialAnswerFitsAndAFaultyOneDoesNot() {
        var partial = calendar.answer(ApiCall.of("GET", EVENTS), 200, body("{'items': [{'id': 'a'}]}"));
        var faulty = calendar.answer(
                ApiCall.of("GET", EVENTS),
                200,
                body(
                        "{'items': [{'start': {'dateTime': '2026-03-10T14:00:00', 'timeZone': 'UTC'}, 'x': 1, 'summary': null}]}"));

        assertThat(partial).isEmpty();
        assertThat(faulty)
                .extracting(Violation::path)
                .containsExactlyInAnyOrder("body.items[0].start.dateTime", "body.items[0].x", "body.items[0].summary");
    }

    @Test
    void aWordOutsideAListAndANumberThatShouldBeTextAreFound() {
        var gmail = document("gmail-v1");

        var format =
                gmail.request(ApiCall.of("GET", "gmail/v1/users/me/messages/m1").query("format", "all"));
        var profile = ApiCall.of("GET", "gmail/v1/users/me/profile");
        var number = gmail.answer(profile, 200, body("{'historyId': 5}"));
        var text = gmail.answer(profile, 200, body("{'historyId': '18446744073709551615'}"));
        var bytes = gmail.request(
                ApiCall.of("POST", "gmail/v1/users/me/messages/send").body(body("{'raw': 'a+b'}")));

        assertThat(format)
                .singleElement()
                .extracting(Violation::fault)
                .asString()
                .startsWith("must be one of");
        assertThat(number).singleElement().extracting(Violation::fault).isEqualTo("must be a string");
        assertThat(text).isEmpty();
        assertThat(bytes).singleElement().extracting(Violation::fault).isEqualTo("must be base64url");
    }

    @Test
    void everyDocumentOfGoogleIsRead() {
        for (var name : List.of("gmail-v1", "oauth2-v2", "people-v1")) {
            assertThat(document(name)).isNotNull();
        }
        assertThat(document("people-v1")
                        .request(ApiCall.of("GET", "v1/people/me").query("personFields", "names")))
                .isEmpty();
    }

    @Test
    void anythingElseIsNoDiscoveryDocument(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("x.json"), "{}");

        assertThatIllegalArgumentException().isThrownBy(() -> DiscoveryContract.load(file));
    }

    private static DiscoveryContract document(String name) {
        return DiscoveryContract.load(Contracts.requireGoogle(name));
    }

    private static String body(String json) {
        return json.replace('\'', '"');
    }
}
