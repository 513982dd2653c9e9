package dev.connectors.google.calendar;

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
import dev.connectors.testkit.discovery.DiscoveryContract;
import dev.connectors.testkit.sandbox.GoogleSandbox;
import dev.connectors.testkit.sandbox.RealEstateWeek;
import dev.connectors.testkit.sandbox.RecordedRequest;
import dev.connectors.testkit.sandbox.SandboxCalendar;
import dev.connectors.tool.Tool;
import dev.connectors.tool.ToolResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real estate agent's week through all of it: sign-in, permissions, approvals, and the stand-in. */
class GooglePipelineTest {

    private static final Principal ANNA = Principal.of("acme-realty", "anna");
    private static final String JOHN = "john.smith@buyer.example";
    private static final String SHOWING =
            "{\"event\":{\"summary\":\"Showing, 123 Main St\",\"start\":\"2026-03-10T14:00\",\"end\":\"2026-03-10T15:00\",\"attendees\":[\""
                    + JOHN + "\"]}}";

    private final List<World> worlds = new ArrayList<>();
    private final World world = new World();

    /** One stand-in with Anna's week, and a host that is connected to it. */
    private final class World {
        private final GoogleSandbox sandbox = started();
        private final RealEstateWeek week = RealEstateWeek.in(sandbox);
        private final Connectors connectors = host();

        World() {
            worlds.add(this);
            sandbox.autoConsent(week.anna());
            settings().turnOn("google_calendar");
            settings().finishSignIn("browser-1", sandbox.browse(settings().signIn("google_calendar", "browser-1")));
            settings().set("google_calendar", "Family", Access.BUSY);
            settings().set("google_calendar", "Medical", Access.HIDDEN);
            sandbox.forgetRecords();
        }

        private Connectors host() {
            return Connectors.builder()
                    .connectors(List.of(new GoogleCalendarConnector()))
                    .composites(List.of(new FindFreeSlotsComposite()))
                    .key(new byte[32])
                    .oauthClient("google", GoogleSandbox.CLIENT_ID, GoogleSandbox.CLIENT_SECRET)
                    .callback("http://127.0.0.1/connect")
                    .standIn(sandbox.standIn())
                    .allowPlainHttpOnLoopback()
                    .http(HttpPolicy.defaults().with(new HttpPolicy.Flow(1_000, 8, 100)))
                    .deadline(Duration.ofSeconds(20))
                    .zone(RealEstateWeek.DENVER)
                    .clock(RealEstateWeek.clock())
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

        /** Calls, and says yes where it is asked. */
        private ToolResult approved(String tool, String arguments) {
            var asked = chat().call(tool, arguments);
            assertThat(asked.code()).as(asked.text()).isEqualTo("approval_required");
            return settings().approve(asked.approval().orElseThrow().id());
        }

        private SandboxCalendar showings() {
            return week.anna().primary();
        }
    }

    private static GoogleSandbox started() {
        var builder = GoogleSandbox.builder(RealEstateWeek.clock());
        Contracts.google("calendar-v3").map(DiscoveryContract::load).ifPresent(builder::checkedBy);
        return builder.start();
    }

    @AfterEach
    void everyRequestFitsTheDiscoveryDocument() {
        for (var each : worlds) {
            var violations = each.sandbox.violations();
            each.connectors.close();
            each.sandbox.close();

            assertThat(violations).isEmpty();
        }
    }

    @Test
    void theDayIsListedWithTitlesWhereTheyMayBeReadAndTimesElsewhere() {
        var result = world.chat().call("calendar_list_events", "{\"from\":\"2026-03-03\"}");

        var events = json(result.text()).path("data").path("events");
        assertThat(events.findValuesAsText("summary")).containsExactly("Team stand-up", "Showing, 88 Oak Ave");
        assertThat(events.findValuesAsText("start"))
                .containsExactly("2026-03-03T09:00", "2026-03-03T11:00", "2026-03-03T15:00");
        assertThat(events.get(2).path("busy").asBoolean()).isTrue();
        assertThat(json(result.text()).path("withheld").asText()).contains("1 calendar");
        assertThat(result.text()).doesNotContain("Patel", "medical", "School");
    }

