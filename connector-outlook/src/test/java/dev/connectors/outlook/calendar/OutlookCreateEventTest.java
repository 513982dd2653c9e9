package dev.connectors.outlook.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.CreateEvent;
import dev.connectors.domain.calendar.EventDraft;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.RecurrenceRule;
import dev.connectors.domain.calendar.SendUpdates;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.Unsupported;
import dev.connectors.http.AnsweredButUnread;
import dev.connectors.http.LostAnswer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutlookCreateEventTest extends GraphTest {

    private final OutlookCreateEvent action = new OutlookCreateEvent();

    @Test
    void aShowingIsStoredWithAllItsFieldsAndItsGuestsAreInvited() {
        var context = onMain();
        var in = input(new EventDraft(
                "Showing",
                EventTime.parse("2026-03-10T14:00"),
                EventTime.parse("2026-03-10T15:00"),
                DENVER,
                Optional.of("12 Main St"),
                Optional.of("Bring <keys>\n& papers"),
                List.of(email(JOHN)),
                Optional.empty(),
                false));

        var output = create(in, context);

        assertThat(json(writes().get(0).body()))
                .isEqualTo(json("{'transactionId':'0123456789abcdefghijklmnop','subject':'Showing','isAllDay':false,"
                        + "'start':{'dateTime':'2026-03-10T14:00:00','timeZone':'Mountain Standard Time'},"
                        + "'end':{'dateTime':'2026-03-10T15:00:00','timeZone':'Mountain Standard Time'},'showAs':'busy',"
                        + "'location':{'displayName':'12 Main St'},'body':{'contentType':'text','content':'Bring <keys>\\n& papers'},"
                        + "'attendees':[{'emailAddress':{'address':'" + JOHN + "'},'type':'required'}]}"));
        assertThat(told()).containsExactly(JOHN);
        assertThat(output.invited()).containsExactly(email(JOHN));
        assertThat(output.event().timeZone()).contains(DENVER);
        assertThat(output.event().start()).isEqualTo(EventTime.parse("2026-03-10T14:00"));
        assertThat(output.event().description().orElseThrow().value()).contains("<keys>");
    }

    @Test
    void wholeDaysGoFromMidnightToTheMidnightAfterTheLast() {
        var output = create(input(allDay("2026-03-10", "2026-03-11")), onMain());

        var sent = json(writes().get(0).body());
        assertThat(sent.path("isAllDay").asBoolean()).isTrue();
        assertThat(sent.path("start").path("dateTime").asText()).isEqualTo("2026-03-10T00:00:00");
        assertThat(sent.path("end").path("dateTime").asText()).isEqualTo("2026-03-12T00:00:00");
        assertThat(sent.path("end").path("timeZone"))
                .isEqualTo(sent.path("start").path("timeZone"));
        assertThat(output.event().start()).isEqualTo(EventTime.parse("2026-03-10"));
        assertThat(output.event().end()).isEqualTo(EventTime.parse("2026-03-11"));
    }

    @Test
    void aSeriesRepeatsAsItsRuleSays() {
        create(input(repeating("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4")), onMain());

        assertThat(starts("2026-03-01", "2026-04-30"))
                .containsExactly("2026-03-10T14:00", "2026-03-12T14:00", "2026-03-17T14:00", "2026-03-19T14:00");
    }

    @Test
    void aRuleThatGraphCannotSayIsRefusedBeforeAnybodyIsAsked() {
        assertThatThrownBy(() -> action.look(input(repeating("FREQ=MONTHLY;BYMONTHDAY=10,20")), onMain()))
                .isInstanceOf(Unsupported.class);
        assertThat(writes()).isEmpty();
    }

    @Test
    void guestsAreNeverInvitedInSilence() {
        var guests = draft(List.of(email(JOHN)), Optional.empty(), false);

        assertThatThrownBy(() -> action.look(new CreateEvent.Input(guests, mainId, SendUpdates.NONE), onMain()))
                .isInstanceOfSatisfying(
                        Unsupported.class, e -> assertThat(e.toModel()).contains("leave sendUpdates out"));
        action.look(
                new CreateEvent.Input(draft(List.of(), Optional.empty(), false), mainId, SendUpdates.NONE), onMain());
        assertThat(writes()).isEmpty();
    }

    @Test
    void aTeamsMeetingIsMadeOnRequestAndItsLinkIsWaitedForOnce() {
        sandbox.meetingsPendingFor(1);

        var output = create(input(draft(List.of(), Optional.empty(), true)), onMain());

        assertThat(writes().get(0).body()).contains("\"onlineMeetingProvider\":\"teamsForBusiness\"");
        assertThat(output.event().video().isPresent() || output.notes().isPresent())
                .isTrue();
    }

    @Test
    void aLinkThatDoesNotComeIsSaidAndFailsNothing() {
        sandbox.meetingsPendingFor(9);

        var output = create(input(draft(List.of(), Optional.empty(), true)), onMain());

        assertThat(output.event().video()).isEmpty();
        assertThat(output.notes().orElseThrow()).anyMatch(note -> note.contains("link"));
    }

    @Test
    void anAccountWithoutTeamsMakesNoMeeting() {
        var home = sandbox.personalAccount("home@outlook.example", "oid-9");
        var context = new TestContext(
                sandbox.graphApi(), sandbox.issue(home, "Calendars.ReadWrite").accessToken());
        var in = new CreateEvent.Input(
                draft(List.of(), Optional.empty(), true),
                new CalendarId(home.primary().id()),
                SendUpdates.ATTENDEES);

        assertThatThrownBy(() -> action.look(in, context)).isInstanceOf(Unsupported.class);
    }

    @Test
    void aLostAnswerIsConfirmedByTheKeyOfTheOperation() {
        var context = onMain();
        var in = input(draft(List.of(email(JOHN)), Optional.empty(), false));
        var facts = action.look(in, context);
        sandbox.faults().loseAnswerTo(r -> r.method().equals("POST"));

        assertThatThrownBy(() -> action.run(in, facts, context)).isInstanceOf(LostAnswer.class);
        var found = confirm(action, in, context);

        assertThat(found.orElseThrow().invited()).containsExactly(email(JOHN));
        assertThat(found.orElseThrow().clashes()).isEmpty();
        assertThat(main.eventIds()).hasSize(1);
    }

    @Test
    void anAnswerThatCannotBeReadIsConfirmedLikewise() {
        var context = onMain();
        var in = input(draft(List.of(), Optional.empty(), false));
        var facts = action.look(in, context);
        sandbox.faults().answer(1, r -> r.method().equals("POST"), 201, "application/json", "{\"id\":");

        assertThatThrownBy(() -> action.run(in, facts, context)).isInstanceOf(AnsweredButUnread.class);
        assertThat(confirm(action, in, context)).isEmpty();
    }

    @Test
    void aLostRequestIsNotConfirmed() {
        var context = onMain();
        var in = input(draft(List.of(email(JOHN)), Optional.empty(), false));
        var facts = action.look(in, context);
        sandbox.faults().loseRequest(r -> r.method().equals("POST"));

        assertThatThrownBy(() -> action.run(in, facts, context)).isInstanceOf(LostAnswer.class);

        assertThat(confirm(action, in, context)).isEmpty();
        assertThat(main.eventIds()).isEmpty();
    }

    @Test
    void theSameCallAgainMakesNoSecondEvent() {
        var in = input(draft(List.of(email(JOHN)), Optional.empty(), false));

        create(in, onMain());
        create(in, onMain());
        sandbox.refuseRepeatedTransactions();
        assertThatThrownBy(() -> create(in, onMain())).isInstanceOf(ConnectorException.class);

        assertThat(main.eventIds()).hasSize(1);
    }

    private CreateEvent.Output create(CreateEvent.Input in, TestContext context) {
        return action.run(in, action.look(in, context), context);
    }

    private CreateEvent.Input input(EventDraft draft) {
        return new CreateEvent.Input(draft, mainId, SendUpdates.ATTENDEES);
    }

    private static EventDraft repeating(String rule) {
        return draft(List.of(), Optional.of(rule), false);
    }

    private static EventDraft allDay(String start, String end) {
        return new EventDraft(
                "Off",
                EventTime.parse(start),
                EventTime.parse(end),
                DENVER,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);
    }

    private static EventDraft draft(List<EmailAddress> guests, Optional<String> rule, boolean video) {
        return new EventDraft(
                "Showing",
                EventTime.parse("2026-03-10T14:00"),
                EventTime.parse("2026-03-10T15:00"),
                DENVER,
                Optional.empty(),
                Optional.empty(),
                guests,
                rule.map(RecurrenceRule::parse),
                video);
    }
}
