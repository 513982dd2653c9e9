package dev.connectors.google.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.Access;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.Clash;
import dev.connectors.domain.calendar.CreateEvent;
import dev.connectors.domain.calendar.EventDraft;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.RecurrenceRule;
import dev.connectors.domain.calendar.SendUpdates;
import dev.connectors.error.Conflict;
import dev.connectors.http.LostAnswer;
import dev.connectors.spi.Repeat;
import dev.connectors.testkit.sandbox.AccessRole;
import dev.connectors.testkit.sandbox.RecordedRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoogleCreateEventTest extends SandboxTest {

    private final GoogleCreateEvent action = new GoogleCreateEvent();

    @Test
    void theEventIsStoredUnderTheOperationsIdWithLocalTimesAndZone() {
        var context = onMain();

        var output = action.run(input(showing(List.of())), context);

        assertThat(output.event().id()).contains(id(context.operationId()));
        assertThat(output.event().start()).isEqualTo(EventTime.parse("2026-03-10T14:00"));
        assertThat(output.event().timeZone()).contains(DENVER);
        assertThat(output.notes()).isEmpty();
        assertThat(main.json(context.operationId()).orElseThrow())
                .contains("\"dateTime\":\"2026-03-10T14:00:00-06:00\"");
        assertThat(writes().get(0).body())
                .contains("\"dateTime\":\"2026-03-10T14:00:00\",\"timeZone\":\"America/Denver\"");
    }

    @Test
    void guestsAreInvitedByDefaultAndOnlyThen() {
        var context = onMain();

        var output = action.run(input(showing(List.of(new EmailAddress(JOHN)))), context);
        var silent = action.run(
                new CreateEvent.Input(showing(List.of(new EmailAddress(MIA))), MAIN, SendUpdates.NONE),
                onMain().operation("1123456789abcdefghijklmnop"));

        assertThat(output.invited()).containsExactly(new EmailAddress(JOHN));
        assertThat(silent.invited()).isEmpty();
        assertThat(sandbox.mails()).extracting(m -> m.recipients()).containsExactly(Set.of(JOHN), Set.of());
    }

    @Test
    void whoIsInvitedIsWhoWasShown() {
        var in = input(showing(List.of(new EmailAddress(JOHN), new EmailAddress(MIA))));
        var context = onMain();
        var facts = action.look(in, context);

        action.run(in, facts, context);

        var shown = CreateEvent.CONTRACT.plan(in, facts).recipients();
        assertThat(shown.others()).isFalse();
        assertThat(sandbox.mails())
                .singleElement()
                .satisfies(m -> assertThat(m.recipients()).isEqualTo(Set.of(JOHN, MIA)));
        assertThat(shown.named()).extracting(EmailAddress::value).containsExactlyInAnyOrder(JOHN, MIA);
    }

    @Test
    void aVideoLinkIsMadeOnRequestOnly() {
        var plain = action.run(input(showing(List.of())), onMain());
        var video = action.run(
                input(draft("Call", "2026-03-11T10:00", "2026-03-11T11:00", Optional.empty(), true)),
                onMain().operation("1123456789abcdefghijklmnop"));

        assertThat(plain.event().video()).isEmpty();
        assertThat(video.event().video()).isPresent();
    }

    @Test
    void aDayOffStaysADate() {
        var output = action.run(input(draft("Day off", "2026-12-01", "2026-12-02", Optional.empty(), false)), onMain());

        assertThat(output.event().start()).isEqualTo(EventTime.parse("2026-12-01"));
        assertThat(output.event().end()).isEqualTo(EventTime.parse("2026-12-02"));
        assertThat(writes().get(0).body()).contains("\"end\":{\"date\":\"2026-12-03\"}");
    }

    @Test
    void aSeriesKeepsItsZoneAndEndsInUtc() {
        var rule = RecurrenceRule.parse("FREQ=WEEKLY;UNTIL=20260401");

        action.run(input(draft("Class", "2026-03-10T14:00", "2026-03-10T15:00", Optional.of(rule), false)), onMain());

        assertThat(writes().get(0).body()).contains("\"recurrence\":[\"RRULE:FREQ=WEEKLY;UNTIL=20260402T055959Z\"]");
    }

    @Test
    void anotherZoneThanTheCalendarsIsKept() {
        var draft = new EventDraft(
                "New York call",
                EventTime.parse("2026-03-10T15:00"),
                EventTime.parse("2026-03-10T16:00"),
                java.time.ZoneId.of("America/New_York"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);

        var output = action.run(input(draft), onMain());

        assertThat(output.event().start()).isEqualTo(EventTime.parse("2026-03-10T15:00"));
        assertThat(output.event().timeZone()).contains(java.time.ZoneId.of("America/New_York"));
        assertThat(output.notes()).isEmpty();
    }

    @Test
    void aTimeThatComesTwiceIsSaid() {
        var output = action.run(
                input(draft("Night", "2026-11-01T01:30", "2026-11-01T03:00", Optional.empty(), false)), onMain());

        assertThat(output.notes().orElseThrow()).singleElement().asString().contains("comes twice");
    }

    @Test
    void whatOverlapsIsFoundInEveryCalendarAsFarAsItMayBeSeen() {
        var team = shared("team@group", "Team", AccessRole.READER);
        var family = shared("family@group", "Family", AccessRole.FREE_BUSY_READER);
        main.event("Lunch, long")
                .at(time("2026-03-10T12:30"), time("2026-03-10T14:30"))
                .add();
        main.event("Before")
                .at(time("2026-03-10T13:00"), time("2026-03-10T14:00"))
                .add();
        main.event("Free")
                .at(time("2026-03-10T14:00"), time("2026-03-10T15:00"))
                .with("{'transparency':'transparent'}")
                .add();
        main.event("Refused")
                .at(time("2026-03-10T14:00"), time("2026-03-10T15:00"))
                .organizedBy(MIA)
                .guest(ANNA, "declined")
                .add();
        team.event("Team day")
                .allDay(day("2026-03-10"), day("2026-03-10"))
                .with("{'transparency':'opaque'}")
                .add();
        family.event("Dentist")
                .at(time("2026-03-10T14:45"), time("2026-03-10T16:00"))
                .add();
        var context = onMain().sees("team@group", Access.READ).sees("family@group", Access.BUSY);

        var facts = action.look(input(showing(List.of())), context);

        assertThat(facts.unchecked()).isEmpty();
        assertThat(facts.clashes())
                .containsExactly(
                        clash("2026-03-10", "2026-03-10", "Team day", "team@group"),
                        clash("2026-03-10T12:30", "2026-03-10T14:30", "Lunch, long", ANNA),
                        new Clash(
                                EventTime.parse("2026-03-10T14:45"),
                                EventTime.parse("2026-03-10T16:00"),
                                Optional.empty(),
                                Optional.empty(),
                                new CalendarId("family@group")));
    }

    @Test
    void theSameTitleAtTheSameTimeIsPerhapsTheSameEvent() {
        main.event(" showing, 123 MAIN st")
                .at(time("2026-03-10T14:00"), time("2026-03-10T14:30"))
                .with("{'transparency':'transparent'}")
                .add();
        var team = shared("team@group", "Team", AccessRole.READER);
        team.event("Showing, 123 Main St")
                .at(time("2026-03-10T14:00"), time("2026-03-10T15:00"))
                .add();

        var facts = action.look(input(showing(List.of())), onMain().sees("team@group", Access.READ));

        assertThat(facts.clashes()).extracting(Clash::duplicate).containsExactly(Optional.of(true), Optional.empty());
    }

    @Test
    void aCalendarThatCannotBeReadIsNamedAndStopsNothing() {
        sandbox.faults().fail(1, r -> r.path().contains("team"), 500, "backendError");
        shared("team@group", "Team", AccessRole.READER);
        var context = onMain().sees("team@group", Access.READ).sees("gone@group", Access.BUSY);
        var in = input(showing(List.of()));

        var facts = action.look(in, context);
        var output = action.run(in, facts, context);

        assertThat(facts.unchecked()).containsExactly(new CalendarId("team@group"), new CalendarId("gone@group"));
        assertThat(output.notes().orElseThrow()).containsExactly("2 calendars could not be checked for clashes");
    }

    @Test
    void aLostAnswerIsConfirmedByTheEventItself() {
        sandbox.faults().loseAnswerTo(RecordedRequest::isWrite);
        var in = input(showing(List.of(new EmailAddress(JOHN))));
        var context = onMain();

        assertThatThrownBy(() -> action.run(in, context)).isInstanceOf(LostAnswer.class);
        var found = find(in, context);

        assertThat(found).isPresent();
        assertThat(found.get().event().id()).contains(id(context.operationId()));
        assertThat(found.get().invited()).containsExactly(new EmailAddress(JOHN));
        assertThat(found.get().clashes()).isEmpty();
    }

    @Test
    void aLostRequestStaysUnknown() {
        sandbox.faults().loseRequest(RecordedRequest::isWrite);
        var in = input(showing(List.of()));
        var context = onMain();

        assertThatThrownBy(() -> action.run(in, context)).isInstanceOf(LostAnswer.class);

        assertThat(find(in, context)).isEmpty();
        assertThat(main.eventIds()).isEmpty();
    }

    @Test
    void anEventThatTheUserDeletedMeanwhileIsNoSuccessAndDoesNotComeBack() {
        var in = input(showing(List.of()));
        var context = onMain();
        action.run(in, context);
        main.delete(context.operationId());

        assertThat(find(in, context)).isEmpty();
        assertThatThrownBy(() -> action.run(in, context)).isInstanceOf(Conflict.class);
        assertThat(main.eventIds()).isEmpty();
    }

    @Test
    void anEventOfTheSameIdThatIsAnotherIsNoSuccess() {
        var context = onMain();
        var in = input(showing(List.of(new EmailAddress(JOHN))));
        for (var change : List.of(
                "{'summary':'Other'}",
                "{'location':'Elsewhere'}",
                "{'attendees':[]}",
                "{'start':{'dateTime':'2026-03-10T13:00:00','timeZone':'America/Denver'}}",
                "{'recurrence':['RRULE:FREQ=DAILY;COUNT=2']}")) {
            var operation = Integer.toHexString(change.hashCode() & 0xfffffff) + "0000000000";
            action.run(in, context.operation(operation));
            assertThat(find(in, context)).as(change).isPresent();

            main.change(operation, change);

            assertThat(find(in, context)).as(change).isEmpty();
        }
    }

    @Test
    void theSameInsertAgainMakesNothingTwice() {
        var in = input(showing(List.of()));
        var context = onMain();
        action.run(in, context);

        assertThatThrownBy(() -> action.run(in, context)).isInstanceOf(Conflict.class);

        assertThat(main.eventIds()).hasSize(1);
    }

    private Optional<CreateEvent.Output> find(CreateEvent.Input in, TestContext context) {
        return ((Repeat.Confirmed<CreateEvent.Input, CreateEvent.Output>) action.repeat())
                .find()
                .apply(in, context);
    }

    private static Clash clash(String start, String end, String title, String calendar) {
        return new Clash(
                EventTime.parse(start),
                EventTime.parse(end),
                Optional.of(new ForeignText(title)),
                Optional.empty(),
                new CalendarId(calendar));
    }

    private static CreateEvent.Input input(EventDraft draft) {
        return new CreateEvent.Input(draft, MAIN, SendUpdates.ATTENDEES);
    }

    private static EventDraft showing(List<EmailAddress> guests) {
        return new EventDraft(
                "Showing, 123 Main St",
                EventTime.parse("2026-03-10T14:00"),
                EventTime.parse("2026-03-10T15:00"),
                DENVER,
                Optional.of("123 Main St"),
                Optional.of("Bring the key.\nRing twice."),
                guests,
                Optional.empty(),
                false);
    }

    private static EventDraft draft(
            String summary, String start, String end, Optional<RecurrenceRule> rule, boolean video) {
        return new EventDraft(
                summary,
                EventTime.parse(start),
                EventTime.parse(end),
                DENVER,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                rule,
                video);
    }
}
