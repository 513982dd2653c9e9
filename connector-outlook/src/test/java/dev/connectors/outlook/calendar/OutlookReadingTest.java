package dev.connectors.outlook.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.connectors.domain.Access;
import dev.connectors.domain.Cursor;
import dev.connectors.domain.Page;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.domain.calendar.EventSummary;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.EventView;
import dev.connectors.domain.calendar.GetEvent;
import dev.connectors.domain.calendar.ListCalendars;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.domain.calendar.ParticipationStatus;
import dev.connectors.error.InvalidArguments;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.spi.Resource;
import dev.connectors.spi.Resource.Sharing;
import dev.connectors.testkit.ScriptedAnswer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Outlook's reading actions ask of Graph, and what they make of its answers. */
class OutlookReadingTest {

    private static final ZoneId DENVER = ScriptedGraph.DENVER;
    private static final String INVITED =
            ",'isOrganizer':false,'organizer':{'emailAddress':{'address':'mia@acme-realty.example'}}";

    private final ScriptedGraph graph = new ScriptedGraph();

    @AfterEach
    void everyRequestFitsTheContract() {
        graph.check();
        graph.close();
    }

    @Test
    void calendarsAreListedWithWhoseTheyAre() {
        graph.graph.get(
                "/v1.0/me/calendars",
                request -> ScriptedAnswer.json(
                        200,
                        request.query("$skip").isEmpty()
                                ? "{'value':[{'id':'main=','name':'Calendar','isDefaultCalendar':true,'canEdit':true,'owner':{'address':'anna@acme-realty.example'}}],"
                                        + "'@odata.nextLink':'" + graph.api() + "/me/calendars?$skip=1'}"
                                : "{'value':[{'id':'family=','name':'Family','canEdit':true,'owner':{'address':'ANNA@acme-realty.example'}},"
                                        + "{'id':'mia=','name':'Mia','canEdit':false,'owner':{'address':'mia@acme-realty.example'}},"
                                        + "{'id':'team=','name':'Team','canEdit':true,'canShare':false},"
                                        + "{'id':'nameless='}]}"));

        var resources = Calendars.RESOURCES.lister().list(graph.call());
        var listed = new OutlookListCalendars()
                .run(new ListCalendars.Input(), graph.onMain().sees("mia=", Access.BUSY))
                .calendars()
                .items();

        assertThat(resources)
                .extracting(r -> r.id().value(), Resource::sharing, Resource::owned, Resource::most)
                .containsExactly(
                        tuple("main=", Sharing.PRIVATE, true, Access.WRITE),
                        tuple("family=", Sharing.UNKNOWN, true, Access.WRITE),
                        tuple("mia=", Sharing.SHARED, false, Access.READ),
                        tuple("team=", Sharing.SHARED, false, Access.WRITE),
                        tuple("nameless=", Sharing.UNKNOWN, true, Access.READ));
        assertThat(resources.get(0).aliases()).containsExactly("primary");
        assertThat(listed)
                .extracting(c -> c.id().value(), ListCalendars.Listed::access)
                .containsExactly(tuple("main=", Access.WRITE), tuple("mia=", Access.BUSY));
    }

    @Test
    void aPageThatLiesElsewhereIsNotFollowed() {
        graph.graph.get(
                "/v1.0/me/calendars",
                200,
                "{'value':[],'@odata.nextLink':'http://graph.microsoft.com.evil.example/v1.0/me/calendars?$skip=1'}");

        assertThatThrownBy(() -> Calendars.RESOURCES.lister().list(graph.call()))
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageContaining("leads elsewhere");
        assertThat(graph.requests()).hasSize(1);
    }

    @Test
    void aListWhosePagesHaveNoEndIsAnOutageAndNotAnEndlessCall() {
        graph.graph.get(
                "/v1.0/me/calendars", 200, "{'value':[],'@odata.nextLink':'" + graph.api() + "/me/calendars?$skip=1'}");

        assertThatThrownBy(() -> Calendars.RESOURCES.lister().list(graph.call()))
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageContaining("without an end");
        assertThat(graph.requests()).hasSize(2);
    }

    @Test
    void daysWhosePagesHaveNoEndAreAnOutageAndNotAnEndlessCall() {
        var link = "'" + graph.api() + "/me/calendars/loop%3D/calendarView?"
                + "startDateTime=2026-03-02T00:00:00Z&endDateTime=2026-03-05T00:00:00Z&$skip=1'";
        graph.graph.get("/v1.0/me/calendars/loop=/calendarView", 200, "{'value':[],'@odata.nextLink':" + link + "}");

        assertThatThrownBy(() -> list("2026-03-03", graph.call().sees("loop=", Access.READ)))
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageContaining("without an end");
        assertThat(graph.requests()).hasSize(2);
        assertThatThrownBy(() -> list("2026-03-03", graph.call().sees("loop=", Access.BUSY)))
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageContaining("without an end");
    }

