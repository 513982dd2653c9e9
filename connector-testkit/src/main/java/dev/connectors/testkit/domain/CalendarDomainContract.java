package dev.connectors.testkit.domain;

import static dev.connectors.testkit.domain.CalendarStage.CLOCK;
import static dev.connectors.testkit.domain.CalendarStage.DENVER;
import static dev.connectors.testkit.domain.CalendarStage.GUEST;
import static dev.connectors.testkit.domain.CalendarStage.OTHER_GUEST;
import static dev.connectors.testkit.domain.CalendarStage.answer;
import static dev.connectors.testkit.domain.CalendarStage.day;
import static dev.connectors.testkit.domain.CalendarStage.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.connectors.domain.Access;
import dev.connectors.http.HttpPolicy;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.ConnectorsBuilder;
import dev.connectors.testkit.sandbox.RecordedRequest;
import dev.connectors.testkit.sandbox.Sandbox;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The calendar domain as tests: whichever provider holds a calendar, the same question gets the same answer, the same question
 * to the person, the same permission outcome and the same error. A provider's test extends it and says how its stand-in is
 * started and connected; where a provider cannot do what others can, it overrides a method that says so, with the reason:
 *
 * <pre>{@code
 * final class MyCalendarDomainTest extends CalendarDomainContract<MySandbox> {
 *     @Override protected String connector() { return "my_calendar"; }
 *     @Override protected MySandbox sandbox(Clock clock) { return MySandbox.start(clock); }
 *     @Override protected ConnectorsBuilder connect(MySandbox sandbox, ConnectorsBuilder host) { ... }
 * }
 * }</pre>
 *
 * @param <S> the provider's stand-in
 * @since 0.1
 */
public abstract class CalendarDomainContract<S extends Sandbox> {

    private static final String SHOWING =
            "{'event':{'summary':'Showing, 123 Main St','start':'2026-03-10T14:00','end':'2026-03-10T15:00','attendees':['"
                    + GUEST + "']}}";
    private static final String ELSEWHERE = "'change':{'location':'90 Oak Ave'}";

    private CalendarStage stage;

    /** The connector's id, such as {@code google_calendar}. */
    protected abstract String connector();

    /** Starts the provider's stand-in. Called once per test. */
    protected abstract S sandbox(Clock clock);

    /** Adds the connector, its client and the stand-in to a host. */
    protected abstract ConnectorsBuilder connect(S sandbox, ConnectorsBuilder host);

    /** Why the provider cannot leave guests untold; empty where it can. Where it cannot, a silent write is refused. */
    protected Optional<String> tellsGuestsAlways() {
        return Optional.empty();
    }

    /** Why the provider cannot keep a rule such as the 31st of every month; empty where it can. */
    protected Optional<String> lacksRules() {
        return Optional.empty();
    }

    @BeforeEach
    final void start() {
        var sandbox = sandbox(CLOCK);
        stage = new CalendarStage(sandbox, host(sandbox), connector());
    }

    private Connectors host(S sandbox) {
        var host = Connectors.builder()
                .key(new byte[32])
                .callback("http://127.0.0.1/connect")
                .allowPlainHttpOnLoopback()
                .http(HttpPolicy.defaults().with(new HttpPolicy.Flow(1_000, 8, 100)))
                .deadline(Duration.ofSeconds(20))
                .zone(DENVER)
                .clock(CLOCK);
        return connect(sandbox, host).build();
    }

    @AfterEach
    final void everythingFitsTheProvidersOwnDescription() {
        var violations = stage.sandbox.violations();
        stage.close();

        assertEquals(List.of(), violations);
    }

    // Reading

    @Test
    void calendarsAreListedByTitleWithWhatMayBeDone() {
        var calendars = stage.data("list_calendars", "{}").path("calendars");

        assertEquals(Set.of("Showings", "Team", "Family"), Set.copyOf(calendars.findValuesAsText("title")));
    }

    @Test
    void aDayHasTitlesWhereTheyMayBeReadAndTimesElsewhere() {
        var result = stage.answer("list_events", "{'from':'2026-03-03'}");

        var events = result.path("data").path("events");
        assertEquals(List.of("Stand-up", "Showing, 88 Oak Ave"), events.findValuesAsText("summary"));
        assertEquals(
                List.of("2026-03-03T09:00", "2026-03-03T11:00", "2026-03-03T15:00"), events.findValuesAsText("start"));
        assertTrue(events.get(2).path("busy").asBoolean());
        assertEquals(Set.of("busy", "calendar", "day", "end", "start"), names(events.get(2)));
        assertTrue(result.path("withheld").asText().contains("1 calendar"), result.toString());
        assertFalse(result.toString().contains("Patel"));
        assertFalse(result.toString().contains("School play"));
    }