    @Test
    void fridayAfternoonIsFreeAroundFamily() {
        var data = world.data(
                "calendar_find_free_slots",
                "{\"from\":\"2026-03-06\",\"minutes\":60,\"earliest\":\"12:00\",\"latest\":\"18:00\"}");

        assertThat(data.path("slots").findValuesAsText("start"))
                .containsExactly("2026-03-06T12:00", "2026-03-06T16:00");
        assertThat(data.path("slots").findValuesAsText("end")).containsExactly("2026-03-06T14:30", "2026-03-06T18:00");
    }

    @Test
    void aShowingIsAskedAboutAndThenInvitesExactlyWhomTheQuestionNamed() {
        var asked = world.chat().call("calendar_create_event", SHOWING);
        assertThat(world.sandbox.mails()).isEmpty();
        var approval = asked.approval().orElseThrow();

        var done = world.settings().approve(approval.id());

        assertThat(done.code()).as(done.text()).isEqualTo("ok");
        assertThat(json(done.text()).path("data").path("invited").toString()).isEqualTo("[\"" + JOHN + "\"]");
        assertThat(told()).isEqualTo(named(approval.recipients().named())).containsExactly(JOHN);
        assertThat(world.showings().json(approval.operationId())).isPresent();
    }

    @Test
    void everyWriteTellsExactlyThoseWhomTheQuestionNamed() {
        var calls = List.of(
                List.of("calendar_update_event", "{\"event\":\"oakave88\",\"change\":{\"location\":\"90 Oak Ave\"}}"),
                List.of(
                        "calendar_update_event",
                        "{\"event\":\"oakave88\",\"change\":{\"addAttendees\":[\"new@buyer.example\"],\"removeAttendees\":[\"tom.nair@buyer.example\"]}}"),
                List.of(
                        "calendar_update_event",
                        "{\"event\":\"closing1\",\"change\":{\"start\":\"2026-03-09T17:00\",\"end\":\"2026-03-09T18:00\"}}"),
                List.of("calendar_delete_event", "{\"event\":\"elmst12\"}"),
                List.of("calendar_delete_event", "{\"event\":\"inspection88\"}"));
        for (var call : calls) {
            world.sandbox.forgetRecords();
            var asked = world.chat().call(call.get(0), call.get(1));
            var approval = asked.approval().orElseThrow(() -> new AssertionError(asked.text()));

            var done = world.settings().approve(approval.id());

            assertThat(done.code()).as(done.text()).isEqualTo("ok");
            assertThat(told())
                    .as(call.toString())
                    .isEqualTo(named(approval.recipients().named()));
        }
    }

    @Test
    void aLostAnswerToACreateIsConfirmedAndNothingIsMadeTwice() {
        world.sandbox.faults().loseAnswerTo(RecordedRequest::isWrite);

        var done = world.approved("calendar_create_event", SHOWING);

        assertThat(done.code()).as(done.text()).isEqualTo("ok");
        assertThat(showings("Showing, 123 Main St")).isEqualTo(1);
    }

    @Test
    void theSameCallAfterAnUnknownOutcomeMakesNothingTwice() {
        // The insert is done, its answer is lost, and nobody can be asked: the outcome is unknown.
        world.sandbox.faults().loseAnswerTo(RecordedRequest::isWrite);
        world.sandbox
                .faults()
                .fail(20, r -> r.method().equals("GET") && r.path().contains("/events/"), 503, "backendError");
        var unknown = world.approved("calendar_create_event", SHOWING);
        assertThat(unknown.code()).as(unknown.text()).isEqualTo("outcome_unknown");
        world.sandbox.faults().clear();

        var again = world.chat().call("calendar_create_event", SHOWING);
        var done = again.isOk()
                ? again
                : world.settings().approve(again.approval().orElseThrow().id());

        assertThat(done.code()).as(done.text()).isEqualTo("ok");
        assertThat(showings("Showing, 123 Main St")).isEqualTo(1);
    }

