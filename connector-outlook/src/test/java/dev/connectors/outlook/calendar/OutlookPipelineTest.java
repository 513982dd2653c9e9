package dev.connectors.outlook.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.connectors.calendar.FindFreeSlotsComposite;
import dev.connectors.domain.Access;
import dev.connectors.domain.EmailAddress;
import dev.connectors.http.HttpPolicy;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Conversation;
import dev.connectors.runtime.Settings;
import dev.connectors.testkit.contract.Contracts;
import dev.connectors.testkit.openapi.OpenApiContract;
import dev.connectors.testkit.sandbox.GraphSandbox;
import dev.connectors.testkit.sandbox.RecordedRequest;
import dev.connectors.testkit.sandbox.SandboxAccount;
import dev.connectors.testkit.sandbox.SandboxCalendar;
import dev.connectors.tool.Tool;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All of it: Microsoft's sign-in, permissions, approvals, and the stand-in for Graph. */
class OutlookPipelineTest {

    private static final Principal ANNA = Principal.of("acme-realty", "anna");
    private static final String JOHN = "john.smith@buyer.example";
    private static final String SHOWING =
            "{\"event\":{\"summary\":\"Showing, 123 Main St\",\"start\":\"2026-03-10T14:00\",\"end\":\"2026-03-10T15:00\",\"attendees\":[\""
                    + JOHN + "\"]}}";
    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-03T15:00:00Z"), ZoneOffset.UTC);

    private final List<World> worlds = new ArrayList<>();
    private final World world = new World(true);

    /** One stand-in with Anna's calendars, and a host that is connected to it. */
    private final class World {
        private final GraphSandbox sandbox = started();
        private final SandboxAccount anna;
        private final SandboxCalendar showings;
        private final SandboxCalendar family;
        private final SandboxCalendar medical;
        private final Connectors connectors = host();

        World(boolean work) {
            worlds.add(this);
            anna = (work
                            ? sandbox.account("anna@acme-realty.example", "0a000000-0000-4000-8000-000000000001")
                            : sandbox.personalAccount("anna@outlook.example", "0a000000-0000-4000-8000-000000000002"))
                    .timeZone(DENVER);
            showings = anna.primary();
            family = anna.calendar("AAkFamily=", "Family");
            medical = anna.calendar("AAkClinic=", "Medical");
            event(showings, "Showing, 88 Oak Ave", "2026-03-03T11:00", "2026-03-03T12:00");
            event(showings, "Closing", "2026-03-06T13:00", "2026-03-06T14:00");
            event(family, "School play", "2026-03-06T14:30", "2026-03-06T16:00");
            event(medical, "Dr. Patel", "2026-03-03T15:00", "2026-03-03T16:00");
            sandbox.autoConsent(anna);
            settings().turnOn("outlook_calendar");
            settings().finishSignIn("browser-1", sandbox.browse(settings().signIn("outlook_calendar", "browser-1")));
            settings().set("outlook_calendar", "Family", Access.BUSY);
            settings().set("outlook_calendar", "Medical", Access.HIDDEN);
            sandbox.forgetRecords();
        }

        private Connectors host() {
            return Connectors.builder()
                    .connectors(List.of(new OutlookCalendarConnector()))
                    .composites(List.of(new FindFreeSlotsComposite()))
                    .key(new byte[32])
                    .oauthClient("microsoft", GraphSandbox.CLIENT_ID, GraphSandbox.CLIENT_SECRET)
                    .callback("http://localhost/connect")
                    .standIn(sandbox.standIn())
                    .allowPlainHttpOnLoopback()
                    .http(HttpPolicy.defaults().with(new HttpPolicy.Flow(1_000, 8, 100)))
                    .deadline(Duration.ofSeconds(20))
                    .zone(DENVER)
                    .clock(CLOCK)
                    .build();
        }

        private Settings settings() {
            return connectors.settings(ANNA);
        }

        private Conversation chat() {
            return connectors.conversation(ANNA, "chat-1");
        }

        private JsonNode data(String tool, String arguments) {
            var result = chat().call(tool, arguments);
            assertThat(result.code()).as(result.text()).isEqualTo("ok");
            return json(result.text()).path("data");
        }
    }

    private static GraphSandbox started() {
        var builder = GraphSandbox.builder(CLOCK);
        Contracts.microsoft("graph-v1-subset").map(OpenApiContract::load).ifPresent(builder::checkedBy);
        return builder.start();
    }

    @AfterEach
    void everyRequestFitsTheContract() {
        for (var each : worlds) {
            var violations = each.sandbox.violations();
            each.connectors.close();
            each.sandbox.close();

            assertThat(violations).isEmpty();
        }
    }