    @Test
    void eventsOfAllVisibleCalendarsComeInOrderOfTheirStarts() {
        graph.event("main=", "e2", "2026-03-03T11:00", "2026-03-03T12:00", ",'subject':'Showing'")
                .event(
                        "team=",
                        "e1",
                        "2026-03-03T09:00",
                        "2026-03-03T09:15",
                        ",'subject':'Stand-up','type':'occurrence','seriesMasterId':'s'")
                .event("main=", "e3", "2026-03-03T00:00", "2026-03-05T00:00", ",'subject':'Open house','isAllDay':true")
                .event("hidden=", "e4", "2026-03-03T10:00", "2026-03-03T10:30", ",'subject':'Doctor'");

        var items = list("2026-03-03", graph.onMain().sees("team=", Access.READ));

        assertThat(titles(items)).containsExactly("Open house", "Stand-up", "Showing");
        assertThat(items.get(0).end()).isEqualTo(EventTime.parse("2026-03-04"));
        assertThat(items.get(1).recurring()).contains(true);
        assertThat(graph.requests()).noneMatch(r -> r.path().contains("hidden"));
    }

    @Test
    void whatOverlapsTheDayIsInItAndWhatOnlyTouchesItIsNot() {
        graph.event("main=", "1", "2026-03-02T22:00", "2026-03-03T06:00", ",'subject':'Night shift'")
                .event("main=", "2", "2026-03-03T23:00", "2026-03-04T01:00", ",'subject':'Late'")
                .event("main=", "3", "2026-03-02T20:00", "2026-03-03T00:00", ",'subject':'Until midnight'")
                .event("main=", "4", "2026-03-04T00:00", "2026-03-04T01:00", ",'subject':'From midnight'")
                .event("main=", "5", "2026-03-02T00:00", "2026-03-03T00:00", ",'subject':'Yesterday','isAllDay':true");

        assertThat(titles(list("2026-03-03", graph.onMain()))).containsExactly("Night shift", "Late");
    }