    @Test
    void anEventHasTheSameFieldsEverywhere() {
        var event = stage.data("get_event", "{'event':'oakave88'}");

        assertEquals(
                Set.of(
                        "attendees",
                        "calendar",
                        "day",
                        "description",
                        "end",
                        "id",
                        "location",
                        "start",
                        "summary",
                        "timeZone"),
                names(event));
        assertEquals("America/Denver", event.path("timeZone").asText());
        assertEquals("Ring twice", event.path("description").asText().strip());
        assertEquals(List.of(GUEST, OTHER_GUEST), event.findValuesAsText("email"));
        assertEquals(List.of("accepted", "needs_action"), event.findValuesAsText("status"));
    }

    @Test
    void whatOthersWroteIsMarkedAsForeign() {
        var result = stage.answer("get_event", "{'event':'oakave88'}");

        var foreign = new TreeSet<String>();
        result.path("foreign").forEach(it -> foreign.add(it.asText()));
        assertTrue(foreign.containsAll(Set.of("summary", "location", "description", "email")), foreign.toString());
    }

    @Test
    void aWholeDayEndsOnItsLastDay() {
        var events = stage.data("list_events", "{'from':'2026-03-05'}").path("events");

        assertEquals("Broker school", events.get(0).path("summary").asText());
        assertEquals("2026-03-04", events.get(0).path("start").asText());
        assertEquals("2026-03-05", events.get(0).path("end").asText());
    }

    @Test
    void aSeriesIsListedOccurrenceByOccurrenceAndNamesItsRule() {
        var events = stage.data("list_events", "{'from':'2026-03-07','to':'2026-04-30'}")
                .path("events");
        var series = stage.data("get_event", "{'event':'openhouse1'}");

        assertEquals(
                List.of("2026-03-07T11:00", "2026-03-14T11:00", "2026-03-21T11:00", "2026-03-28T11:00"),
                events.findValuesAsText("start"));
        assertTrue(events.get(0).path("recurring").asBoolean(), events.toString());
        assertTrue(series.path("recurrence").asText().contains("FREQ=WEEKLY"), series.toString());
        assertTrue(series.path("recurrence").asText().contains("COUNT=4"), series.toString());
    }

    @Test
    void allPagesTogetherHoldEveryEventOnce() {
        for (var i = 0; i < 60; i++) {
            stage.showings
                    .event("e" + i)
                    .at(day(30, 8, 0).plusMinutes(5L * i), day(30, 8, 5).plusMinutes(5L * i))
                    .add();
        }
        stage.sandbox.pages(7, true);

        var titles = new ArrayList<String>();
        var result = stage.answer("list_events", "{'from':'2026-04-02'}");
        titles.addAll(result.path("data").path("events").findValuesAsText("summary"));
        while (result.has("next")) {
            var next = result.path("next").asText();
            result = stage.answer("list_events", "{'from':'2026-04-02','next':'" + next + "'}");
            titles.addAll(result.path("data").path("events").findValuesAsText("summary"));
        }

        assertEquals(60, titles.size());
        assertEquals(60, Set.copyOf(titles).size());
    }

    @Test
    void availabilityHoldsAllCalendarsThatMayBeSeenWithoutTitles() {
        var result = stage.data("get_availability", "{'from':'2026-03-03'}");

        assertEquals(
                List.of("2026-03-03T09:00", "2026-03-03T11:00", "2026-03-03T15:00"),
                result.path("busy").findValuesAsText("start"));
        assertEquals(3, result.path("checked").size());
        assertFalse(result.toString().contains("Oak"));
    }

    @Test
    void freeTimesLieAroundEverythingThatIsSeen() {
        var slots = stage.data(
                        "find_free_slots", "{'from':'2026-03-03','minutes':60,'earliest':'10:00','latest':'18:00'}")
                .path("slots");

        assertEquals(
                List.of("2026-03-03T10:00", "2026-03-03T12:00", "2026-03-03T16:00"), slots.findValuesAsText("start"));
        assertEquals(
                List.of("2026-03-03T11:00", "2026-03-03T15:00", "2026-03-03T18:00"), slots.findValuesAsText("end"));
    }

    // Permissions

