package dev.connectors.judges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.CalendarListEntry;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventAttendee;
import com.google.api.services.calendar.model.EventDateTime;
import com.google.api.services.calendar.model.FreeBusyRequest;
import com.google.api.services.calendar.model.FreeBusyRequestItem;
import dev.connectors.testkit.contract.Contracts;
import dev.connectors.testkit.discovery.DiscoveryContract;
import dev.connectors.testkit.sandbox.GoogleSandbox;
import dev.connectors.testkit.sandbox.RealEstateWeek;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Google's generated client drives the stand-in for Calendar v3, and reads what it answers. */
final class GoogleCalendarClientTest {

    private static final String DENVER = "America/Denver";

    private final GoogleSandbox sandbox = start();
    private final RealEstateWeek week = RealEstateWeek.in(sandbox);
    private final Calendar calendar = client();

    private static GoogleSandbox start() {
        var builder = GoogleSandbox.builder(RealEstateWeek.clock());
        Contracts.google("calendar-v3").map(DiscoveryContract::load).ifPresent(builder::checkedBy);
        return builder.start();
    }

    private Calendar client() {
        var token = sandbox.issue(week.anna(), "calendar").accessToken();
        return new Calendar.Builder(
                        new NetHttpTransport(),
                        GsonFactory.getDefaultInstance(),
                        request -> request.getHeaders().setAuthorization("Bearer " + token))
                .setRootUrl(sandbox.baseUrl() + "/")
                .setApplicationName("stand-in-test")
                .build();
    }

    @AfterEach
    void everythingFitsTheDiscoveryDocument() {
        var violations = sandbox.violations();
        sandbox.close();

        assertThat(violations).isEmpty();
    }

    @Test
    void theCalendarsAreRead() throws IOException {
        var all = calendar.calendarList().list().execute().getItems();

        assertThat(all)
                .extracting(CalendarListEntry::getSummary)
                .containsExactly("Showings", "Team", "Family", "Medical");
        assertThat(all.get(0).getPrimary()).isTrue();
        assertThat(all.get(1).getAccessRole()).isEqualTo("reader");
        assertThat(calendar.settings().get("timezone").execute().getValue()).isEqualTo(DENVER);
    }

    @Test
    void theWeekIsReadPageByPage() throws IOException {
        sandbox.pages(2, true);
        var request = calendar.events()
                .list("primary")
                .setSingleEvents(true)
                .setOrderBy("startTime")
                .setTimeMin(new DateTime("2026-03-03T00:00:00-07:00"))
                .setTimeMax(new DateTime("2026-03-10T00:00:00-06:00"));

        var seen = new ArrayList<Event>();
        var page = request.execute();
        seen.addAll(page.getItems());
        while (page.getNextPageToken() != null) {
            page = request.setPageToken(page.getNextPageToken()).execute();
            seen.addAll(page.getItems());
        }

        assertThat(seen)
                .extracting(Event::getSummary)
                .containsExactly(
                        "Showing, 88 Oak Ave",
                        "Listing appointment, 12 Elm St",
                        "Inspection, 88 Oak Ave",
                        "Open house, 45 Pine Dr",
                        "Closing, Alvarez");
        assertThat(seen.get(3).getRecurringEventId()).isEqualTo("openhouse45");
    }

    @Test
    void anEventIsCreatedReadChangedAndDeleted() throws IOException {
        var made = calendar.events()
                .insert("primary", showing().setId("visit001"))
                .setSendUpdates("all")
                .execute();
        var changed = calendar.events()
                .patch("primary", "visit001", new Event().setSummary("Visit"))
                .execute();
        var read = calendar.events().get("primary", "visit001").execute();
        calendar.events().delete("primary", "visit001").execute();

        assertThat(made.getAttendees().get(0).getResponseStatus()).isEqualTo("needsAction");
        assertThat(changed.getSummary()).isEqualTo("Visit");
        assertThat(read.getStart().getDateTime()).isEqualTo(new DateTime("2026-03-10T14:00:00-06:00"));
        assertThat(read.getStart().getTimeZone()).isEqualTo(DENVER);
        assertThat(sandbox.mails().get(0).recipients()).containsExactly("j@b.example");
        assertThatThrownBy(() -> calendar.events().delete("primary", "visit001").execute())
                .isInstanceOfSatisfying(GoogleJsonResponseException.class, it -> {
                    assertThat(it.getStatusCode()).isEqualTo(410);
                    assertThat(it.getDetails().getErrors().get(0).getReason()).isEqualTo("deleted");
                });
    }

    @Test
    void aSeriesHasInstances() throws IOException {
        calendar.events()
                .insert("primary", showing().setId("series01").setRecurrence(List.of("RRULE:FREQ=WEEKLY;COUNT=3")))
                .execute();

        var instances =
                calendar.events().instances("primary", "series01").execute().getItems();

        assertThat(instances)
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.getOriginalStartTime()).isNotNull());
    }

    @Test
    void busyTimesAreRead() throws IOException {
        var query = new FreeBusyRequest()
                .setTimeMin(new DateTime("2026-03-03T00:00:00-07:00"))
                .setTimeMax(new DateTime("2026-03-04T00:00:00-07:00"))
                .setItems(
                        List.of(new FreeBusyRequestItem().setId("primary"), new FreeBusyRequestItem().setId("nobody")));

        var answer = calendar.freebusy().query(query).execute().getCalendars();

        assertThat(answer.get("primary").getBusy())
                .singleElement()
                .satisfies(it -> assertThat(it.getStart()).isEqualTo(new DateTime("2026-03-03T18:00:00Z")));
        assertThat(answer.get("nobody").getErrors().get(0).getReason()).isEqualTo("notFound");
    }

    private static Event showing() {
        return new Event()
                .setSummary("Showing")
                .setStart(time("2026-03-10T14:00:00-06:00"))
                .setEnd(time("2026-03-10T15:00:00-06:00"))
                .setAttendees(List.of(new EventAttendee().setEmail("j@b.example")));
    }

    private static EventDateTime time(String text) {
        return new EventDateTime().setDateTime(new DateTime(text)).setTimeZone(DENVER);
    }
}