    @Test
    void aGuestAddedBetweenQuestionAndYesIsAskedAboutAnew() {
        var asked = world.chat()
                .call("calendar_update_event", "{\"event\":\"oakave88\",\"change\":{\"location\":\"90 Oak Ave\"}}");
        world.showings()
                .change(
                        "oakave88",
                        "{'attendees':[{'email':'priya.nair@buyer.example'},{'email':'eve@evil.example'}]}");

        var answered = world.settings().approve(asked.approval().orElseThrow().id());

        assertThat(answered.code()).as(answered.text()).isEqualTo("approval_required");
        assertThat(answered.approval().orElseThrow().recipients().named())
                .anyMatch(a -> a.value().equals("eve@evil.example"));
        assertThat(world.sandbox.requests()).noneMatch(RecordedRequest::isWrite);
    }

    @Test
    void anotherEtagAloneIsNoNewQuestion() {
        var asked = world.chat()
                .call("calendar_update_event", "{\"event\":\"oakave88\",\"change\":{\"location\":\"90 Oak Ave\"}}");
        world.showings().touch("oakave88");

        var answered = world.settings().approve(asked.approval().orElseThrow().id());

        assertThat(answered.code()).as(answered.text()).isEqualTo("ok");
        assertThat(world.showings().json("oakave88").orElseThrow()).contains("90 Oak Ave");
    }

    @Test
    void aCalendarHiddenBetweenQuestionAndYesIsNotWritten() {
        var asked = world.chat().call("calendar_create_event", SHOWING);
        world.settings().set("google_calendar", "Showings", Access.HIDDEN);

        var answered = world.settings().approve(asked.approval().orElseThrow().id());

        assertThat(answered.isOk()).isFalse();
        assertThat(world.sandbox.requests()).noneMatch(RecordedRequest::isWrite);
    }

    @Test
    void aSeriesWhoseSecondWriteIsLostIsThereTwiceAndSaysSo() {
        world.sandbox.faults().loseRequest(r -> r.method().equals("PATCH"));

        var done = world.approved(
                "calendar_update_event",
                "{\"event\":\"openhouse45_20260314T170000Z\",\"scope\":\"following\",\"change\":{\"summary\":\"Open house, new price\"}}");

        assertThat(done.code()).as(done.text()).isEqualTo("ok");
        assertThat(json(done.text()).path("data").path("notes").get(0).asText()).contains("there twice", "openhouse45");
        assertThat(showings("Open house, 45 Pine Dr")).isEqualTo(1);
    }

    @Test
    void aFaultInTheMiddleOfASplitIsFoundAgainByTheSameCall() {
        var split =
                "{\"event\":\"openhouse45_20260314T170000Z\",\"scope\":\"following\",\"change\":{\"summary\":\"Open house, new price\"}}";
        world.sandbox
                .faults()
                .loseAnswerTo(r -> r.method().equals("POST") && r.path().endsWith("/events"));

        var done = world.approved("calendar_update_event", split);

        assertThat(done.code()).as(done.text()).isEqualTo("ok");
        assertThat(json(done.text()).path("data").has("notes")).isFalse();
        assertThat(world.sandbox.requests().stream()
                        .filter(r -> r.method().equals("POST") && r.path().endsWith("/events")))
                .hasSize(1);
    }

    @Test
    void furtherPagesAreReadWithTheSealedCursor() {
        for (int i = 0; i < 70; i++) {
            world.showings()
                    .event("e" + i)
                    .at(
                            RealEstateWeek.USUAL_TUESDAY
                                    .plusDays(30)
                                    .atTime(8, 0)
                                    .plusMinutes(5L * i),
                            RealEstateWeek.USUAL_TUESDAY
                                    .plusDays(30)
                                    .atTime(8, 5)
                                    .plusMinutes(5L * i))
                    .add();
        }
        var titles = new ArrayList<String>();

        var result = json(world.chat()
                .call("calendar_list_events", "{\"from\":\"2026-04-02\"}")
                .text());
        titles.addAll(result.path("data").path("events").findValuesAsText("summary"));
        while (result.has("next")) {
            result = json(world.chat()
                    .call(
                            "calendar_list_events",
                            "{\"from\":\"2026-04-02\",\"next\":\""
                                    + result.path("next").asText() + "\"}")
                    .text());
            titles.addAll(result.path("data").path("events").findValuesAsText("summary"));
        }

        assertThat(titles).hasSize(70).doesNotHaveDuplicates();
    }

