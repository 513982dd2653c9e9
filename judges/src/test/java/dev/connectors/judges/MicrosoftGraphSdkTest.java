package dev.connectors.judges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.graph.core.tasks.PageIterator;
import com.microsoft.graph.models.Attendee;
import com.microsoft.graph.models.AttendeeType;
import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.DateTimeTimeZone;
import com.microsoft.graph.models.DayOfWeek;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.EventCollectionResponse;
import com.microsoft.graph.models.EventType;
import com.microsoft.graph.models.FreeBusyStatus;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.Location;
import com.microsoft.graph.models.OnlineMeetingProviderType;
import com.microsoft.graph.models.PatternedRecurrence;
import com.microsoft.graph.models.RecurrencePattern;
import com.microsoft.graph.models.RecurrencePatternType;
import com.microsoft.graph.models.RecurrenceRange;
import com.microsoft.graph.models.RecurrenceRangeType;
import com.microsoft.graph.models.ResponseType;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.calendar.getschedule.GetSchedulePostRequestBody;
import com.microsoft.graph.users.item.events.item.accept.AcceptPostRequestBody;
import com.microsoft.graph.users.item.events.item.cancel.CancelPostRequestBody;
import dev.connectors.testkit.contract.Contracts;
import dev.connectors.testkit.openapi.OpenApiContract;
import dev.connectors.testkit.sandbox.GraphSandbox;
import dev.connectors.testkit.sandbox.RealEstateWeek;
import dev.connectors.testkit.sandbox.SandboxAccount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Microsoft's own Java SDK drives the stand-in for Graph, and reads what it answers. */
final class MicrosoftGraphSdkTest {

    private static final String MOUNTAIN = "Mountain Standard Time";

    private final GraphSandbox sandbox = start();
    private final SandboxAccount anna = RealEstateWeek.secondAccount(sandbox, RealEstateWeek.USUAL_TUESDAY);
    private final String token =
            sandbox.issue(anna, "Calendars.ReadWrite", "User.Read").accessToken();
    private final GraphServiceClient graph = client();

    private static GraphSandbox start() {
        var builder = GraphSandbox.builder(RealEstateWeek.clock());
        Contracts.microsoft("graph-v1-subset").map(OpenApiContract::load).ifPresent(builder::checkedBy);
        return builder.start();
    }

    private GraphServiceClient client() {
        var client = new GraphServiceClient((request, more) -> request.headers.add("Authorization", "Bearer " + token));
        client.getRequestAdapter().setBaseUrl(sandbox.graphApi().toString());
        return client;
    }

    @AfterEach
    void everythingFitsTheOpenApiDocument() {
        var violations = sandbox.violations();
        sandbox.close();

        assertThat(violations).isEmpty();
    }

    @Test
    void theCalendarsAreRead() {
        anna.calendar("family=", "Family");

        var all = graph.me().calendars().get().getValue();
        var own = graph.me().calendar().get();
        var one = graph.me().calendars().byCalendarId("family=").get();

        assertThat(all).extracting(it -> it.getName()).containsExactly("Calendar", "Family");
        assertThat(own.getIsDefaultCalendar()).isTrue();
        assertThat(own.getCanEdit()).isTrue();
        assertThat(own.getOwner().getAddress()).isEqualTo(anna.email());
        assertThat(own.getAllowedOnlineMeetingProviders()).containsExactly(OnlineMeetingProviderType.TeamsForBusiness);
        assertThat(one.getName()).isEqualTo("Family");
        assertThat(graph.me().get().getMail()).isEqualTo(anna.email());
    }

    @Test
    void theViewIsReadPageByPage() throws ReflectiveOperationException {
        sandbox.pages(2, true);
        var first = graph.me().calendarView().get(request -> {
            request.queryParameters.startDateTime = "2026-03-03T00:00:00Z";
            request.queryParameters.endDateTime = "2026-03-10T00:00:00Z";
            request.queryParameters.select = new String[] {"subject", "start", "type"};
            request.headers.add("Prefer", "outlook.timezone=\"" + MOUNTAIN + "\"");
        });

        var seen = new ArrayList<Event>();
        new PageIterator.Builder<Event, EventCollectionResponse>()
                .client(graph)
                .collectionPage(first)
                .collectionPageFactory(EventCollectionResponse::createFromDiscriminatorValue)
                .processPageItemCallback(seen::add)
                .build()
                .iterate();

        assertThat(seen)
                .extracting(Event::getSubject)
                .containsExactly("Buyer call, Nair", "Broker round table", "Broker school", "Lunch, loan options");
        assertThat(seen.get(1).getType()).isEqualTo(EventType.Occurrence);
    }

