package dev.connectors.outlook.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.Access;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.CreateEvent;
import dev.connectors.domain.calendar.EventDraft;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.GetAvailability;
import dev.connectors.domain.calendar.GetAvailability.Busy;
import dev.connectors.domain.calendar.SendUpdates;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.error.RateLimited;
import dev.connectors.spi.calendar.CalendarReads;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutlookAvailabilityTest {

    private static final ZoneId DENVER = ScriptedGraph.DENVER;
    private static final String SCHEDULE = "/v1.0/me/calendar/getSchedule";

    private final ScriptedGraph graph = new ScriptedGraph();

    @AfterEach
    void everyRequestFitsTheContract() {
        graph.check();
        graph.close();
    }

    @Test
    void theDefaultCalendarIsAskedAsTheMailboxThatItIs() {
        graph.graph.post(
                SCHEDULE,
                200,
                schedule(item("Busy", "2026-03-06T12:00", "2026-03-06T13:00")
                        + "," + item("free", "2026-03-06T14:00", "2026-03-06T15:00")
                        + "," + item("workingElsewhere", "2026-03-06T14:00", "2026-03-06T15:00")
                        + "," + item("tentative", "2026-03-06T13:00", "2026-03-06T13:30")
                        + "," + item("oof", "2026-03-06T16:00", "2026-03-07T09:00")));

        var output = availability("2026-03-06", "2026-03-06", graph.onMain());

        assertThat(output.busy().items())
                .containsExactly(
                        busy("2026-03-06T12:00", "2026-03-06T13:30", "main="),
                        busy("2026-03-06T16:00", "2026-03-07T00:00", "main="));
        assertThat(output.checked()).containsExactly(new CalendarId("main="));
        assertThat(graph.requests()).hasSize(2);
        assertThat(graph.requests().get(1).body())
                .isEqualTo(
                        "{\"schedules\":[\"anna@acme-realty.example\"],"
                                + "\"startTime\":{\"dateTime\":\"2026-03-06T00:00:00\",\"timeZone\":\"Mountain Standard Time\"},"
                                + "\"endTime\":{\"dateTime\":\"2026-03-07T00:00:00\",\"timeZone\":\"Mountain Standard Time\"}}");
    }

    @Test
    void whereThereIsNoScheduleTheEventsOfEachCalendarAreReckoned() {
        graph.event("main=", "1", "2026-03-05T22:00", "2026-03-06T06:00", "")
                .event("main=", "2", "2026-03-06T05:00", "2026-03-06T07:00", ",'showAs':'tentative'")
                .event("main=", "3", "2026-03-06T12:00", "2026-03-06T13:00", ",'showAs':'free'")
                .event("main=", "4", "2026-03-06T12:00", "2026-03-06T13:00", ",'isCancelled':true")
                .event(
                        "main=",
                        "5",
                        "2026-03-06T12:00",
                        "2026-03-06T13:00",
                        ",'responseStatus':{'response':'declined'}")
                .event("main=", "6", "2026-03-07T00:00", "2026-03-07T01:00", "")
                .event("family=", "7", "2026-03-06T00:00", "2026-03-07T00:00", ",'isAllDay':true,'showAs':'oof'");

        var output = availability("2026-03-06", "2026-03-06", graph.onMain().sees("family=", Access.BUSY));

        assertThat(output.busy().items())
                .containsExactly(
                        busy("2026-03-06T00:00", "2026-03-07T00:00", "family="),
                        busy("2026-03-06T00:00", "2026-03-06T07:00", "main="));
        assertThat(graph.requests())
                .noneMatch(r -> r.query("$select").orElse("").matches(".*(subject|location|attendees|body).*"));
    }

    @Test
    void aScheduleThatSaysLessThanAllIsNotBelieved() {
        for (var answer : List.of(
                "{'value':[]}",
                "{}",
                "{'value':[{'scheduleId':'anna@acme-realty.example'}]}",
                "{'value':[{'scheduleId':'anna@acme-realty.example','scheduleItems':[],'error':{'responseCode':'ErrorNoFreeBusyAccess','message':'m'}}]}",
                schedule(String.join(
                        ",", Collections.nCopies(1000, item("free", "2026-03-06T01:00", "2026-03-06T02:00")))))) {
            var scripted = new ScriptedGraph();
            scripted.event("main=", "1", "2026-03-06T05:00", "2026-03-06T07:00", "");
            scripted.graph.post(SCHEDULE, 200, answer);

            assertThat(availability("2026-03-06", "2026-03-06", scripted.onMain())
                            .busy()
                            .items())
                    .as(answer.substring(0, Math.min(100, answer.length())))
                    .containsExactly(busy("2026-03-06T05:00", "2026-03-06T07:00", "main="));
            scripted.check();
            scripted.close();
        }
    }

    @Test
    void sixtyDaysAreAskedForAtATime() {
        graph.graph.post(SCHEDULE, 200, schedule(item("busy", "2026-03-01T00:00", "2026-06-02T00:00")));

        var output = availability("2026-03-01", "2026-06-01", graph.onMain());

        assertThat(output.busy().items()).containsExactly(busy("2026-03-01T00:00", "2026-06-02T00:00", "main="));
        assertThat(graph.requests()).filteredOn(r -> r.method().equals("POST")).hasSize(2);
    }

    @Test
    void aCalendarThatCannotBeReadFailsTheCall() {
        graph.graph.get(
                "/v1.0/me/calendars/gone=/calendarView", 404, "{'error':{'code':'ErrorItemNotFound','message':'m'}}");
        graph.graph.get(
                "/v1.0/me/calendars/shared=/calendarView", 403, "{'error':{'code':'ErrorAccessDenied','message':'m'}}");
        var context = graph.onMain().sees("gone=", Access.BUSY).sees("shared=", Access.BUSY);

        assertThatThrownBy(() -> availability("2026-03-06", "2026-03-06", context))
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageContaining("not_found, provider_rejected")
                .extracting(e -> ((ConnectorException) e).toModel())
                .asString()
                .contains("2 of 3 calendars")
                .doesNotContain("gone");
    }

    @Test
    void aPauseThatMicrosoftAsksForIsNoReasonToAskAnotherWay() {
        graph.graph.post(SCHEDULE, 429, "{'error':{'code':'ApplicationThrottled','message':'m'}}");

        assertThatThrownBy(() -> availability("2026-03-06", "2026-03-06", graph.onMain()))
                .isInstanceOf(RateLimited.class);
    }

    @Test
    void aCalendarThatMayNotBeSeenIsNotAskedFor() {
        var input = new GetAvailability.Input(
                LocalDate.parse("2026-03-06"), Optional.empty(), List.of(new CalendarId("medical=")), DENVER);

        assertThatThrownBy(() -> new OutlookGetAvailability().run(input, graph.onMain()))
                .isInstanceOf(NotFound.class);

        assertThat(graph.requests()).isEmpty();
    }

    @Test
    void clashesHaveTitlesWhereTheyMayBeReadAndLeaveOutWhatThisVeryCallMade() {
        graph.event("main=", "1", "2026-03-06T12:30", "2026-03-06T13:30", ",'subject':'Lunch'")
                .event(
                        "main=",
                        "2",
                        "2026-03-06T12:30",
                        "2026-03-06T13:30",
                        ",'subject':'Not blocking','showAs':'free'")
                .event(
                        "main=",
                        "3",
                        "2026-03-06T12:00",
                        "2026-03-06T13:00",
                        ",'subject':'Showing','transactionId':'0123456789abcdefghijklmnop'")
                .event("family=", "4", "2026-03-06T12:00", "2026-03-06T12:30", ",'subject':'Doctor'");
        var draft = new EventDraft(
                "Showing",
                EventTime.parse("2026-03-06T12:00"),
                EventTime.parse("2026-03-06T13:00"),
                DENVER,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);
        var context = graph.onMain().sees("family=", Access.BUSY);

        var clashes = CalendarReads.clashes(
                new CreateEvent.Input(draft, new CalendarId("main="), SendUpdates.NONE),
                new OutlookSource(context),
                context);

        assertThat(clashes.unchecked()).isEmpty();
        assertThat(clashes.clashes()).hasSize(2);
        assertThat(clashes.clashes().get(0).summary()).isEmpty();
        assertThat(clashes.clashes().get(1).summary().orElseThrow().value()).isEqualTo("Lunch");
    }

    private static GetAvailability.Output availability(String from, String to, TestContext context) {
        var input =
                new GetAvailability.Input(LocalDate.parse(from), Optional.of(LocalDate.parse(to)), List.of(), DENVER);
        return new OutlookGetAvailability().run(input, context);
    }

    private static String schedule(String items) {
        return "{'value':[{'scheduleId':'anna@acme-realty.example','availabilityView':'0','scheduleItems':[" + items
                + "],'workingHours':{'timeZone':{'name':'Mountain Standard Time'}}}]}";
    }

    private static String item(String status, String start, String end) {
        return "{'isPrivate':false,'status':'" + status + "','start':{'dateTime':'" + start
                + ":00.0000000','timeZone':'Mountain Standard Time'},'end':{'dateTime':'" + end
                + ":00.0000000','timeZone':'Mountain Standard Time'}}";
    }

    private static Busy busy(String start, String end, String calendar) {
        return new Busy(LocalDateTime.parse(start), LocalDateTime.parse(end), new CalendarId(calendar));
    }
}