    @Test
    void whatIsHiddenReadsLikeWhatIsAbsent() {
        for (var tool : List.of("get_event", "delete_event")) {
            var hidden = stage.call(tool, "{'event':'patel1','calendar':'" + stage.medical.id() + "'}");
            var absent = stage.call(tool, "{'event':'nothing1','calendar':'absent-1'}");

            assertEquals("not_found", hidden.code(), hidden.text());
            assertEquals(absent.text().replace("absent-1", stage.medical.id()), hidden.text());
        }
        var unseen = stage.call("get_event", "{'event':'patel1'}");
        var unknown = stage.call("get_event", "{'event':'nothing1'}");
        assertEquals(unknown.text(), unseen.text());
    }

    @Test
    void ofACalendarAtBusyNoEventIsOpened() {
        var refused = stage.call("get_event", "{'event':'drama1','calendar':'" + stage.family.id() + "'}");

        assertFalse(refused.isOk());
        assertFalse(refused.text().contains("School play"));
    }

    @Test
    void whatMayOnlyBeReadIsNotWritten() {
        var refused = stage.call(
                "update_event", "{'event':'standup1','calendar':'" + stage.team.id() + "'," + ELSEWHERE + "}");

        assertEquals("not_permitted", refused.code(), refused.text());
        assertNothingWritten();
    }

    @Test
    void aCalendarHiddenBetweenQuestionAndYesIsNotWritten() {
        var question = stage.question("create_event", SHOWING);
        stage.settings().set(connector(), "Showings", Access.HIDDEN);

        var answered = stage.settings().approve(question.id());

        assertFalse(answered.isOk());
        assertNothingWritten();
    }

    // Writing

    @Test
    void aNewEventIsAskedAboutInTheSameWordsAndInvitesWhomTheQuestionNamed() {
        var question = stage.question("create_event", SHOWING);
        assertNothingWritten();

        var done = answer(stage.settings().approve(question.id())).path("data");

        assertEquals("Create this event and invite 1 person?", question.question());
        assertEquals(Set.of(GUEST), named(question));
        assertEquals(Set.of(GUEST), stage.told());
        assertEquals(GUEST, done.path("invited").get(0).asText());
        assertEquals(Set.of("clashes", "event", "invited"), names(done));
        assertEquals("2026-03-10T14:00", done.path("event").path("start").asText());
    }

    @Test
    void aClashIsNamedWithItsTitleOnlyWhereThatMayBeRead() {
        var question = stage.question(
                "create_event", "{'event':{'summary':'Call','start':'2026-03-03T11:30','end':'2026-03-03T15:30'}}");

        var clash = question.preview().lines().stream()
                .filter(it -> it.label().equals("Clash"))
                .findFirst()
                .orElseThrow()
                .value();
        assertTrue(clash.contains("Showing, 88 Oak Ave"), clash);
        assertTrue(clash.contains("busy 15:00-16:00"), clash);
    }

    @Test
    void aWholeDayAndASeriesAreWrittenAsTheyAreRead() {
        var days = stage.done("create_event", "{'event':{'summary':'Fair','start':'2026-04-07','end':'2026-04-08'}}");
        var series = stage.done(
                "create_event",
                "{'event':{'summary':'Yoga','start':'2026-04-06T08:00','end':'2026-04-06T09:00','recurrence':'FREQ=WEEKLY;BYDAY=MO;COUNT=3'}}");
        var read = stage.data("list_events", "{'from':'2026-04-06','to':'2026-04-30'}")
                .path("events");

        assertEquals("2026-04-08", days.path("event").path("end").asText());
        assertTrue(series.path("event").path("recurrence").asText().contains("COUNT=3"));
        assertEquals(
                List.of("2026-04-06T08:00", "2026-04-07", "2026-04-13T08:00", "2026-04-20T08:00"),
                read.findValuesAsText("start"));
    }

    @Test
    void aRuleThatTheProviderLacksIsRefusedWithItsReason() {
        var monthly =
                "{'event':{'summary':'Rent','start':'2026-03-31T08:00','end':'2026-03-31T09:00','recurrence':'FREQ=MONTHLY;BYMONTHDAY=31'}}";

        if (lacksRules().isPresent()) {
            var refused = stage.call("create_event", monthly);
            var said = refused.approval().isPresent()
                    ? stage.settings().approve(refused.approval().get().id())
                    : refused;
            assertEquals("unsupported", said.code(), said.text());
            assertNothingWritten();
        } else {
            assertTrue(stage.done("create_event", monthly).path("event").has("recurrence"));
        }
    }