    @Test
    void anEventIsCreatedReadChangedAndDeleted() {
        var made = graph.me().events().post(once());
        var again = graph.me().events().post(once());
        var patch = new Event();
        patch.setSubject("Visit");
        var changed = graph.me()
                .events()
                .byEventId(made.getId())
                .patch(
                        patch,
                        request -> request.headers.add(
                                "If-Match",
                                made.getAdditionalData().get("@odata.etag").toString()));
        var read = graph.me().events().byEventId(made.getId()).get(request -> {
            request.headers.add("Prefer", "outlook.body-content-type=\"text\", outlook.timezone=\"" + MOUNTAIN + "\"");
        });
        graph.me().events().byEventId(made.getId()).delete();

        assertThat(again.getId()).isEqualTo(made.getId());
        assertThat(changed.getSubject()).isEqualTo("Visit");
        assertThat(read.getStart().getDateTime()).isEqualTo("2026-03-10T14:00:00.0000000");
        assertThat(read.getBody().getContentType()).isEqualTo(BodyType.Text);
        assertThat(read.getBody().getContent()).startsWith("Bring keys");
        assertThat(read.getLocation().getDisplayName()).isEqualTo("88 Oak Ave");
        assertThat(read.getAttendees().get(0).getEmailAddress().getAddress()).isEqualTo("j@b.example");
        assertThat(read.getAttendees().get(0).getType()).isEqualTo(AttendeeType.Optional);
        assertThat(read.getShowAs()).isEqualTo(FreeBusyStatus.Tentative);
        assertThat(read.getOnlineMeeting().getJoinUrl()).startsWith("https://teams.microsoft.com/");
        assertThat(read.getResponseStatus().getResponse()).isEqualTo(ResponseType.Organizer);
        assertThatThrownBy(() -> graph.me().events().byEventId(made.getId()).get())
                .isInstanceOfSatisfying(ODataError.class, it -> {
                    assertThat(it.getResponseStatusCode()).isEqualTo(404);
                    assertThat(it.getError().getCode()).isEqualTo("ErrorItemNotFound");
                });
    }

    @Test
    void aSeriesHasInstancesThatCanBeChangedAlone() {
        var event = showing();
        var pattern = new RecurrencePattern();
        pattern.setType(RecurrencePatternType.Weekly);
        pattern.setInterval(1);
        pattern.setDaysOfWeek(List.of(DayOfWeek.Tuesday));
        pattern.setFirstDayOfWeek(DayOfWeek.Monday);
        var range = new RecurrenceRange();
        range.setType(RecurrenceRangeType.Numbered);
        range.setStartDate(LocalDate.of(2026, 3, 10));
        range.setNumberOfOccurrences(3);
        event.setRecurrence(new PatternedRecurrence());
        event.getRecurrence().setPattern(pattern);
        event.getRecurrence().setRange(range);

        var series = graph.me().events().post(event);
        var instances = instances(series.getId());
        var patch = new Event();
        patch.setSubject("Special");
        graph.me().events().byEventId(instances.get(1).getId()).patch(patch);
        graph.me().events().byEventId(instances.get(2).getId()).delete();

        assertThat(series.getType()).isEqualTo(EventType.SeriesMaster);
        assertThat(series.getRecurrence().getPattern().getDaysOfWeek()).containsExactly(DayOfWeek.Tuesday);
        assertThat(series.getRecurrence().getRange().getStartDate()).isEqualTo(LocalDate.of(2026, 3, 10));
        assertThat(instances(series.getId()))
                .extracting(Event::getType)
                .containsExactly(EventType.Occurrence, EventType.Exception);
    }

    private List<Event> instances(String id) {
        return graph.me()
                .events()
                .byEventId(id)
                .instances()
                .get(request -> {
                    request.queryParameters.startDateTime = "2026-03-01T00:00:00Z";
                    request.queryParameters.endDateTime = "2026-06-01T00:00:00Z";
                })
                .getValue();
    }

    @Test
    void invitationsAreAnsweredAndMeetingsCancelled() {
        var accept = new AcceptPostRequestBody();
        accept.setComment("Gladly");
        accept.setSendResponse(true);
        graph.me().events().byEventId("lenderlunch").accept().post(accept);
        var cancel = new CancelPostRequestBody();
        cancel.setComment("Sorry");
        graph.me().events().byEventId("buyercall").cancel().post(cancel);

        var answered = graph.me().events().byEventId("lenderlunch").get();

        assertThat(answered.getResponseStatus().getResponse()).isEqualTo(ResponseType.Accepted);
        assertThat(sandbox.mails()).hasSize(2);
    }

    @Test
    void schedulesAreRead() {
        var body = new GetSchedulePostRequestBody();
        body.setSchedules(List.of(anna.email()));
        body.setStartTime(time("2026-03-03T08:00:00"));
        body.setEndTime(time("2026-03-03T18:00:00"));
        body.setAvailabilityViewInterval(60);

        var schedule = graph.me().calendar().getSchedule().post(body).getValue().get(0);

        assertThat(schedule.getAvailabilityView()).isEqualTo("0000020000");
        assertThat(schedule.getScheduleItems().get(0).getStatus()).isEqualTo(FreeBusyStatus.Busy);
    }

    private static Event once() {
        var event = showing();
        event.setTransactionId("op-1");
        return event;
    }

    private static Event showing() {
        var event = new Event();
        event.setSubject("Showing");
        event.setStart(time("2026-03-10T14:00:00"));
        event.setEnd(time("2026-03-10T15:00:00"));
        event.setBody(new ItemBody());
        event.getBody().setContentType(BodyType.Html);
        event.getBody().setContent("<p>Bring keys</p>");
        event.setLocation(new Location());
        event.getLocation().setDisplayName("88 Oak Ave");
        event.setShowAs(FreeBusyStatus.Tentative);
        event.setIsOnlineMeeting(true);
        event.setOnlineMeetingProvider(OnlineMeetingProviderType.TeamsForBusiness);
        var guest = new Attendee();
        guest.setType(AttendeeType.Optional);
        guest.setEmailAddress(new EmailAddress());
        guest.getEmailAddress().setAddress("j@b.example");
        event.setAttendees(List.of(guest));
        return event;
    }

    private static DateTimeTimeZone time(String local) {
        var time = new DateTimeTimeZone();
        time.setDateTime(local);
        time.setTimeZone(MOUNTAIN);
        return time;
    }
}
