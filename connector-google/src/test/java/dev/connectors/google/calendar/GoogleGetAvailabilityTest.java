package dev.connectors.google.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.Access;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.GetAvailability;
import dev.connectors.domain.calendar.GetAvailability.Busy;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.testkit.sandbox.AccessRole;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoogleGetAvailabilityTest extends SandboxTest {

    private final GoogleGetAvailability action = new GoogleGetAvailability();

    @Test
    void busyTimesAreLocalAndCutToTheDays() {
        var family = shared("family@group", "Family", AccessRole.FREE_BUSY_READER);
        main.event("Night")
                .at(time("2026-03-05T22:00"), time("2026-03-06T06:00"))
                .add();
        main.event("Lunch")
                .at(time("2026-03-06T12:00"), time("2026-03-06T13:00"))
                .add();
        main.event("Next")
                .at(time("2026-03-07T00:00"), time("2026-03-07T01:00"))
                .add();
        family.event("Evening")
                .at(time("2026-03-06T20:00"), time("2026-03-07T02:00"))
                .add();

        var output = action.run(input("2026-03-06", "2026-03-06"), onMain().sees("family@group", Access.BUSY));

        assertThat(output.busy().items())
                .containsExactly(
                        busy("2026-03-06T00:00", "2026-03-06T06:00", ANNA),
                        busy("2026-03-06T12:00", "2026-03-06T13:00", ANNA),
                        busy("2026-03-06T20:00", "2026-03-07T00:00", "family@group"));
        assertThat(output.checked()).containsExactly(MAIN, new CalendarId("family@group"));
    }

    @Test
    void fiftyCalendarsAndSixtyDaysAreAskedForAtATime() {
        var context = onMain();
        for (int i = 0; i < 60; i++) {
            anna.calendar("c" + i + "@group", "C" + i);
            context.sees("c" + i + "@group", Access.BUSY);
        }
        main.event("Sabbatical")
                .allDay(day("2026-03-01"), day("2026-05-31"))
                .with("{'transparency':'opaque'}")
                .add();

        var output = action.run(input("2026-03-01", "2026-06-01"), context);

        assertThat(output.checked()).hasSize(61);
        assertThat(sandbox.requests()).hasSize(4);
        assertThat(output.busy().items()).containsExactly(busy("2026-03-01T00:00", "2026-06-01T00:00", ANNA));
    }

    @Test
    void aCalendarThatCannotBeReadFailsTheCall() {
        var context = onMain().sees("gone@group", Access.BUSY);

        assertThatThrownBy(() -> action.run(input("2026-03-06", "2026-03-06"), context))
                .isInstanceOf(ProviderUnavailable.class)
                .extracting(e -> ((ProviderUnavailable) e).toModel())
                .asString()
                .contains("1 of 2 calendars")
                .doesNotContain("gone");
    }

    @Test
    void aCalendarOfWhichTheAnswerSaysNothingFailsTheCall() {
        sandbox.faults().answer(1, r -> r.path().endsWith("/freeBusy"), 200, "application/json", "{\"calendars\":{}}");

        assertThatThrownBy(() -> action.run(input("2026-03-06", "2026-03-06"), onMain()))
                .isInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void aCalendarThatMayNotBeSeenIsNotAskedFor() {
        var input = new GetAvailability.Input(
                day("2026-03-06"), Optional.empty(), List.of(new CalendarId("medical@group")), DENVER);

        assertThatThrownBy(() -> action.run(input, onMain())).isInstanceOf(NotFound.class);

        assertThat(sandbox.requests()).isEmpty();
    }

    private static GetAvailability.Input input(String from, String to) {
        return new GetAvailability.Input(day(from), Optional.of(day(to)), List.of(), DENVER);
    }

    private static Busy busy(String start, String end, String calendar) {
        return new Busy(time(start), time(end), new CalendarId(calendar));
    }
}
