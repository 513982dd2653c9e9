package dev.connectors.testkit.openapi;

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
import org.junit.jupiter.params.provider.ValueSource;

final class OpenApiContractTest {

    private static final ApiCall LIST = ApiCall.of("GET", "me/events");
    private static final ApiCall VIEW = ApiCall.of("GET", "me/calendarView")
            .query(Map.of("startDateTime", List.of("2026-03-10T00:00"), "endDateTime", List.of("2026-03-11T00:00")));
    private static final ApiCall CREATE =
            ApiCall.of("POST", "me/events").headers(Map.of("content-type", List.of("application/json")));

    private final OpenApiContract graph = OpenApiContract.load(Contracts.requireMicrosoft("graph-v1-subset"));

    @Test
    void aRequestAsMicrosoftDocumentsItFits() {
        var found = graph.request(CREATE.headers(Map.of(
                        "Content-Type", List.of("application/json; charset=utf-8"),
                        "Prefer", List.of("IdType=\"ImmutableId\""),
                        "Authorization", List.of("Bearer t")))
                .body(body("""
                        {'subject': 'Showing', 'start': {'dateTime': '2026-03-10T14:00:00', 'timeZone': 'Mountain Standard Time'},
                         'end': {'dateTime': '2026-03-10T15:00:00', 'timeZone': 'Mountain Standard Time'}, 'recurrence': null,
                         'attendees': [{'type': 'required', 'emailAddress': {'address': 'j@b.example', 'name': null}}]}
                        """)));

        assertThat(found).isEmpty();
    }

    /** The canary: were a misspelt field to pass here, no test that uses the contract would mean anything. */
    @Test
    void aMisspeltFieldOfARequestIsFoundWithItsPath() {
        var found = graph.request(CREATE.body(body("{'subjct': 'x', 'attendees': [{'type': 'required'},"
                + " {'emailAddress': {'adress': 'j@b.example'}}], 'location': {'displayname': 'x'}}")));

        assertThat(found)
                .extracting(Violation::path)
                .containsExactly("body.subjct", "body.attendees[1].emailAddress.adress", "body.location.displayname");
        assertThat(found.get(0)).hasToString("post_me_events, body.subjct: not in schema event.write");
    }