    @Test
    void theAccountIsKnownByItsAddressAndItsToolsAreListed() {
        var connection = world.settings().connections().get(0);

        assertThat(connection.accountName()).contains("anna@acme-realty.example");
        assertThat(connection.scopes()).contains("Calendars.Read");
        assertThat(world.chat().tools().stream().map(Tool::name))
                .contains(
                        "calendar_list_calendars",
                        "calendar_list_events",
                        "calendar_get_event",
                        "calendar_find_free_slots");
    }

    @Test
    void theDayIsListedWithTitlesWhereTheyMayBeReadAndTimesElsewhere() {
        var result = world.chat().call("calendar_list_events", "{\"from\":\"2026-03-03\",\"to\":\"2026-03-06\"}");

        var events = json(result.text()).path("data").path("events");
        assertThat(events.findValuesAsText("summary")).containsExactly("Showing, 88 Oak Ave", "Closing");
        assertThat(events.findValuesAsText("start"))
                .containsExactly("2026-03-03T11:00", "2026-03-06T13:00", "2026-03-06T14:30");
        assertThat(events.get(2).path("busy").asBoolean()).isTrue();
        assertThat(json(result.text()).path("withheld").asText()).contains("1 calendar");
        assertThat(result.text()).doesNotContain("Patel", "Medical", "School");
    }

    @Test
    void fridayAfternoonIsFreeAroundFamily() {
        for (var each : List.of(world, new World(false))) { // getSchedule is not for personal accounts
            var data = each.data(
                    "calendar_find_free_slots",
                    "{\"from\":\"2026-03-06\",\"minutes\":30,\"earliest\":\"12:00\",\"latest\":\"18:00\"}");

            assertThat(data.path("slots").findValuesAsText("start"))
                    .containsExactly("2026-03-06T12:00", "2026-03-06T14:00", "2026-03-06T16:00");
        }
    }

    @Test
    void anEventOfAHiddenCalendarIsNotThereWhicheverCalendarIsNamed() {
        var secret = medical(world);
        var unknown = world.chat().call("calendar_get_event", "{\"event\":\"nothing\"}");

        for (var arguments : List.of(
                "{\"event\":\"" + secret + "\"}",
                "{\"event\":\"" + secret + "\",\"calendar\":\"" + world.showings.id() + "\"}")) {
            var result = world.chat().call("calendar_get_event", arguments);

            assertThat(result.code()).as(result.text()).isEqualTo("not_found");
            assertThat(result.text()).isEqualTo(unknown.text());
        }
        assertThat(world.chat()
                        .call("calendar_get_event", "{\"event\":\"" + secret + "\",\"calendar\":\"AAkClinic=\"}")
                        .code())
                .isEqualTo("not_found");
    }

    @Test
    void twoWorldsThatDifferInAHiddenCalendarAnswerAlike() {
        var other = new World(true);
        event(other.medical, "Another secret", "2026-03-03T08:00", "2026-03-03T09:00");

        for (var call : List.of(
                List.of("calendar_list_calendars", "{}"),
                List.of("calendar_list_events", "{\"from\":\"2026-03-03\",\"to\":\"2026-03-12\"}"),
                List.of("calendar_list_events", "{\"from\":\"2026-03-03\",\"words\":\"secret\"}"),
                List.of("calendar_find_free_slots", "{\"from\":\"2026-03-03\",\"minutes\":30}"),
                List.of("calendar_get_availability", "{\"from\":\"2026-03-03\"}"),
                List.of("calendar_get_availability", "{\"from\":\"2026-03-03\",\"calendars\":[\"AAkClinic=\"]}"))) {
            var here = world.chat().call(call.get(0), call.get(1));
            var there = other.chat().call(call.get(0), call.get(1));

            assertThat(masked(there.text(), other)).as(call.toString()).isEqualTo(masked(here.text(), world));
            assertThat(there.text()).doesNotContain("Patel", "Medical", "Another");
        }
    }

    @Test
    void furtherPagesAreReadWithTheSealedCursorThoughGraphsPagesAreSmall() {
        world.sandbox.pages(7, true);
        for (int i = 0; i < 130; i++) {
            var at = LocalDate.parse("2026-04-02").atTime(8, 0).plusMinutes(40L * i);
            world.showings.event("e" + i).at(at, at.plusMinutes(5)).add();
        }
        var range = "\"from\":\"2026-04-02\",\"to\":\"2026-04-09\"";
        var titles = new ArrayList<String>();

        var result = json(
                world.chat().call("calendar_list_events", "{" + range + "}").text());
        titles.addAll(result.path("data").path("events").findValuesAsText("summary"));
        while (result.has("next")) {
            var next = result.path("next").asText();
            result = json(world.chat()
                    .call("calendar_list_events", "{" + range + ",\"next\":\"" + next + "\"}")
                    .text());
            titles.addAll(result.path("data").path("events").findValuesAsText("summary"));
        }

        assertThat(titles).hasSize(130).doesNotHaveDuplicates();
    }

