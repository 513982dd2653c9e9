package dev.connectors.outlook.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.calendar.EventChange;
import dev.connectors.domain.calendar.EventChange.Clearable;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.domain.calendar.SendUpdates;
import dev.connectors.domain.calendar.UpdateEvent;
import dev.connectors.error.Conflict;
import dev.connectors.error.NotFound;
import dev.connectors.error.Unsupported;
import dev.connectors.http.LostAnswer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlookUpdateEventTest extends GraphTest {

    private final OutlookUpdateEvent action = new OutlookUpdateEvent();

    @Test
    void onlyWhatChangesIsSentOnTopOfTheVersionThatWasRead() {
        var showing = showing();

        var output = update(showing, Changes.title("Second showing"), Occurrences.THIS);

        var patch = writes().get(0);
        assertThat(patch.method()).isEqualTo("PATCH");
        assertThat(patch.body()).isEqualTo("{\"subject\":\"Second showing\"}");
        assertThat(patch.headers()).containsKey("if-match");
        assertThat(output.event().summary().orElseThrow().value()).isEqualTo("Second showing");
        assertThat(output.event().start()).isEqualTo(EventTime.parse("2026-03-10T14:00"));
        assertThat(told()).containsExactly(JOHN);
    }

    @Test
    void textsAreSetOrEmptied() {
        var showing = showing();

        var output = update(
                showing,
                Changes.texts(Optional.empty(), Optional.of("New text"), Clearable.LOCATION),
                Occurrences.THIS);

        assertThat(json(writes().get(0).body()))
                .isEqualTo(json("{'body':{'contentType':'text','content':'New text'},'location':{'displayName':''}}"));
        assertThat(output.event().location()).isEmpty();
    }

    @Test
    void guestsAreAddedAndRemovedAndTheOthersStayAsTheyAre() {
        var showing = main.add(
                "{'subject':'Showing','start':{'dateTime':'2026-03-10T14:00:00','timeZone':'Mountain Standard Time'},'end':{'dateTime':'2026-03-10T15:00:00','timeZone':'Mountain Standard Time'},"
                        + "'attendees':[{'type':'optional','emailAddress':{'address':'" + JOHN
                        + "','name':'John'},'status':{'response':'accepted'}},{'type':'required','emailAddress':{'address':'"
                        + MIA + "'}},{'type':'resource','emailAddress':{'address':'room@acme-realty.example'}}]}");

        var output = update(
                showing,
                Changes.guests(List.of("new@buyer.example", JOHN), List.of("MIA@acme-realty.example")),
                Occurrences.THIS);

        assertThat(json(writes().get(0).body()))
                .isEqualTo(json("{'attendees':[{'emailAddress':{'address':'" + JOHN
                        + "','name':'John'},'type':'optional'},{'emailAddress':{'address':'room@acme-realty.example','name':'Room'},'type':'resource'},"
                        + "{'emailAddress':{'address':'new@buyer.example'},'type':'required'}]}"));
        assertThat(stored(showing).findValuesAsText("response")).contains("accepted");
        assertThat(output.notified())
                .extracting(EmailAddress::value)
                .containsExactlyInAnyOrder(JOHN, MIA, "new@buyer.example");
    }

    @Test
    void aNewTimeIsMeantInTheEventsOwnZone() {
        var call = main.add(
                "{'subject':'New York call','start':{'dateTime':'2026-03-09T15:00:00','timeZone':'Eastern Standard Time'},'end':{'dateTime':'2026-03-09T16:00:00','timeZone':'Eastern Standard Time'}}");

        var output = update(call, Changes.times("2026-03-09T17:00", "2026-03-09T18:00"), Occurrences.THIS);

        assertThat(writes().get(0).body())
                .contains("\"start\":{\"dateTime\":\"2026-03-09T17:00:00\",\"timeZone\":\"Eastern Standard Time\"}");
        assertThat(output.event().start()).isEqualTo(EventTime.parse("2026-03-09T17:00"));
        assertThat(output.event().timeZone()).contains(ZoneId.of("America/New_York"));
    }

    @Test
    void aTimedEventBecomesAllDayAndBack() {
        var showing = showing();

        var allDay = update(showing, Changes.times("2026-03-10", "2026-03-11"), Occurrences.THIS);
        assertThat(json(writes().get(0).body()).path("end").path("dateTime").asText())
                .isEqualTo("2026-03-12T00:00:00");
        assertThat(allDay.event().end()).isEqualTo(EventTime.parse("2026-03-11"));

        var timed = update(
                showing, Changes.times("2026-03-10T09:00", "2026-03-10T10:00", Optional.of(DENVER)), Occurrences.THIS);
        assertThat(timed.event().start()).isEqualTo(EventTime.parse("2026-03-10T09:00"));
        assertThat(timed.event().timeZone()).contains(DENVER);
    }

    @Test
    void oneOccurrenceIsChangedByItself() {
        series("Stand-up", "RRULE:FREQ=WEEKLY;COUNT=4");

        update(occurrence("2026-03-10"), Changes.times("2026-03-11T10:00", "2026-03-11T10:15"), Occurrences.THIS);

        assertThat(starts("2026-03-01", "2026-03-31"))
                .containsExactly("2026-03-03T09:00", "2026-03-11T10:00", "2026-03-17T09:00", "2026-03-24T09:00");
        assertThat(writes().get(0).body()).doesNotContain("recurrence");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T10:00, 2026-03-10T10:15, '2026-03-03T10:00,2026-03-10T10:00,2026-03-17T10:00,2026-03-24T10:00'",
        "2026-03-11T08:00, 2026-03-11T08:15, '2026-03-04T08:00,2026-03-11T08:00,2026-03-18T08:00,2026-03-25T08:00'"
    })
    void aWholeSeriesMovesAsTheNamedOccurrenceDoes(String start, String end, String starts) {
        series("Stand-up", "RRULE:FREQ=WEEKLY;COUNT=4");

        update(occurrence("2026-03-10"), Changes.times(start, end), Occurrences.ALL);

        assertThat(starts("2026-03-01", "2026-03-31")).containsExactly(starts.split(","));
    }

    @Test
    void aSeriesGetsAnotherRule() {
        series("Stand-up", "RRULE:FREQ=WEEKLY;COUNT=4");

        var output = update(occurrence("2026-03-10"), Changes.rule("FREQ=DAILY;COUNT=2"), Occurrences.ALL);

        assertThat(starts("2026-03-01", "2026-03-31")).containsExactly("2026-03-03T09:00", "2026-03-04T09:00");
        assertThat(output.event().recurrence().orElseThrow().value()).isEqualTo("FREQ=DAILY;COUNT=2");
    }

    @Test
    void aSeriesWithDeletedDatesIsNotMovedAsAWhole() {
        series("Stand-up", "RRULE:FREQ=WEEKLY;COUNT=4");
        var third = occurrence("2026-03-17");
        main.delete(occurrence("2026-03-10"));

        assertThatThrownBy(() -> action.look(
                        input(third, Changes.times("2026-03-17T10:00", "2026-03-17T10:15"), Occurrences.ALL), onMain()))
                .isInstanceOf(Unsupported.class);
        action.look(input(third, Changes.title("Coffee"), Occurrences.ALL), onMain());
    }

    @Test
    void norIsItFromItsFirstOccurrenceOn() {
        series("Stand-up", "RRULE:FREQ=WEEKLY;COUNT=4");
        var first = occurrence("2026-03-03");
        main.delete(occurrence("2026-03-10"));

        assertThatThrownBy(() -> action.look(
                        input(first, Changes.times("2026-03-03T10:00", "2026-03-03T10:15"), Occurrences.FOLLOWING),
                        onMain()))
                .isInstanceOf(Unsupported.class);
    }

    @Test
    void theQuestionCountsTheSeriesAndWhomItsOccurrencesReach() {
        series("Stand-up", "RRULE:FREQ=WEEKLY;COUNT=4");
        main.change(
                occurrence("2026-03-10"),
                "{'attendees':[{'type':'required','emailAddress':{'address':'" + MIA + "'}}]}");
        var in = input(occurrence("2026-03-17"), Changes.title("Coffee"), Occurrences.ALL);

        var facts = action.look(in, onMain().at(Instant.parse("2026-03-12T00:00:00Z")));

        var series = facts.series().orElseThrow();
        assertThat(series.past()).isEqualTo(2);
        assertThat(series.toCome()).isEqualTo(2);
        assertThat(series.changed()).isEqualTo(1);
        assertThat(series.endless()).isFalse();
        assertThat(UpdateEvent.CONTRACT.plan(in, facts).recipients().named()).containsExactly(email(MIA));
    }

    /** A series of more than 1800 days is asked for in two windows of UTC days, whose border lies within a local day. */
    @ParameterizedTest
    @CsvSource({
        "America/Denver, Mountain Standard Time, 2025-01-01T23:00:00, 2025-01-01T23:30:00, 62, 31", // in neither
        // window's days
        "Asia/Tokyo, Tokyo Standard Time, 2025-01-01T08:30:00, 2025-01-01T09:30:00, 257, 8" // in both
    })
    void whatLiesOnABorderIsCountedOnce(
            ZoneId zone, String windows, String start, String end, int interval, int count) {
        var duty = main.add("{'subject':'Duty','start':{'dateTime':'" + start + "','timeZone':'" + windows
                + "'},'end':{'dateTime':'" + end + "','timeZone':'" + windows
                + "'},'recurrence':{'pattern':{'type':'daily','interval':" + interval
                + "},'range':{'type':'numbered','startDate':'2025-01-01','numberOfOccurrences':" + count
                + ",'recurrenceTimeZone':'" + windows + "'}}}");

        var facts = action.look(input(duty, Changes.title("Watch"), Occurrences.ALL), onMain().in(zone));

        var series = facts.series().orElseThrow();
        assertThat(series.past() + series.toCome()).isEqualTo(count);
    }

    /** Exchange moves the change key after a create and when a guest answers: what was seen is still so. */
    @Test
    void aVersionThatMovedByItselfIsWrittenOnAnew() {
        var showing = showing();
        var in = input(showing, Changes.title("Second showing"), Occurrences.THIS);
        var context = onMain();
        var facts = action.look(in, context);
        main.touch(showing);
        main.change(
                showing,
                "{'attendees':[{'type':'required','emailAddress':{'address':'" + JOHN
                        + "'},'status':{'response':'accepted'}}]}");

        var output = action.run(in, facts, context);

        assertThat(output.event().summary().orElseThrow().value()).isEqualTo("Second showing");
        assertThat(writes()).hasSize(2);
        assertThat(stored(showing).path("subject").asText()).isEqualTo("Second showing");
    }

    @Test
    void whatSomebodyElseChangedIsNotWrittenOver() {
        var showing = showing();
        var in = input(showing, Changes.title("Second showing"), Occurrences.THIS);
        var context = onMain();
        var facts = action.look(in, context);
        main.change(
                showing,
                "{'attendees':[{'type':'required','emailAddress':{'address':'" + JOHN
                        + "'}},{'type':'required','emailAddress':{'address':'" + MIA + "'}}]}");

        assertThatThrownBy(() -> action.run(in, facts, context)).isInstanceOf(Conflict.class);
        assertThat(stored(showing).path("subject").asText()).isEqualTo("Showing");
    }

    @Test
    void aRefusalForTheVersionWithoutAReasonIsTriedTwiceMoreAndThenSaid() {
        var showing = showing();
        var in = input(showing, Changes.title("Second showing"), Occurrences.THIS);
        var context = onMain();
        var facts = action.look(in, context);

        sandbox.faults().fail(2, r -> r.method().equals("PATCH"), 412, "ErrorIrresolvableConflict");
        action.run(in, facts, context);
        assertThat(writes()).hasSize(3);

        var again = input(showing, Changes.title("Third showing"), Occurrences.THIS);
        var newFacts = action.look(again, context);
        sandbox.faults().fail(3, r -> r.method().equals("PATCH"), 412, "ErrorIrresolvableConflict");
        assertThatThrownBy(() -> action.run(again, newFacts, context)).isInstanceOf(Conflict.class);
        assertThat(writes()).hasSize(6);
    }

    @Test
    void guestsAreNeverChangedInSilence() {
        var showing = showing();
        var silent = new UpdateEvent.Input(id(showing), Changes.title("x"), mainId, Occurrences.THIS, SendUpdates.NONE);
        var alone = main.event("Alone")
                .at(time("2026-03-11T14:00"), time("2026-03-11T15:00"))
                .add();

        assertThatThrownBy(() -> action.look(silent, onMain())).isInstanceOf(Unsupported.class);
        action.look(
                new UpdateEvent.Input(id(alone), Changes.title("x"), mainId, Occurrences.THIS, SendUpdates.NONE),
                onMain());
        assertThatThrownBy(() -> action.look(
                        new UpdateEvent.Input(
                                id(alone),
                                Changes.guests(List.of(MIA), List.of()),
                                mainId,
                                Occurrences.THIS,
                                SendUpdates.NONE),
                        onMain()))
                .isInstanceOf(Unsupported.class);
    }

    @Test
    void somebodyElsesEventIsNotChanged() {
        var theirs = main.event("Theirs")
                .at(time("2026-03-10T14:00"), time("2026-03-10T15:00"))
                .organizedBy(MIA)
                .guest(ANNA)
                .add();

        assertThatThrownBy(() -> action.look(input(theirs, Changes.title("x"), Occurrences.THIS), onMain()))
                .isInstanceOf(Unsupported.class);
    }

    @Test
    void anEventOfAnotherCalendarIsNotThere() {
        var other = anna.calendar("other1", "Other");
        var hidden = other.event("Hidden")
                .at(time("2026-03-10T14:00"), time("2026-03-10T15:00"))
                .add();

        assertThatThrownBy(() -> action.look(input(hidden, Changes.title("x"), Occurrences.THIS), onMain()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theTextOfAnOnlineMeetingIsNotWrittenOver() {
        var meeting = main.add(
                "{'subject':'Call','isOnlineMeeting':true,'onlineMeetingProvider':'teamsForBusiness','start':{'dateTime':'2026-03-10T14:00:00','timeZone':'Mountain Standard Time'},'end':{'dateTime':'2026-03-10T15:00:00','timeZone':'Mountain Standard Time'}}");

        assertThatThrownBy(() -> action.look(
                        input(meeting, Changes.texts(Optional.empty(), Optional.of("New text")), Occurrences.THIS),
                        onMain()))
                .isInstanceOf(Unsupported.class);
        update(meeting, Changes.title("Call again"), Occurrences.THIS);
        assertThat(stored(meeting).path("onlineMeeting").path("joinUrl").asText())
                .isNotEmpty();
    }

    @Test
    void aLostAnswerIsConfirmedByWhatIsThere() {
        var showing = showing();
        var in = input(showing, Changes.title("Second showing"), Occurrences.THIS);
        var context = onMain();
        var facts = action.look(in, context);
        sandbox.faults().loseAnswerTo(r -> r.method().equals("PATCH"));

        assertThatThrownBy(() -> action.run(in, facts, context)).isInstanceOf(LostAnswer.class);

        assertThat(confirm(action, in, context)).isPresent();
        assertThat(confirm(action, input(showing, Changes.title("Third"), Occurrences.THIS), context))
                .isEmpty();
    }

    @Test
    void whatIsSoAlreadyIsNotSent() {
        var showing = showing();

        var output = update(showing, Changes.guests(List.of(JOHN), List.of()), Occurrences.THIS);

        assertThat(writes()).isEmpty();
        assertThat(output.notes().orElseThrow()).anyMatch(n -> n.startsWith("nothing was changed"));
    }

    private String showing() {
        return main.event("Showing")
                .at(time("2026-03-10T14:00"), time("2026-03-10T15:00"))
                .location("12 Main St")
                .guest(JOHN)
                .add();
    }

    private String series(String title, String rule) {
        return main.event(title)
                .at(time("2026-03-03T09:00"), time("2026-03-03T09:15"))
                .repeats(rule)
                .add();
    }

    private UpdateEvent.Output update(String event, EventChange change, Occurrences scope) {
        var context = onMain();
        var in = input(event, change, scope);
        return action.run(in, action.look(in, context), context);
    }

    private UpdateEvent.Input input(String event, EventChange change, Occurrences scope) {
        return new UpdateEvent.Input(id(event), change, mainId, scope, SendUpdates.ATTENDEES);
    }
}