    @Test
    void aChangeTellsNobodyWhomTheQuestionDidNotName() {
        var question = stage.question("update_event", "{'event':'oakave88'," + ELSEWHERE + "}");

        var done = answer(stage.settings().approve(question.id())).path("data");

        assertEquals("Change this event and tell 2 people?", question.question());
        assertEquals(Set.of(GUEST, OTHER_GUEST), named(question));
        assertEquals(named(question), stage.told());
        assertEquals("90 Oak Ave", done.path("event").path("location").asText());
        assertEquals(
                "Ring twice", done.path("event").path("description").asText().strip());
    }

    @Test
    void guestsComeAndGoWithoutDisturbingTheOthersAnswers() {
        var question = stage.question(
                "update_event",
                "{'event':'oakave88','change':{'addAttendees':['new@buyer.example'],'removeAttendees':['" + OTHER_GUEST
                        + "']}}");

        answer(stage.settings().approve(question.id()));

        var event = stage.data("get_event", "{'event':'oakave88'}");
        assertEquals(Set.of(GUEST, "new@buyer.example"), Set.copyOf(event.findValuesAsText("email")));
        assertTrue(event.findValuesAsText("status").contains("accepted"));
        assertEquals(new TreeSet<>(Set.of("new@buyer.example", GUEST, OTHER_GUEST)), named(question));
        assertTrue(named(question).containsAll(stage.told()), stage.told().toString());
        assertTrue(
                stage.told().containsAll(Set.of("new@buyer.example", OTHER_GUEST)),
                stage.told().toString());
    }

    @Test
    void guestsStayUntoldWhereTheProviderCanDoThat() {
        var silent = "{'event':'oakave88'," + ELSEWHERE + ",'sendUpdates':'none'}";

        if (tellsGuestsAlways().isPresent()) {
            var refused = stage.call("update_event", silent);
            assertFalse(refused.isOk());
            var said = refused.approval().isPresent()
                    ? stage.settings().approve(refused.approval().get().id())
                    : refused;
            assertEquals("unsupported", said.code(), said.text());
            assertNothingWritten();
        } else {
            stage.done("update_event", silent);
            assertEquals(Set.of(), stage.told());
        }
    }

    @Test
    void anAnswerToAnInvitationIsToldToItsOrganizer() {
        var question = stage.question("respond_to_event", "{'event':'lunch1','response':'accepted'}");

        answer(stage.settings().approve(question.id()));

        assertEquals("Accept this invitation?", question.question());
        assertEquals(Set.of("sam@lender.example"), named(question));
        assertEquals(Set.of("sam@lender.example"), stage.told());
    }

    @Test
    void anEventIsDeletedWithAQuestionThatSaysWhoIsTold() {
        var question = stage.question("delete_event", "{'event':'oakave88'}");

        answer(stage.settings().approve(question.id()));

        assertEquals("Delete \"Showing, 88 Oak Ave\"?", question.question());
        assertEquals(Set.of(GUEST, OTHER_GUEST), stage.told());
        assertEquals(
                "not_found", stage.call("get_event", "{'event':'oakave88'}").code());
    }

    // Series

    @Test
    void oneOccurrenceIsChangedAlone() {
        stage.done("update_event", change(secondOpenHouse(), "this"));

        assertEquals(List.of("Open house", "New price", "Open house", "Open house"), openHouses());
    }

    @Test
    void anOccurrenceAndAllAfterItAreChanged() {
        stage.done("update_event", change(secondOpenHouse(), "following"));

        assertEquals(List.of("Open house", "New price", "New price", "New price"), openHouses());
    }

    @Test
    void aWholeSeriesIsChanged() {
        stage.done("update_event", change(secondOpenHouse(), "all"));

        assertEquals(List.of("New price", "New price", "New price", "New price"), openHouses());
    }

    @Test
    void aSeriesLosesOneOrTheRestOrAllOfItsOccurrences() {
        stage.done("delete_event", "{'event':'" + secondOpenHouse() + "'}");
        assertEquals(3, openHouses().size());

        stage.done("delete_event", "{'event':'" + secondOpenHouse() + "','scope':'following'}");
        assertEquals(1, openHouses().size());

        stage.done("delete_event", "{'event':'openhouse1','scope':'all'}");
        assertEquals(0, openHouses().size());
    }

    // Approvals

    @Test
    void aGuestAddedBetweenQuestionAndYesIsAskedAboutAnew() {
        var question = stage.question("update_event", "{'event':'oakave88'," + ELSEWHERE + "}");
        stage.showings.invite("oakave88", "eve@evil.example");

        var answered = stage.settings().approve(question.id());

        assertEquals("approval_required", answered.code(), answered.text());
        assertTrue(named(answered.approval().orElseThrow()).contains("eve@evil.example"));
        assertNothingWritten();
    }

