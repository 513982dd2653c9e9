package dev.connectors.outlook.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.calendar.EventChange;
import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.domain.calendar.SendUpdates;
import dev.connectors.domain.calendar.UpdateEvent;
import dev.connectors.error.Conflict;
import dev.connectors.error.InvalidArguments;
import dev.connectors.error.OutcomeUnknown;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.Unsupported;
import dev.connectors.testkit.sandbox.RecordedRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** This and following: two requests, of which either may be lost, and no occurrence ever is. */
class SeriesSplitTest extends GraphTest {

    private static final Predicate<RecordedRequest> INSERT = r -> r.method().equals("POST");
    private static final Predicate<RecordedRequest> TRIM = r -> r.method().equals("PATCH");
    private final OutlookUpdateEvent action = new OutlookUpdateEvent();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=WEEKLY;COUNT=6",
                "FREQ=WEEKLY;UNTIL=20260407T150000Z",
                "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260408T055959Z",
                "FREQ=DAILY;INTERVAL=7;COUNT=6"
            })
    void theOldSeriesEndsBeforeTheSplitAndTheNewOneHasTheRest(String rule) {
        var old = series(rule);
        var before = starts();

        var output = run(occurrence("2026-03-17"), Changes.title("Coffee"), onMain());

        assertThat(before).hasSize(6);
        assertThat(starts()).isEqualTo(before);
        assertThat(titles()).containsExactly("Stand-up", "Stand-up", "Coffee", "Coffee", "Coffee", "Coffee");
        assertThat(stored(old).path("recurrence").path("range").path("endDate").asText())
                .isEqualTo("2026-03-16");
        assertThat(writes()).extracting(RecordedRequest::method).containsExactly("POST", "PATCH");
        assertThat(writes().get(0).body()).contains("\"transactionId\":\"0123456789abcdefghijklmnop\"");
        assertThat(writes().get(1).headers()).containsKey("if-match");
        assertThat(output.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-17T18:00, 2026-03-17T18:30, FREQ=WEEKLY;UNTIL=20260407T150000Z, '2026-03-17T18:00,2026-03-24T18:00,2026-03-31T18:00,2026-04-07T18:00'",
        "2026-03-19T09:00, 2026-03-19T09:15, FREQ=WEEKLY;BYDAY=TU;COUNT=6, '2026-03-19T09:00,2026-03-26T09:00,2026-04-02T09:00,2026-04-09T09:00'"
    })
    void aNewTimeMovesAllThatFollow(String start, String end, String rule, String rest) {
        series(rule);

        run(occurrence("2026-03-17"), Changes.times(start, end), onMain());

        assertThat(starts()).startsWith("2026-03-03T09:00", "2026-03-10T09:00").endsWith(rest.split(","));
        assertThat(starts()).hasSize(6);
    }

    @Test
    void wholeDaysAreSplitByDates() {
        var old = main.event("Duty")
                .allDay(day("2026-03-03"), day("2026-03-04"))
                .repeats("RRULE:FREQ=WEEKLY;UNTIL=20260324")
                .add();

        var output = run(occurrence("2026-03-17"), Changes.title("Late duty"), onMain());

        assertThat(starts()).containsExactly("2026-03-03", "2026-03-10", "2026-03-17", "2026-03-24");
        assertThat(stored(old).path("recurrence").path("range").path("endDate").asText())
                .isEqualTo("2026-03-16");
        assertThat(output.event().end().toString()).isEqualTo("2026-03-18");
    }

    @Test
    void deletedOccurrencesBeforeTheSplitUseUpTheCount() {
        series("FREQ=WEEKLY;COUNT=6");
        main.delete(occurrence("2026-03-10"));

        var output = run(occurrence("2026-03-17"), Changes.title("Coffee"), onMain());

        assertThat(starts())
                .containsExactly(
                        "2026-03-03T09:00",
                        "2026-03-17T09:00",
                        "2026-03-24T09:00",
                        "2026-03-31T09:00",
                        "2026-04-07T09:00");
        assertThat(output.notes().orElseThrow())
                .anyMatch(n -> n.contains("are there again"))
                .anyMatch(n -> n.contains("before this one"));
    }

    @Test
    void anOccurrenceThatWasMovedIsSplitWhereThePatternHadIt() {
        var old = series("FREQ=WEEKLY;COUNT=6");
        var third = occurrence("2026-03-17");
        main.change(
                third,
                "{'start':{'dateTime':'2026-03-18T11:00:00','timeZone':'Mountain Standard Time'},'end':{'dateTime':'2026-03-18T11:15:00','timeZone':'Mountain Standard Time'}}");

        var output = run(third, Changes.title("Coffee"), onMain());

        assertThat(stored(old).path("recurrence").path("range").path("endDate").asText())
                .isEqualTo("2026-03-16");
        assertThat(starts()).endsWith("2026-03-17T09:00", "2026-03-24T09:00", "2026-03-31T09:00", "2026-04-07T09:00");
        assertThat(output.notes().orElseThrow())
                .containsExactly("what was changed on single occurrences from then on (1) is not in the new series");
    }

    @Test
    void aSplitAtTheFirstOccurrenceChangesTheWholeSeries() {
        var old = series("FREQ=WEEKLY;COUNT=6");

        var output = run(occurrence("2026-03-03"), Changes.times("2026-03-03T10:00", "2026-03-03T10:15"), onMain());

        assertThat(output.event().id()).contains(id(old));
        assertThat(starts()).hasSize(6).allMatch(s -> s.endsWith("T10:00"));
        assertThat(writes()).extracting(RecordedRequest::method).containsExactly("PATCH");
    }

    @Test
    void theNewSeriesHasTheGuestsAndFieldsOfTheOldOne() {
        main.event("Review")
                .at(time("2026-03-03T09:00"), time("2026-03-03T10:00"))
                .repeats("RRULE:FREQ=WEEKLY;COUNT=3")
                .location("Room 4")
                .description("Agenda")
                .guest(JOHN, "accepted")
                .with(
                        "{'sensitivity':'private','importance':'high','reminderMinutesBeforeStart':5,'isReminderOn':true}")
                .add();

        var output = run(occurrence("2026-03-10"), Changes.guests(List.of(MIA), List.of()), onMain());

        var made = stored(output.event().id().orElseThrow().value());
        assertThat(made.path("sensitivity").asText()).isEqualTo("private");
        assertThat(made.path("importance").asText()).isEqualTo("high");
        assertThat(made.path("reminderMinutesBeforeStart").asInt()).isEqualTo(5);
        assertThat(made.path("location").path("displayName").asText()).isEqualTo("Room 4");
        assertThat(made.path("body").path("content").asText()).contains("Agenda");
        assertThat(made.findValuesAsText("address")).contains(JOHN, MIA);
    }

    @Test
    void aLostAnswerToTheNewSeriesIsLookedForAndTheOldOneIsStillEnded() {
        series("FREQ=WEEKLY;COUNT=6");
        var before = starts();
        var third = occurrence("2026-03-17");
        sandbox.faults().loseAnswerTo(INSERT);

        var output = run(third, Changes.title("Coffee"), onMain());

        assertThat(starts()).isEqualTo(before);
        assertThat(output.notes()).isEmpty();
    }

    @Test
    void aNewSeriesThatIsNowhereFoundIsUnknownAndTheOldOneStays() {
        series("FREQ=WEEKLY;COUNT=6");
        var third = occurrence("2026-03-17");
        var in = input(third, Changes.title("Coffee"));
        var context = onMain();
        sandbox.faults().answer(1, INSERT, 201, "application/json", "{\"id\":");

        assertThatThrownBy(() -> action.run(in, action.look(in, context), context))
                .isInstanceOf(OutcomeUnknown.class);

        assertThat(titles()).hasSize(6).containsOnly("Stand-up");
        assertThat(confirm(action, in, context)).isEmpty();
    }

    @Test
    void aNewSeriesThatIsRefusedLeavesAllAsItWas() {
        series("FREQ=WEEKLY;COUNT=6");
        var third = occurrence("2026-03-17");
        sandbox.faults().fail(1, INSERT, 400, "ErrorInvalidRequest");

        assertThatThrownBy(() -> run(third, Changes.title("Coffee"), onMain())).isInstanceOf(ProviderRejected.class);

        assertThat(titles()).hasSize(6).containsOnly("Stand-up");
    }

    @Test
    void anOldSeriesThatCannotBeEndedIsThereTwiceAndSaidSo() {
        var old = series("FREQ=WEEKLY;COUNT=6");
        var third = occurrence("2026-03-17");
        sandbox.faults().fail(9, TRIM, 500, "ErrorInternalServerError");
        var context = onMain();

        var output = run(third, Changes.title("Coffee"), context);

        assertThat(output.notes().orElseThrow()).singleElement().asString().contains("twice", old, third);
        assertThat(titles()).contains("Coffee").filteredOn("Stand-up"::equals).hasSize(6);
        assertThat(confirm(action, input(third, Changes.title("Coffee")), context)
                        .orElseThrow()
                        .notes())
                .isPresent();
    }

    @Test
    void aLostAnswerToTheEndOfTheOldSeriesIsLookedFor() {
        series("FREQ=WEEKLY;COUNT=6");
        var before = starts();
        var third = occurrence("2026-03-17");
        sandbox.faults().loseAnswerTo(TRIM);

        var output = run(third, Changes.title("Coffee"), onMain());

        assertThat(output.notes()).isEmpty();
        assertThat(starts()).isEqualTo(before);
    }

    @Test
    void aSeriesThatChangedSinceItWasSeenIsNotSplit() {
        var old = series("FREQ=WEEKLY;COUNT=6");
        var in = input(occurrence("2026-03-17"), Changes.title("Coffee"));
        var context = onMain();
        var facts = action.look(in, context);
        main.change(old, "{'location':{'displayName':'Room 5'}}");

        assertThatThrownBy(() -> action.run(in, facts, context)).isInstanceOf(Conflict.class);
        assertThat(writes()).isEmpty();
    }

    @Test
    void whatCannotBeSplitWithoutGuessingIsRefusedBeforeAnybodyIsAsked() {
        series("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=6");
        assertThatThrownBy(() -> action.look(
                        input(occurrence("2026-03-17"), Changes.times("2026-03-18T10:00", "2026-03-18T10:15")),
                        onMain()))
                .isInstanceOf(InvalidArguments.class);
        assertThat(writes()).isEmpty();
    }

    @Test
    void anOnlineMeetingIsSplitOnlyWithANewText() {
        main.add(
                "{'subject':'Call','isOnlineMeeting':true,'onlineMeetingProvider':'teamsForBusiness','start':{'dateTime':'2026-03-03T09:00:00','timeZone':'Mountain Standard Time'},'end':{'dateTime':'2026-03-03T09:15:00','timeZone':'Mountain Standard Time'},"
                        + "'recurrence':{'pattern':{'type':'weekly','interval':1,'daysOfWeek':['tuesday'],'firstDayOfWeek':'monday'},'range':{'type':'numbered','startDate':'2026-03-03','numberOfOccurrences':4,'recurrenceTimeZone':'Mountain Standard Time'}}}");
        var third = occurrence("2026-03-17");

        assertThatThrownBy(() -> action.look(input(third, Changes.title("x")), onMain()))
                .isInstanceOf(Unsupported.class);
        run(third, Changes.texts(Optional.empty(), Optional.of("New text")), onMain());

        assertThat(writes().get(0).body()).contains("\"isOnlineMeeting\":true", "New text");
    }

    private String series(String rule) {
        return main.event("Stand-up")
                .at(time("2026-03-03T09:00"), time("2026-03-03T09:15"))
                .repeats("RRULE:" + rule)
                .add();
    }

    private UpdateEvent.Output run(String event, EventChange change, TestContext context) {
        var in = input(event, change);
        return action.run(in, action.look(in, context), context);
    }

    private UpdateEvent.Input input(String event, EventChange change) {
        return new UpdateEvent.Input(id(event), change, mainId, Occurrences.FOLLOWING, SendUpdates.ATTENDEES);
    }

    private List<String> starts() {
        return starts("2026-02-01", "2026-05-31");
    }

    private List<String> titles() {
        return list("2026-02-01", "2026-05-31").stream()
                .map(i -> i.summary().orElseThrow().value())
                .toList();
    }
}