    @Test
    void theDayIsThatOfTheZoneThatWasAskedForAndAnAllDayEventIsOnItsDateInEachOne() {
        graph.event("main=", "1", "2026-03-03T20:00", "2026-03-03T21:00", ",'subject':'Evening in Denver'")
                .event("main=", "2", "2026-03-04T00:00", "2026-03-05T00:00", ",'subject':'Day off','isAllDay':true");
        var input = new ListEvents.Input(
                LocalDate.parse("2026-03-04"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                ZoneId.of("Asia/Tokyo"),
                Optional.empty());

        var items = new OutlookListEvents().run(input, graph.onMain()).events().items();

        assertThat(titles(items)).containsExactly("Day off", "Evening in Denver");
        assertThat(items.get(1).start()).isEqualTo(EventTime.parse("2026-03-04T12:00"));
        assertThat(graph.requests().get(0).header("Prefer"))
                .contains(
                        "IdType=\"ImmutableId\", outlook.timezone=\"Tokyo Standard Time\", outlook.body-content-type=\"text\"");
    }

    @Test
    void declinedAndCancelledEventsAreLeftOut() {
        graph.event(
                        "main=",
                        "1",
                        "2026-03-03T09:00",
                        "2026-03-03T10:00",
                        ",'subject':'Declined'" + INVITED + ",'responseStatus':{'response':'declined'}")
                .event(
                        "main=",
                        "2",
                        "2026-03-03T09:00",
                        "2026-03-03T10:00",
                        ",'subject':'Canceled: x','isCancelled':true")
                .event(
                        "main=",
                        "3",
                        "2026-03-03T11:00",
                        "2026-03-03T12:00",
                        ",'subject':'Perhaps'" + INVITED
                                + ",'responseStatus':{'response':'tentativelyAccepted'},'attendees':[{'type':'required','emailAddress':{'address':'Anna@acme-realty.example'}},"
                                + "{'type':'required','emailAddress':{'address':'john@buyer.example'}}]");

        var items = list("2026-03-03", graph.onMain());

        assertThat(titles(items)).containsExactly("Perhaps");
        assertThat(items.get(0).response()).contains(ParticipationStatus.TENTATIVE);
        assertThat(items.get(0).guests()).contains(1);
        assertThat(graph.requests()).hasSize(1);
    }

    @Test
    void theOwnGuestUnderAnotherAddressIsWhoseTheCalendarIs() {
        var invitation = ",'subject':'Perhaps'" + INVITED
                + ",'responseStatus':{'response':'tentativelyAccepted'},'attendees':[{'type':'required','emailAddress':{'address':'a.miller@acme-realty.example'}},"
                + "{'type':'required','emailAddress':{'address':'john@buyer.example'}}]";
        graph.event("main=", "1", "2026-03-03T09:00", "2026-03-03T10:00", invitation)
                .event("main=", "2", "2026-03-03T11:00", "2026-03-03T12:00", invitation);
        graph.graph.get(
                "/v1.0/me/calendars/{calendar}",
                200,
                "{'id':'main=','owner':{'address':'A.Miller@acme-realty.example'}}");

        var items = list("2026-03-03", graph.onMain());

        assertThat(items).allMatch(i -> i.response().equals(Optional.of(ParticipationStatus.TENTATIVE)));
        assertThat(items).allMatch(i -> i.guests().equals(Optional.of(1)));
        assertThat(graph.requests()).hasSize(2);
    }

    @Test
    void aCalendarAtBusyIsAskedForTimesOnly() {
        graph.event("family=", "1", "2026-03-03T15:00", "2026-03-03T16:00", ",'subject':'Dentist'")
                .event(
                        "family=",
                        "2",
                        "2026-03-03T17:00",
                        "2026-03-03T18:00",
                        ",'subject':'Not blocking','showAs':'free'")
                .event(
                        "family=",
                        "3",
                        "2026-03-03T00:00",
                        "2026-03-04T00:00",
                        ",'subject':'Away','isAllDay':true,'showAs':'oof'");

        var items = list("2026-03-03", graph.call().sees("family=", Access.BUSY));

        assertThat(items).allMatch(i -> i.busy().isPresent() && i.summary().isEmpty() && i.id().isEmpty());
        assertThat(items).extracting(EventSummary::start).containsExactly(EventTime.parse("2026-03-03"));
        assertThat(graph.requests())
                .noneMatch(r -> r.query("$select").orElse("").contains("subject"));
    }

    @Test
    void wordsAreSearchedOnlyWhereContentsMayBeReadAndInAllTexts() {
        graph.event("family=", "1", "2026-03-03T15:00", "2026-03-03T16:00", ",'subject':'Oak trees'")
                .event("main=", "2", "2026-03-03T11:00", "2026-03-03T12:00", ",'subject':'Showing, 88 Oak Ave'")
                .event("main=", "3", "2026-03-03T12:00", "2026-03-03T13:00", ",'subject':'Lunch'")
                .event(
                        "main=",
                        "4",
                        "2026-03-03T13:00",
                        "2026-03-03T14:00",
                        ",'subject':'Call','body':{'contentType':'text','content':'about 88 OAK Ave'}")
                .event("main=", "5", "2026-03-03T14:00", "2026-03-03T15:00", ",'subject':'Oak'");
        var input = new ListEvents.Input(
                LocalDate.parse("2026-03-03"),
                Optional.empty(),
                Optional.of("oak 88"),
                List.of(),
                DENVER,
                Optional.empty());

        var items = new OutlookListEvents()
                .run(input, graph.onMain().sees("family=", Access.BUSY))
                .events()
                .items();

        assertThat(titles(items)).containsExactly("Showing, 88 Oak Ave", "Call");
        assertThat(graph.requests()).noneMatch(r -> r.path().contains("family"));
    }

    @Test
    void pagesTogetherHoldEachEventOnceInOrder() {
        graph.pages(17);
        seed(130);
        IntStream.range(0, 70).forEach(i -> {
            var at = LocalDateTime.parse("2026-03-04T00:03").plusMinutes(120L * i);
            graph.event("team=", "t" + i, at.toString(), at.plusMinutes(10).toString(), ",'subject':'team " + i + "'");
        });

        var pages = pages(graph.onMain().sees("team=", Access.READ));

        var all = pages.stream().flatMap(List::stream).toList();
        assertThat(pages.subList(0, pages.size() - 1)).allMatch(p -> p.size() == 50);
        assertThat(all).hasSize(200).doesNotHaveDuplicates();
        assertThat(all)
                .isSortedAccordingTo(
                        (a, b) -> a.start().from().compareTo(b.start().from()));
    }

    @Test
    void anEventDeletedBetweenTwoPagesHidesNoOther() {
        graph.pages(20);
        seed(120);
        var context = graph.onMain();
        var first = run(Optional.empty(), context);
        graph.delete(first.items().get(10).id().orElseThrow().value());
        graph.delete(first.items().get(49).id().orElseThrow().value());

        var second = run(first.next(), context);

        assertThat(titles(second.items()))
                .containsExactlyElementsOf(
                        IntStream.range(50, 100).mapToObj(i -> "main " + i).toList());
    }

    @Test
    void aCursorThatIsNoneIsAnArgumentThatDoesNotFit() {
        for (var bad : List.of("x", "{\"main=\":[\"not a day\",\"\"]}")) {
            assertThatThrownBy(() -> run(Optional.of(new Cursor(bad)), graph.onMain()))
                    .as(bad)
                    .isInstanceOf(InvalidArguments.class);
        }
    }

    @Test
    void anEventIsReadInItsOwnZone() {
        graph.event(
                "main=",
                "e/1=",
                "2026-03-09T13:00",
                "2026-03-09T14:00",
                ",'subject':'New York call','originalStartTimeZone':'Eastern Standard Time'");

        var view = get("e/1=", "main=", graph.onMain());

        assertThat(view.start()).isEqualTo(EventTime.parse("2026-03-09T15:00"));
        assertThat(view.timeZone()).contains(ZoneId.of("America/New_York"));
        assertThat(graph.requests()).hasSize(3);
    }

    @Test
    void anEventOfTheUsersZoneUnderWindowsNameIsAskedForOnce() {
        graph.event("main=", "1", "2026-03-09T13:00", "2026-03-09T14:00", ",'subject':'Call'");

        var view = get("1", "main=", graph.onMain());

        assertThat(view.timeZone()).contains(DENVER);
        assertThat(graph.requests()).hasSize(2);
    }

    @Test
    void anEventOfAHiddenCalendarIsNotFoundUnderTheNameOfOneThatMayBeSeen() {
        graph.event("hidden=", "secret", "2026-03-09T13:00", "2026-03-09T14:00", ",'subject':'Doctor'")
                .event("main=", "1", "2026-03-09T13:00", "2026-03-09T14:00", ",'subject':'Call'");

        var hidden = catchThrowableOfType(NotFound.class, () -> get("secret", "main=", graph.onMain()));
        var unknown = catchThrowableOfType(NotFound.class, () -> get("nothing", "main=", graph.onMain()));

        assertThat(hidden.toModel()).isEqualTo(unknown.toModel());
        assertThat(OutlookGetEvent.find(new CalendarId("main="), new EventId("secret"), graph.onMain()))
                .isEmpty();
    }

    @Test
    void aSeriesIsLookedForByItsUidAmongWhatItsCalendarHolds() {
        graph.event(
                "main=",
                "s",
                "2026-03-02T09:00",
                "2026-03-02T09:15",
                ",'subject':'Stand-up','type':'seriesMaster','iCalUId':'0400'");
        graph.graph.get(
                "/v1.0/me/calendars/{calendar}/events",
                request -> ScriptedAnswer.json(
                        200,
                        request.segments().contains("main=")
                                ? "{'value':[{'id':'copy'},{'id':'s'}]}"
                                : "{'value':[{'id':'copy'}]}"));

        assertThat(get("s", "main=", graph.onMain()).id()).contains(new EventId("s"));
        assertThatThrownBy(() -> get("s", "team=", graph.onMain().sees("team=", Access.READ)))
                .isInstanceOf(NotFound.class);
        assertThat(graph.requests().get(1).query("$filter")).contains("iCalUId eq '0400'");
    }

    private void seed(int count) {
        IntStream.range(0, count).forEach(i -> {
            var at = LocalDateTime.parse("2026-03-04T00:00").plusMinutes(60L * i);
            graph.event(
                    "main=",
                    String.format("m%03d", i),
                    at.toString(),
                    at.plusMinutes(10).toString(),
                    ",'subject':'main " + i + "'");
        });
    }

    private List<List<EventSummary>> pages(TestContext context) {
        var pages = new ArrayList<List<EventSummary>>();
        var next = Optional.<Cursor>empty();
        do {
            var page = run(next, context);
            pages.add(page.items());
            next = page.next();
        } while (next.isPresent());
        return pages;
    }

    private Page<EventSummary> run(Optional<Cursor> next, TestContext context) {
        var input = new ListEvents.Input(
                LocalDate.parse("2026-03-04"),
                Optional.of(LocalDate.parse("2026-03-20")),
                Optional.empty(),
                List.of(),
                DENVER,
                next);
        return new OutlookListEvents().run(input, context).events();
    }

    private List<EventSummary> list(String day, TestContext context) {
        var input = new ListEvents.Input(
                LocalDate.parse(day), Optional.empty(), Optional.empty(), List.of(), DENVER, Optional.empty());
        return new OutlookListEvents().run(input, context).events().items();
    }

    private static EventView get(String event, String calendar, TestContext context) {
        return new OutlookGetEvent().run(new GetEvent.Input(new EventId(event), new CalendarId(calendar)), context);
    }

    private static List<String> titles(List<EventSummary> items) {
        return items.stream().map(i -> i.summary().orElseThrow().value()).toList();
    }
}
