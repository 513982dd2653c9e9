package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.connectors.testkit.contract.Contracts;
import dev.connectors.testkit.discovery.DiscoveryContract;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RealEstateWeekTest {

    private final GoogleSandbox sandbox = start();
    private final RealEstateWeek week = RealEstateWeek.in(sandbox);
    private final Client client = new Client(
            sandbox.calendarApi(), sandbox.issue(week.anna(), "calendar").accessToken());

    @AfterEach
    void everyAnswerFitsTheDiscoveryDocument() {
        sandbox.close();

        assertThat(sandbox.violations()).isEmpty();
    }

    @Test
    void annaHasFourCalendars() {
        var list = client.get("/users/me/calendarList");

        assertThat(list.texts("summary")).containsExactly("Showings", "Team", "Family", "Medical");
        assertThat(list.texts("accessRole")).containsExactly("owner", "reader", "owner", "owner");
    }

    @Test
    void tuesdayHasTheStandUpTheShowingWithTwoGuestsAndAnHourOfFamily() {
        assertThat(day(week.team(), "2026-03-03")).containsExactly("2026-03-03T09:00:00-07:00 Team stand-up 0");
        assertThat(day(week.showings(), "2026-03-03"))
                .containsExactly("2026-03-03T11:00:00-07:00 Showing, 88 Oak Ave 2");
        assertThat(busy(week.family(), "2026-03-03")).isEqualTo("2026-03-03T15:00:00-07:00 2026-03-03T16:00:00-07:00");
        assertThat(day(week.medical(), "2026-03-03")).hasSize(1);
    }

    @Test
    void onFridayAfternoonOnlyFamilyIsBusy() {
        assertThat(busy(week.family(), "2026-03-06")).isEqualTo("2026-03-06T14:30:00-07:00 2026-03-06T16:00:00-07:00");
        assertThat(busy(week.showings(), "2026-03-06")).isEmpty();
        assertThat(busy(week.team(), "2026-03-06")).isEmpty();
    }

    @Test
    void nextTuesdayHasTheStandUpAtNineByTheNewClockAndIsFreeAtTwo() {
        assertThat(day(week.team(), "2026-03-10")).containsExactly("2026-03-10T09:00:00-06:00 Team stand-up 0");
        assertThat(busy(week.showings(), "2026-03-10")).isEmpty();
        assertThat(busy(week.family(), "2026-03-10")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-03", "2025-12-30", "2026-10-27"})
    void theWeekCanBeginOnAnyTuesday(LocalDate tuesday) {
        try (var other = GoogleSandbox.start(RealEstateWeek.clock())) {
            var moved = RealEstateWeek.in(other, tuesday);

            assertThat(moved.tuesday()).isEqualTo(tuesday);
            assertThat(moved.showings().json("oakave88").orElseThrow()).contains(tuesday + "T11:00:00");
        }
    }

    @Test
    void anyOtherDayOfTheWeekIsRefused() {
        try (var other = GoogleSandbox.start(RealEstateWeek.clock())) {
            assertThatIllegalArgumentException().isThrownBy(() -> RealEstateWeek.in(other, LocalDate.of(2026, 3, 4)));
        }
    }

    private java.util.List<String> day(SandboxCalendar calendar, String day) {
        var found = client.get(
                "/calendars/" + calendar.id() + "/events",
                "singleEvents",
                "true",
                "orderBy",
                "startTime",
                "timeMin",
                day + "T07:00:00Z",
                "timeMax",
                LocalDate.parse(day).plusDays(1) + "T06:00:00Z");
        return java.util.stream.StreamSupport.stream(found.json().path("items").spliterator(), false)
                .map(it -> it.path("start").path("dateTime").asText() + " "
                        + it.path("summary").asText() + " "
                        + it.path("attendees").size())
                .toList();
    }

    private String busy(SandboxCalendar calendar, String day) {
        var answer = client.post(
                "/freeBusy",
                "{'timeMin': '" + day + "T18:00:00Z', 'timeMax': '"
                        + LocalDate.parse(day).plusDays(1)
                        + "T01:00:00Z', 'timeZone': 'America/Denver', 'items': [{'id': '" + calendar.id() + "'}]}");
        var busy = answer.json().path("calendars").path(calendar.id()).path("busy");
        return busy.isEmpty()
                ? ""
                : busy.path(0).path("start").asText() + " "
                        + busy.path(0).path("end").asText();
    }

    private static GoogleSandbox start() {
        var builder = GoogleSandbox.builder(RealEstateWeek.clock());
        Contracts.google("calendar-v3").map(DiscoveryContract::load).ifPresent(builder::checkedBy);
        return builder.start();
    }
}