    @Test
    void anotherVersionAloneIsNoNewQuestion() {
        var question = stage.question("update_event", "{'event':'oakave88'," + ELSEWHERE + "}");
        stage.showings.touch("oakave88");

        answer(stage.settings().approve(question.id()));

        assertTrue(stage.showings.json("oakave88").orElseThrow().contains("90 Oak Ave"));
    }

    // Errors

    @Test
    void badArgumentsAreNamedBeforeAnyRequest() {
        var refused = stage.call(
                "create_event", "{'event':{'summary':'','start':'2026-03-10T15:00','end':'2026-03-10T14:00'}}");

        assertEquals("invalid_arguments", refused.code(), refused.text());
        assertEquals(List.of(), stage.sandbox.requests());
    }

    @Test
    void anExpiredTokenIsRefreshedUnnoticed() {
        stage.sandbox.expireAccessTokens(stage.anna);

        assertTrue(stage.call("list_events", "{'from':'2026-03-03'}").isOk());
    }

    @Test
    void anEndedGrantAsksForANewSignIn() {
        stage.sandbox.revokeGrants(stage.anna);

        var refused = stage.call("list_events", "{'from':'2026-03-03'}");

        assertEquals("reauthorization_required", refused.code(), refused.text());
    }

    @Test
    void tooManyRequestsAreSaidWithTheTimeToWait() {
        stage.sandbox.faults().fail(50, this::isApi, 429, "rateLimitExceeded", Duration.ofSeconds(120));

        var refused = stage.call("list_events", "{'from':'2026-03-03'}");

        assertEquals("rate_limited", refused.code(), refused.text());
    }

    @Test
    void aProviderThatIsDownIsSaidToBe() {
        stage.sandbox.faults().fail(50, this::isApi, 503, "backendError");

        var refused = stage.call("get_availability", "{'from':'2026-03-03'}");

        assertEquals("provider_unavailable", refused.code(), refused.text());
    }

    // Lost answers

    @Test
    void aLostAnswerToACreateMakesNothingTwice() {
        stage.sandbox.faults().loseAnswerTo(RecordedRequest::isWrite);

        var done = stage.approved("create_event", SHOWING);

        assertEquals("ok", done.code(), done.text());
        assertEquals(1, stage.count("Showing, 123 Main St"));
        assertEquals(1, stage.sandbox.mails().size());
    }

    @Test
    void aLostAnswerToAChangeOrADeleteIsConfirmed() {
        stage.sandbox.faults().loseAnswerTo(RecordedRequest::isWrite);
        var changed = stage.approved("update_event", "{'event':'oakave88'," + ELSEWHERE + "}");
        stage.sandbox.faults().loseAnswerTo(RecordedRequest::isWrite);
        var deleted = stage.approved("delete_event", "{'event':'inspect1'}");

        assertEquals("ok", changed.code(), changed.text());
        assertEquals("ok", deleted.code(), deleted.text());
        assertEquals(0, stage.count("Inspection"));
    }

    @Test
    void theSameCallAfterAnUnknownOutcomeMakesNothingTwice() {
        stage.sandbox.faults().loseAnswerTo(RecordedRequest::isWrite);
        stage.sandbox
                .faults()
                .fail(40, it -> isApi(it) && stage.count("Showing, 123 Main St") > 0, 503, "backendError");
        var unknown = stage.approved("create_event", SHOWING);
        stage.sandbox.faults().clear();

        var again = stage.call("create_event", SHOWING);
        var done = again.isOk()
                ? again
                : stage.settings().approve(again.approval().orElseThrow().id());

        assertEquals("outcome_unknown", unknown.code(), unknown.text());
        assertEquals("ok", done.code(), done.text());
        assertEquals(1, stage.count("Showing, 123 Main St"));
    }

    private boolean isApi(RecordedRequest request) {
        return request.account().isPresent();
    }

    private void assertNothingWritten() {
        assertTrue(stage.sandbox.requests().stream().noneMatch(RecordedRequest::isWrite));
    }

    private static String change(String event, String scope) {
        return "{'event':'" + event + "','scope':'" + scope + "','change':{'summary':'New price'}}";
    }

    private JsonNode saturdays() {
        return stage.data("list_events", "{'from':'2026-03-07','to':'2026-03-31'}")
                .path("events");
    }

    private String secondOpenHouse() {
        return saturdays().findValuesAsText("id").get(1);
    }

    private List<String> openHouses() {
        return saturdays().findValuesAsText("summary");
    }

    private static Set<String> names(JsonNode json) {
        var names = new TreeSet<String>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
