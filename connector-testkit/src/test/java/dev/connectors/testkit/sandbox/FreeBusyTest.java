package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FreeBusyTest extends Standing {

    private static final LocalDateTime TEN = LocalDateTime.of(2026, 3, 3, 10, 0);

    private final SandboxCalendar calendar = anna.primary();
    private final Client asking = client(anna, "calendar.freebusy");

    @Override
    boolean isExpected(String violation) {
        return violation.contains("not in schema FreeBusyRequest");
    }

    @Test
    void touchingAndOverlappingEventsAreOneBusyPeriod() {
        calendar.event("A").at(TEN, TEN.plusHours(1)).add();
        calendar.event("B").at(TEN.plusHours(1), TEN.plusHours(2)).add();
        calendar.event("C").at(TEN.plusMinutes(30), TEN.plusMinutes(40)).add();
        calendar.event("D").at(TEN.plusHours(4), TEN.plusHours(5)).add();

        var busy = query("America/Denver", "primary").path("primary").path("busy");

        assertThat(busy)
                .extracting(FreeBusyTest::period)
                .containsExactly(
                        "2026-03-03T10:00:00-07:00 2026-03-03T12:00:00-07:00",
                        "2026-03-03T14:00:00-07:00 2026-03-03T15:00:00-07:00");
    }

    @Test
    void whatLeavesTheTimeFreeIsNotBusy() {
        calendar.event("Transparent")
                .at(TEN, TEN.plusHours(1))
                .with("{'transparency': 'transparent'}")
                .add();
        calendar.event("Declined")
                .at(TEN, TEN.plusHours(1))
                .organizedBy("b@o.example")
                .guest(ANNA, "declined")
                .add();
        calendar.delete(calendar.event("Deleted").at(TEN, TEN.plusHours(1)).add());
        calendar.event("Tentative")
                .at(TEN.plusHours(2), TEN.plusHours(3))
                .with("{'status': 'tentative'}")
                .add();

        var busy = query("UTC", "primary").path("primary").path("busy");

        assertThat(busy).extracting(FreeBusyTest::period).containsExactly("2026-03-03T19:00:00Z 2026-03-03T20:00:00Z");
    }

    @Test
    void occurrencesAndTheirExceptionsCountAndAllDayIsTheWholeDay() {
        calendar.event("Daily")
                .id("series1")
                .at(TEN, TEN.plusHours(1))
                .repeats("RRULE:FREQ=DAILY;COUNT=3")
                .add();
        calendar.delete("series1_20260304T170000Z");
        calendar.event("Off")
                .allDay(LocalDate.of(2026, 3, 6), LocalDate.of(2026, 3, 6))
                .add();

        var busy = query("UTC", "primary").path("primary").path("busy");

        assertThat(busy)
                .extracting(FreeBusyTest::period)
                .containsExactly(
                        "2026-03-03T17:00:00Z 2026-03-03T18:00:00Z",
                        "2026-03-05T17:00:00Z 2026-03-05T18:00:00Z",
                        "2026-03-06T07:00:00Z 2026-03-07T07:00:00Z");
    }

    @Test
    void aCalendarThatCannotBeReadIsAnErrorBesideTheOthers() {
        var mia = sandbox.account("mia@acme-realty.example", "1002");
        mia.primary().share(ANNA, AccessRole.FREE_BUSY_READER);
        var secret = mia.calendar("secret@group.calendar.example", "Secret");

        var answer = query("UTC", "primary", "mia@acme-realty.example", secret.id());

        assertThat(answer.path("mia@acme-realty.example").has("errors")).isFalse();
        assertThat(answer.path(secret.id())
                        .path("errors")
                        .path(0)
                        .path("reason")
                        .asText())
                .isEqualTo("notFound");
        assertThat(answer.path("primary").path("busy").isArray()).isTrue();
    }

    @Test
    void moreThanFiftyCalendarsAreTooMany() {
        var ids = IntStream.range(0, 51).mapToObj(it -> "c" + it + "@x.example").toArray(String[]::new);

        var answer = query("UTC", ids);

        assertThat(answer)
                .hasSize(51)
                .allMatch(
                        it -> it.path("errors").path(0).path("reason").asText().equals("tooManyCalendarsRequested"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'items': [{'id': 'primary'}]} | required",
                "{'timeMin': '2026-03-03T00:00:00Z', 'timeMax': '2026-03-03T00:00:00Z'} | timeRangeEmpty",
                "{'timeMin': '2026-03-03T00:00:00Z', 'timeMax': '2026-09-03T00:00:00Z'} | timeRangeTooLong",
                "{'timeMin': '2026-03-03T00:00:00Z', 'timeMax': '2026-03-04T00:00:00Z', 'timeZone': 'Mountain'} | invalid",
                "{'timeMin': '2026-03-03T00:00:00Z', 'timeMax': '2026-03-04T00:00:00Z', 'calendarExpansionMax': 51} | invalid",
                "{'timeMin': '2026-03-03T00:00:00Z', 'timeMax': '2026-03-04T00:00:00Z', 'calendars': []} | badRequest",
            })
    void aFaultyQueryIsRefused(String body, String reason) {
        var refused = asking.post("/freeBusy", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.reason()).isEqualTo(reason);
    }

    @Test
    void theScopeOfEventsDoesNotOpenFreeBusy() {
        var refused = client(anna, "calendar.events").post("/freeBusy", "{'items': []}");

        assertThat(refused.status()).isEqualTo(403);
    }

    private JsonNode query(String zone, String... ids) {
        var items =
                java.util.Arrays.stream(ids).map(it -> "{'id': '" + it + "'}").collect(Collectors.joining(","));
        var answer = asking.post(
                "/freeBusy",
                "{'timeMin': '2026-03-03T00:00:00Z', 'timeMax': '2026-03-10T00:00:00Z', 'timeZone': '" + zone
                        + "', 'items': [" + items + "]}");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().path("calendars");
    }

    private static String period(JsonNode busy) {
        return busy.path("start").asText() + " " + busy.path("end").asText();
    }
}