    @Test
    void anOccurrenceIsReadWithItsSeriesAndTheSeriesWithItsRule() {
        world.showings
                .event("Stand-up")
                .id("standup")
                .at(time("2026-03-02T09:00"), time("2026-03-02T09:15"))
                .repeats("RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10")
                .add();
        var listed = world.data("calendar_list_events", "{\"from\":\"2026-03-04\"}")
                .path("events")
                .get(0);

        var occurrence = world.data(
                "calendar_get_event", "{\"event\":\"" + listed.path("id").asText() + "\"}");
        var series = world.data(
                "calendar_get_event",
                "{\"event\":\"" + occurrence.path("series").asText() + "\"}");

        assertThat(occurrence.path("start").asText()).isEqualTo("2026-03-04T09:00");
        assertThat(series.path("recurrence").asText()).isEqualTo("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10");
    }

    @Test
    void aShowingIsAskedAboutAndThenInvitesExactlyWhomTheQuestionNamed() {
        var asked = world.chat().call("calendar_create_event", SHOWING);
        assertThat(world.sandbox.mails()).isEmpty();
        var approval = asked.approval().orElseThrow(() -> new AssertionError(asked.text()));

        var done = world.settings().approve(approval.id());

        assertThat(done.code()).as(done.text()).isEqualTo("ok");
        assertThat(told(world)).isEqualTo(named(approval.recipients().named())).containsExactly(JOHN);
        assertThat(showings(world)).isEqualTo(1);
    }

    @Test
    void aLostAnswerToACreateIsConfirmedAndNothingIsMadeTwice() {
        world.sandbox.faults().loseAnswerTo(RecordedRequest::isWrite);
        var asked = world.chat().call("calendar_create_event", SHOWING);

        var done = world.settings().approve(asked.approval().orElseThrow().id());

        assertThat(done.code()).as(done.text()).isEqualTo("ok");
        assertThat(showings(world)).isEqualTo(1);
    }

    @Test
    void aGuestAddedBetweenQuestionAndYesIsAskedAboutAnew() {
        var event = world.showings
                .event("Inspection")
                .at(time("2026-03-12T09:00"), time("2026-03-12T10:00"))
                .guest(JOHN)
                .add();
        var asked = world.chat()
                .call(
                        "calendar_update_event",
                        "{\"event\":\"" + event + "\",\"change\":{\"location\":\"90 Oak Ave\"}}");
        world.showings.change(
                event,
                "{'attendees':[{'type':'required','emailAddress':{'address':'" + JOHN
                        + "'}},{'type':'required','emailAddress':{'address':'eve@evil.example'}}]}");

        var answered = world.settings().approve(asked.approval().orElseThrow().id());

        assertThat(answered.code()).as(answered.text()).isEqualTo("approval_required");
        assertThat(named(answered.approval().orElseThrow().recipients().named()))
                .contains("eve@evil.example");
        assertThat(world.sandbox.requests()).noneMatch(RecordedRequest::isWrite);
    }

    @Test
    void anEventOfAHiddenCalendarIsNeitherChangedNorDeletedNorAnswered() {
        var event = "{\"event\":\"" + medical(world) + "\"";
        for (var call : List.of(
                List.of("calendar_update_event", event + ",\"change\":{\"summary\":\"Mine\"}}"),
                List.of("calendar_delete_event", event + "}"),
                List.of("calendar_respond_to_event", event + ",\"response\":\"declined\"}"))) {
            var result = world.chat().call(call.get(0), call.get(1));

            assertThat(result.code()).as(call.get(0)).isEqualTo("not_found");
        }
        assertThat(world.sandbox.requests()).noneMatch(RecordedRequest::isWrite);
    }

    private static Set<String> told(World world) {
        return world.sandbox.mails().stream()
                .flatMap(m -> m.recipients().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> named(List<EmailAddress> people) {
        return people.stream().map(EmailAddress::value).collect(Collectors.toSet());
    }

    private static long showings(World world) {
        return world.showings.eventIds().stream()
                .filter(id -> world.showings.json(id).orElseThrow().contains("Showing, 123 Main St"))
                .count();
    }

    private static String medical(World world) {
        return world.medical.eventIds().get(0);
    }

    /** Ids are made up anew in each stand-in. */
    private static String masked(String text, World world) {
        var masked = text.replace(world.showings.id(), "MAIN");
        for (var id : world.showings.eventIds()) {
            masked = masked.replace(id, "EVENT");
        }
        return masked;
    }

    private static void event(SandboxCalendar calendar, String title, String start, String end) {
        calendar.event(title).at(time(start), time(end)).add();
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text);
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.builder().build().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