    @Test
    void twoWorldsThatDifferInAHiddenCalendarAnswerAlike() {
        var other = new World();
        var medical = other.week.medical();
        medical.event("Another secret")
                .id("secret11")
                .at(
                        RealEstateWeek.USUAL_TUESDAY.plusDays(7).atTime(14, 0),
                        RealEstateWeek.USUAL_TUESDAY.plusDays(7).atTime(15, 0))
                .add();
        medical.event("Showing, 123 Main St")
                .id("secret12")
                .at(
                        RealEstateWeek.USUAL_TUESDAY.plusDays(7).atTime(14, 0),
                        RealEstateWeek.USUAL_TUESDAY.plusDays(7).atTime(15, 0))
                .add();
        var calls = List.of(
                List.of("calendar_list_calendars", "{}"),
                List.of("calendar_list_events", "{\"from\":\"2026-03-03\",\"to\":\"2026-03-12\"}"),
                List.of("calendar_list_events", "{\"from\":\"2026-03-03\",\"to\":\"2026-03-12\",\"words\":\"secret\"}"),
                List.of("calendar_find_free_slots", "{\"from\":\"2026-03-10\",\"minutes\":30}"),
                List.of("calendar_get_availability", "{\"from\":\"2026-03-10\"}"),
                List.of("calendar_get_event", "{\"event\":\"secret11\"}"),
                List.of(
                        "calendar_get_event",
                        "{\"event\":\"secret11\",\"calendar\":\"medical.anna@group.calendar.example\"}"),
                List.of(
                        "calendar_get_availability",
                        "{\"from\":\"2026-03-10\",\"calendars\":[\"medical.anna@group.calendar.example\"]}"),
                List.of(
                        "calendar_delete_event",
                        "{\"event\":\"secret11\",\"calendar\":\"medical.anna@group.calendar.example\"}"));

        for (var call : calls) {
            var here = world.chat().call(call.get(0), call.get(1));
            var there = other.chat().call(call.get(0), call.get(1));

            assertThat(there.text()).as(call.toString()).isEqualTo(here.text());
            assertThat(there.text()).doesNotContain("secret1\"", "Patel", "Medical");
        }
        var question =
                world.chat().call("calendar_create_event", SHOWING).approval().orElseThrow();
        assertThat(other.chat()
                        .call("calendar_create_event", SHOWING)
                        .approval()
                        .orElseThrow()
                        .preview())
                .isEqualTo(question.preview());
    }

    @Test
    void aCalendarSetToBusyGivesClashesWithoutTitles() {
        var asked = world.chat()
                .call(
                        "calendar_create_event",
                        "{\"event\":{\"summary\":\"Lunch\",\"start\":\"2026-03-06T14:00\",\"end\":\"2026-03-06T15:00\",\"attendees\":[\""
                                + JOHN + "\"]}}");

        var clash = asked.approval().orElseThrow().preview().lines().stream()
                .filter(l -> l.label().equals("Clash"))
                .findFirst()
                .orElseThrow();
        assertThat(clash.value()).isEqualTo("busy 14:30-16:00");
    }

    @Test
    void anUntickedScopeLeavesTheToolsThatDoWithoutIt() {
        var limited = new World();
        disconnect(limited, s -> limited.sandbox.autoConsent(limited.week.anna(), "calendar.events"));

        var tools = limited.chat().tools().stream().map(Tool::name).toList();

        assertThat(tools)
                .contains("calendar_list_calendars")
                .doesNotContain("calendar_create_event", "calendar_update_event");
    }

    private static void disconnect(World world, Consumer<Settings> before) {
        world.settings()
                .connections()
                .forEach(c -> world.settings().disconnect(c.id()).join());
        before.accept(world.settings());
        world.settings().turnOn("google_calendar");
        world.settings()
                .finishSignIn(
                        "browser-2", world.sandbox.browse(world.settings().signIn("google_calendar", "browser-2")));
    }

    private long showings(String title) {
        return world.showings().eventIds().stream()
                .filter(id -> world.showings().json(id).orElseThrow().contains("\"summary\":\"" + title + "\""))
                .count();
    }

    private Set<String> told() {
        return world.sandbox.mails().stream()
                .flatMap(m -> m.recipients().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> named(List<EmailAddress> people) {
        return people.stream().map(EmailAddress::value).collect(Collectors.toSet());
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.builder().build().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