    /** The canary of the other direction; the schemas of answers are open, and a stand-in could answer with any name. */
    @Test
    void aMisspeltFieldOfAnAnswerIsFoundWithItsPath() {
        var found = graph.answer(
                LIST, 200, body("{'value': [{'id': 'a'}, {'subjct': 'x', 'start': {'datetime': '2026-03-10'}}]}"));

        assertThat(found)
                .extracting(Violation::path)
                .containsExactly("body.value[1].subjct", "body.value[1].start.datetime");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'subject': 5} | body.subject | must be a string",
                "{'isAllDay': 'no'} | body.isAllDay | must be true or false",
                "{'reminderMinutesBeforeStart': '5'} | body.reminderMinutesBeforeStart | must be a whole number",
                "{'reminderMinutesBeforeStart': 5000000000} | body.reminderMinutesBeforeStart | must be from",
                "{'showAs': 'away'} | body.showAs | must be one of",
                "{'attendees': {}} | body.attendees | must be an array",
                "{'attendees': null} | body.attendees | must not be null",
                "{'start': '2026-03-10'} | body.start | must be an object",
                "{'createdDateTime': 'noon'} | body.createdDateTime | must be an RFC 3339 date-time",
                "{'recurrence': {'range': {'endDate': '10.3.2026'}}} | body.recurrence.range.endDate | must be a date",
                "{'attachments': [{'contentBytes': '%'}]} | body.attachments[0].contentBytes | must be base64",
                "[] | body | must be a JSON object",
                "{'subject': 'a', 'subject': 'b'} | body | is not JSON",
                "'' | body | is required",
            })
    void aFaultOfABodyIsFoundWithItsPath(String json, String path, String fault) {
        var found = graph.request(CREATE.body(body(json)));

        assertThat(found).singleElement().satisfies(it -> {
            assertThat(it.path()).isEqualTo(path);
            assertThat(it.fault()).startsWith(fault);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "top | 5 | no such parameter",
                "$top | 0 | must be from 1 to 1000",
                "$top | 1001 | must be from 1 to 1000",
                "$top | ten | must be a whole number",
                "$count | yes | must be true or false",
                "$select | id,subjct | names 'subjct', which the answer cannot have",
                "$select | start/datetime | names 'start/datetime', which the answer cannot have",
                "$orderby | start/dateTime desc,begin | names 'begin', which the answer cannot have",
                "$expand | extendedProperties($filter=id eq 'x') | names 'extendedProperties', which the answer cannot have",
                "$filter | startswith(subjct,'a b') and isAllDay eq true | names 'subjct', which the answer cannot have",
                "$filter | attendees/any(a: a/emailAddress/address eq 'x') and uid eq 'y' | names 'uid', which the answer cannot have",
            })
    void aFaultOfAParameterIsFound(String name, String value, String fault) {
        var found = graph.request(LIST.query(name, value));

        assertThat(found).singleElement().satisfies(it -> {
            assertThat(it.path()).isEqualTo("query." + name);
            assertThat(it.fault()).isEqualTo(fault);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$select=id,subject,start",
                "$orderby=start/dateTime desc",
                "$filter=start/dateTime ge '2026-01-01T00:00:00' and lastModifiedDateTime lt 2026-01-01T00:00:00Z",
                "$filter=transactionId eq 'it''s (one)'",
                "$filter=singleValueExtendedProperties/any(p: p/id eq 'String {x} Name y' and p/value eq 'z')",
                "$expand=singleValueExtendedProperties($filter=id eq 'String {x} Name y'),attachments",
            })
    void optionsThatNameKnownPropertiesFit(String option) {
        var parts = option.split("=", 2);

        assertThat(graph.request(LIST.query(parts[0], parts[1]))).isEmpty();
    }

    @Test
    void aRequiredParameterMustBeThereOnce() {
        var without = graph.request(ApiCall.of("GET", "me/calendarView").query("startDateTime", "2026-03-10T00:00"));
        var twice = graph.request(VIEW.query(Map.of(
                "startDateTime", List.of("2026-03-10T00:00"),
                "endDateTime", List.of("2026-03-11T00:00", "2026-03-12T00:00"))));
        var tooShort = graph.request(
                VIEW.query(Map.of("startDateTime", List.of("2026"), "endDateTime", List.of("2026-03-11T00:00"))));

        assertThat(graph.request(VIEW)).isEmpty();
        assertThat(without).singleElement().hasToString("get_me_calendarView, query.endDateTime: is required");
        assertThat(twice).singleElement().hasToString("get_me_calendarView, query.endDateTime: may be given once");
        assertThat(tooShort).singleElement().extracting(Violation::path).isEqualTo("query.startDateTime");
    }

    @Test
    void aHeaderIsKnownToAllMethodsOrToThisOne() {
        var conditional = Map.of("If-Match", List.of("W/\"a\""), "content-type", List.of("application/json"));

        var patch = graph.request(
                ApiCall.of("PATCH", "me/events/e1").headers(conditional).body("{}"));
        var post = graph.request(CREATE.headers(conditional).body("{}"));
        var misspelt = graph.request(LIST.headers(Map.of("Prefers", List.of("x"))));

        assertThat(patch).isEmpty();
        assertThat(post).singleElement().hasToString("post_me_events, header.if-match: no such header");
        assertThat(misspelt).singleElement().extracting(Violation::path).isEqualTo("header.prefers");
    }

    @Test
    void aBodyHasAMediaTypeThatTheMethodTakes() {
        var none = graph.request(ApiCall.of("POST", "me/events").body("{}"));
        var text = graph.request(
                CREATE.headers(Map.of("content-type", List.of("text/plain"))).body("{}"));
        var unexpected = graph.request(ApiCall.of("DELETE", "me/events/e1").body("{}"));

        assertThat(none).singleElement().extracting(Violation::path).isEqualTo("header.content-type");
        assertThat(text)
                .singleElement()
                .hasToString("post_me_events, header.content-type: must be one of [application/json]");
        assertThat(unexpected).singleElement().extracting(Violation::fault).isEqualTo("this method takes none");
    }

    @Test
    void anAddressIsMatchedSegmentBySegment() {
        assertThat(graph.request(ApiCall.of("GET", "me/event")))
                .singleElement()
                .hasToString("GET me/event, path: no such method");
        assertThat(graph.request(ApiCall.of("PUT", "me/events/e1"))).hasSize(1);
        assertThat(graph.request(ApiCall.of("GET", "me/events/a%2Fb%3D"))).isEmpty();
        assertThat(graph.request(ApiCall.of("GET", "me/events/a/b"))).hasSize(1);
        assertThat(graph.answer(ApiCall.of("GET", "me/event"), 200, "{}")).hasSize(1);
    }

    @Test
    void anAnswerHasAStatusThatTheMethodGivesAndItsShape() {
        var one = ApiCall.of("DELETE", "me/events/e1");
        var error = body("{'error': {'code': 'ErrorItemNotFound', 'message': 'x', 'innerError': {'date': 'y'}}}");

        assertThat(graph.answer(one, 204, "")).isEmpty();
        assertThat(graph.answer(one, 404, error)).isEmpty();
        assertThat(graph.answer(one, 200, "{}"))
                .singleElement()
                .extracting(Violation::path)
                .isEqualTo("status");
        assertThat(graph.answer(one, 204, "{}"))
                .singleElement()
                .extracting(Violation::fault)
                .isEqualTo("this method gives none with 204");
        assertThat(graph.answer(one, 404, body("{'error': {'message': 'x'}}")))
                .singleElement()
                .extracting(Violation::path)
                .isEqualTo("body.error.code");
        assertThat(graph.answer(LIST, 200, "{}"))
                .singleElement()
                .extracting(Violation::path)
                .isEqualTo("body.value");
    }

    @Test
    void annotationsAndPartsOfAnAnswerFit() {
        var found = graph.answer(
                LIST,
                200,
                body("{'@odata.context': 'c', '@odata.nextLink': 'n', 'value': [{'id': 'a', '@odata.etag': 'W/b',"
                        + " 'calendar@odata.navigationLink': 'l', 'onlineMeeting': null}]}"));

        assertThat(found).isEmpty();
    }

    @Test
    void anythingElseIsNoOpenApiDocument(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("x.json"), "{\"openapi\": \"2.0\"}");

        assertThatIllegalArgumentException().isThrownBy(() -> OpenApiContract.load(file));
    }

    private static String body(String json) {
        return json.replace('\'', '"');
    }
}
