package dev.connectors.testkit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The code of this module's README. */
final class SampleTest {

    @Test
    void theSampleOfTheReadmeRuns() {
        try (var google = GoogleSandbox.start(RealEstateWeek.clock())) {
            var week = RealEstateWeek.in(google);
            google.autoConsent(week.anna(), "calendar.freebusy"); // she unticks one box
            // give google.authorizationEndpoint(), tokenEndpoint() and calendarApi() to the connector, and run it; by
            // hand:
            var token = google.issue(week.anna(), "calendar.events").accessToken();
            var calendar = new Client(google.calendarApi(), token);

            calendar.patch("/calendars/primary/events/oakave88", "{'location': 'Gate 2'}", "sendUpdates", "all");

            assertThat(google.mails().get(0).recipients())
                    .isEqualTo(Set.of("priya.nair@buyer.example", "tom.nair@buyer.example"));
            assertThat(google.requests())
                    .allMatch(it -> it.account().equals(java.util.Optional.of(RealEstateWeek.ANNA)));
        }
    }
}
