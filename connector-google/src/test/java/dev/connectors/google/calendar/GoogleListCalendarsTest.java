package dev.connectors.google.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectors.domain.Access;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.ListCalendars;
import dev.connectors.spi.Resource;
import dev.connectors.spi.Resource.Sharing;
import dev.connectors.testkit.sandbox.AccessRole;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoogleListCalendarsTest extends SandboxTest {

    @Test
    void resourcesSayWhoOwnsThemAndTheMostThatGoogleAllows() {
        anna.calendar("showings@group", "Showings");
        shared("team@group", "Team", AccessRole.WRITER);
        shared("holidays@group", "Holidays", AccessRole.READER);
        shared("family@group", "Family", AccessRole.FREE_BUSY_READER);

        var resources = Calendars.RESOURCES.lister().list(call());

        assertThat(resources)
                .containsExactly(
                        new Resource<>(
                                MAIN, new ForeignText(ANNA), Set.of("primary"), Sharing.PRIVATE, true, Access.WRITE),
                        resource("showings@group", "Showings", Sharing.UNKNOWN, true, Access.WRITE),
                        resource("team@group", "Team", Sharing.SHARED, false, Access.WRITE),
                        resource("holidays@group", "Holidays", Sharing.SHARED, false, Access.READ),
                        resource("family@group", "Family", Sharing.SHARED, false, Access.BUSY));
    }

    @Test
    void theWholeListIsReadOverEmptyAndShortPages() {
        for (int i = 0; i < 7; i++) {
            anna.calendar("c" + i + "@group", "Calendar " + i);
        }
        sandbox.pages(2, true);

        var resources = Calendars.RESOURCES.lister().list(call());

        assertThat(resources).hasSize(8);
    }

    @Test
    void theUsersOwnNameForACalendarComesFirst() {
        var team = shared("team@group", "Acme Realty, everybody", AccessRole.READER);
        anna.rename(team, "Team");

        var listed = new GoogleListCalendars()
                .run(new ListCalendars.Input(), call().sees("team@group", Access.READ))
                .calendars()
                .items();

        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).title()).contains(new ForeignText("Team"));
        assertThat(listed.get(0).timeZone()).contains(DENVER);
    }

    @Test
    void onlyVisibleCalendarsAreListedEachWithWhatTheAssistantMayDo() {
        anna.calendar("medical@group", "Medical");
        var context = call().sees(ANNA, Access.BUSY);

        var listed = new GoogleListCalendars()
                .run(new ListCalendars.Input(), context)
                .calendars()
                .items();

        assertThat(listed)
                .containsExactly(new ListCalendars.Listed(
                        MAIN, Optional.of(new ForeignText(ANNA)), Access.BUSY, Optional.of(DENVER), Optional.of(true)));
    }

    private static Resource<CalendarId> resource(String id, String title, Sharing sharing, boolean owned, Access most) {
        return new Resource<>(new CalendarId(id), new ForeignText(title), Set.of(), sharing, owned, most);
    }
}
