package dev.connectors.google.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.calendar.EventChange;
import dev.connectors.domain.calendar.EventSummary;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.domain.calendar.SendUpdates;
import dev.connectors.domain.calendar.UpdateEvent;
import dev.connectors.error.Conflict;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.InvalidArguments;
import dev.connectors.error.OutcomeUnknown;
import dev.connectors.error.Unsupported;
import dev.connectors.spi.Repeat;
import dev.connectors.testkit.sandbox.RecordedRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** This and following: two requests, of which either may be lost, and no occurrence ever is. */
class SeriesSplitTest extends SandboxTest {

    private static final String OLD = "standup1";
    private static final String THIRD = OLD + "_20260317T150000Z";
    private static final Predicate<RecordedRequest> INSERT = r -> r.method().equals("POST");
    private static final Predicate<RecordedRequest> CUT = r -> r.method().equals("PATCH");
    private final GoogleUpdateEvent action = new GoogleUpdateEvent();

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("FREQ=WEEKLY;COUNT=6", "RRULE:FREQ=WEEKLY;COUNT=4", 6),
                Arguments.of("FREQ=WEEKLY;UNTIL=20260407T150000Z", "RRULE:FREQ=WEEKLY;UNTIL=20260407T150000Z", 6),
                Arguments.of(
                        "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260408T055959Z",
                        "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260408T055959Z",
                        6),
                Arguments.of(
                        "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;COUNT=6", "RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;COUNT=4", 6),
                Arguments.of("FREQ=DAILY;INTERVAL=7;COUNT=6", "RRULE:FREQ=DAILY;INTERVAL=7;COUNT=4", 6));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theOldSeriesEndsBeforeTheSplitAndTheNewOneHasTheRest(String rule, String rest, int count) {
        series("RRULE:" + rule);
        var before = starts();
        var context = onMain();

        var output = run(THIRD, Changes.title("Coffee"), context);

        assertThat(before).hasSize(count);
        assertThat(starts()).isEqualTo(before);
        assertThat(titles()).startsWith("Stand-up", "Stand-up", "Coffee").endsWith("Coffee");
        assertThat(main.json(context.operationId()).orElseThrow()).contains(rest);
        assertThat(main.json(OLD).orElseThrow())
                .contains("UNTIL=20260317T145959Z")
                .doesNotContain("COUNT");
        assertThat(writes()).extracting(RecordedRequest::method).containsExactly("POST", "PATCH");
        assertThat(writes().get(1).headers()).containsKey("if-match");
        assertThat(output.notes()).isEmpty();
    }

    @Test
    void theSplitHoldsOverTheChangeOfTheClocksInBothDirections() {
        main.event("Winter")
                .id("vinter1")
                .at(time("2026-02-24T09:00"), time("2026-02-24T09:15"))
                .repeats("RRULE:FREQ=WEEKLY;COUNT=4")
                .add();
        main.event("Autumn")
                .id("autumn1")
                .at(time("2026-10-27T09:00"), time("2026-10-27T09:15"))
                .repeats("RRULE:FREQ=WEEKLY;UNTIL=20261117T160000Z")
                .add();

        run("vinter1_20260310T150000Z", Changes.times("2026-03-10T10:00", "2026-03-10T10:15"), onMain());
        run(
                "autumn1_20261103T160000Z",
                Changes.times("2026-11-03T10:00", "2026-11-03T10:15"),
                onMain().operation("1123456789abcdefghijklmnop"));

        assertThat(starts())
                .containsExactly("2026-02-24T09:00", "2026-03-03T09:00", "2026-03-10T10:00", "2026-03-17T10:00");
        assertThat(starts("2026-10-01", "2026-12-31"))
                .containsExactly("2026-10-27T09:00", "2026-11-03T10:00", "2026-11-10T10:00", "2026-11-17T10:00");
    }

    @Test
    void aLaterTimeOfDayLosesNoLastOccurrence() {
        series("RRULE:FREQ=WEEKLY;UNTIL=20260407T150000Z");

        run(THIRD, Changes.times("2026-03-17T18:00", "2026-03-17T18:30"), onMain());

        assertThat(starts())
                .containsExactly(
                        "2026-03-03T09:00",
                        "2026-03-10T09:00",
                        "2026-03-17T18:00",
                        "2026-03-24T18:00",
                        "2026-03-31T18:00",
                        "2026-04-07T18:00");
    }

    @Test
    void anotherDayOfTheWeekMovesTheRuleAlong() {
        series("RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260408T055959Z");

        run(THIRD, Changes.times("2026-03-19T09:00", "2026-03-19T09:15"), onMain());

        assertThat(starts())
                .containsExactly(
                        "2026-03-03T09:00",
                        "2026-03-10T09:00",
                        "2026-03-19T09:00",
                        "2026-03-26T09:00",
                        "2026-04-02T09:00",
                        "2026-04-09T09:00");
    }

    @Test
    void anotherZoneKeepsTheCount() {
        series("RRULE:FREQ=WEEKLY;UNTIL=20260407T150000Z");

        run(
                THIRD,
                Changes.times("2026-03-17T20:00", "2026-03-17T20:15", Optional.of(ZoneId.of("America/New_York"))),
                onMain());

        assertThat(starts())
                .containsExactly(
                        "2026-03-03T09:00",
                        "2026-03-10T09:00",
                        "2026-03-17T18:00",
                        "2026-03-24T18:00",
                        "2026-03-31T18:00",
                        "2026-04-07T18:00");
    }

    @Test
    void allDaySeriesAreSplitByDates() {
        main.event("Duty")
                .id("dutv1")
                .allDay(day("2026-03-03"), day("2026-03-04"))
                .repeats("RRULE:FREQ=WEEKLY;UNTIL=20260324")
                .add();

        var output = run("dutv1_20260317", Changes.title("Late duty"), onMain());

        assertThat(starts()).containsExactly("2026-03-03", "2026-03-10", "2026-03-17", "2026-03-24");
        assertThat(main.json("dutv1").orElseThrow()).contains("UNTIL=20260316");
        assertThat(output.event().end().toString()).isEqualTo("2026-03-18");
    }

    @Test
    void allDayBecomesTimedAndTimedBecomesAllDay() {
        main.event("Duty")
                .id("dutv1")
                .allDay(day("2026-03-03"), day("2026-03-03"))
                .repeats("RRULE:FREQ=WEEKLY;UNTIL=20260324")
                .add();
        series("RRULE:FREQ=WEEKLY;UNTIL=20260407T150000Z");

        run("dutv1_20260317", Changes.times("2026-03-17T12:00", "2026-03-17T13:00", Optional.of(DENVER)), onMain());
        run(THIRD, Changes.times("2026-03-17", "2026-03-17"), onMain().operation("1123456789abcdefghijklmnop"));

        assertThat(starts())
                .containsExactly(
                        "2026-03-03",
                        "2026-03-03T09:00",
                        "2026-03-10",
                        "2026-03-10T09:00",
                        "2026-03-17",
                        "2026-03-17T12:00",
                        "2026-03-24",
                        "2026-03-24T12:00",
                        "2026-03-31",
                        "2026-04-07");
    }

    @Test
    void deletedOccurrencesBeforeTheSplitUseUpTheCount() {
        series("RRULE:FREQ=WEEKLY;COUNT=6");
        main.delete(OLD + "_20260310T150000Z");

        run(THIRD, Changes.title("Coffee"), onMain());

        assertThat(starts())
                .containsExactly(
                        "2026-03-03T09:00",
                        "2026-03-17T09:00",
                        "2026-03-24T09:00",
                        "2026-03-31T09:00",
                        "2026-04-07T09:00");
    }

    @Test
    void anOccurrenceThatWasMovedIsSplitWhereTheRuleHadIt() {
        series("RRULE:FREQ=WEEKLY;COUNT=6");
        main.change(
                THIRD,
                "{'start':{'dateTime':'2026-03-18T11:00:00','timeZone':'America/New_York'},'end':{'dateTime':'2026-03-18T11:15:00','timeZone':'America/New_York'}}");

        var output = run(THIRD, Changes.title("Coffee"), onMain());

        assertThat(main.json(OLD).orElseThrow()).contains("UNTIL=20260317T145959Z");
        assertThat(starts("2026-03-19", "2026-05-31"))
                .containsExactly("2026-03-24T09:00", "2026-03-31T09:00", "2026-04-07T09:00");
        assertThat(output.notes().orElseThrow())
                .containsExactly("what was changed on single occurrences from then on (1) is not in the new series");
    }

    @Test
    void aSplitAtTheFirstOccurrenceChangesTheWholeSeries() {
        series("RRULE:FREQ=WEEKLY;COUNT=6");
        var context = onMain();

        var output = run(OLD + "_20260303T160000Z", Changes.times("2026-03-03T10:00", "2026-03-03T10:15"), context);

        assertThat(main.json(context.operationId())).isEmpty();
        assertThat(output.event().id()).contains(id(OLD));
        assertThat(starts()).hasSize(6).allMatch(s -> s.endsWith("T10:00"));
    }

    @Test
    void theNewSeriesHasAllFieldsOfTheOldOneAndAMeetingOfItsOwn() {
        main.event("Review")
                .id("rev11")
                .at(time("2026-03-03T09:00"), time("2026-03-03T10:00"))
                .repeats("RRULE:FREQ=WEEKLY;COUNT=3")
                .location("Room 4")
                .description("Agenda")
                .guest(JOHN, "accepted")
                .with(
                        "{'colorId':'5','visibility':'private','guestsCanModify':true,'reminders':{'useDefault':false,'overrides':[{'method':'popup','minutes':5}]},"
                                + "'extendedProperties':{'private':{'crm':'17'}},'attachments':[{'fileUrl':'https://drive.google.com/x','title':'x'}],"
                                + "'conferenceData':{'createRequest':{'requestId':'r1','conferenceSolutionKey':{'type':'hangoutsMeet'}}}}")
                .add();
        var context = onMain();

        var output = run("rev11_20260310T150000Z", Changes.guests(List.of(MIA), List.of()), context);

        var made = main.json(context.operationId()).orElseThrow();
        assertThat(made)
                .contains(
                        "\"colorId\":\"5\"",
                        "\"visibility\":\"private\"",
                        "\"guestsCanModify\":true",
                        "\"minutes\":5",
                        "\"crm\":\"17\"",
                        "drive.google.com",
                        JOHN,
                        MIA,
                        "Room 4",
                        "Agenda");
        assertThat(output.event().video()).isPresent();
        assertThat(made).doesNotContain("r1");
        assertThat(told()).containsExactlyInAnyOrder(JOHN, MIA);
    }

    @Test
    void whoIsToldIsWhoWasShown() {
        main.event("Review")
                .id("rev11")
                .at(time("2026-03-03T09:00"), time("2026-03-03T10:00"))
                .repeats("RRULE:FREQ=WEEKLY;COUNT=3")
                .guest(JOHN)
                .add();
        var in = input("rev11_20260310T150000Z", Changes.guests(List.of(MIA), List.of()));
        var context = onMain();
        var facts = action.look(in, context);

        action.run(in, facts, context);

        assertThat(told())
                .isEqualTo(addresses(
                        UpdateEvent.CONTRACT.plan(in, facts).recipients().named()));
    }

    @Test
    void anInsertThatIsRefusedLeavesTheOldSeriesAsItWas() {
        series("RRULE:FREQ=WEEKLY;COUNT=6");
        var before = main.json(OLD);
        sandbox.faults().fail(1, INSERT, 403, "quotaExceeded");

        assertThatThrownBy(() -> run(THIRD, Changes.title("Coffee"), onMain())).hasMessageContaining("hours");

        assertThat(main.json(OLD)).isEqualTo(before);
        assertThat(writes()).hasSize(1);
    }

    @Test
    void aCutThatFailsLeavesADoubleThatIsNamedAndLosesNothing() {
        for (var reason : List.of("backendError", "rateLimitExceeded", "conditionNotMet")) {
            var old = main.event("Weekly")
                    .at(time("2026-03-03T09:00"), time("2026-03-03T09:15"))
                    .repeats("RRULE:FREQ=WEEKLY;COUNT=6")
                    .add();
            sandbox.faults()
                    .fail(
                            1,
                            CUT,
                            reason.equals("conditionNotMet") ? 412 : reason.equals("backendError") ? 503 : 403,
                            reason);
            var context = onMain().operation(Integer.toHexString(reason.hashCode() & 0xfffffff) + "0000000000");

            var output = run(old + "_20260317T150000Z", Changes.title("Coffee"), context);

            assertThat(output.notes().orElseThrow())
                    .singleElement()
                    .asString()
                    .contains("there twice", context.operationId(), old);
            assertThat(titles().stream().filter("Weekly"::equals)).hasSize(6);
            assertThat(titles().stream().filter("Coffee"::equals)).hasSize(4);
            main.delete(old);
            main.delete(context.operationId());
        }
    }

    @Test
    void aCutWhoseAnswerIsLostIsLookedUp() {
        series("RRULE:FREQ=WEEKLY;COUNT=6");
        sandbox.faults().loseAnswerTo(CUT);

        var output = run(THIRD, Changes.title("Coffee"), onMain());

        assertThat(output.notes()).isEmpty();
        assertThat(starts()).hasSize(6);
    }

    @Test
    void aCutThatIsLostIsNamedAndFoundAgainByTheSameCall() {
        series("RRULE:FREQ=WEEKLY;COUNT=6");
        sandbox.faults().loseRequest(CUT);
        var in = input(THIRD, Changes.title("Coffee"));
        var context = onMain();

        var output = action.run(in, context);
        var found = find(in, context);

        assertThat(output.notes().orElseThrow()).singleElement().asString().contains("there twice");
        assertThat(found.orElseThrow().notes()).isEqualTo(output.notes());
    }

    @Test
    void anInsertWhoseAnswerIsLostIsFoundAndTheOldSeriesIsStillCut() {
        series("RRULE:FREQ=WEEKLY;COUNT=6");
        sandbox.faults().loseAnswerTo(INSERT);
        var in = input(THIRD, Changes.title("Coffee"));
        var context = onMain();

        var output = action.run(in, context);

        assertThat(output.event().id()).contains(id(context.operationId()));
        assertThat(output.notes()).isEmpty();
        assertThat(titles()).hasSize(6).filteredOn("Stand-up"::equals).hasSize(2);
    }

    @Test
    void anInsertThatIsLostStaysUnknownAndChangesNothing() {
        series("RRULE:FREQ=WEEKLY;COUNT=6");
        sandbox.faults().loseRequest(INSERT);
        var in = input(THIRD, Changes.title("Coffee"));
        var context = onMain();

        assertThatThrownBy(() -> action.run(in, context)).isInstanceOf(OutcomeUnknown.class);

        assertThat(find(in, context)).isEmpty();
        assertThat(titles()).hasSize(6).containsOnly("Stand-up");
    }

    @Test
    void theSameCallAgainMakesNoThirdSeries() {
        series("RRULE:FREQ=WEEKLY;COUNT=6");
        var in = input(THIRD, Changes.title("Coffee"));
        var context = onMain();
        var facts = action.look(in, context);
        action.run(in, facts, context);

        assertThatThrownBy(() -> action.run(in, facts, context)).isInstanceOf(ConnectorException.class);

        assertThat(titles()).hasSize(6);
        assertThat(find(in, context).orElseThrow().notes()).isEmpty();
    }

    @Test
    void aSeriesThatSomebodyChangedMeanwhileIsNotSplit() {
        series("RRULE:FREQ=WEEKLY;COUNT=6");
        main.change(THIRD, "{'location':'Room 4'}");
        var in = input(THIRD, Changes.title("Coffee"));
        var context = onMain();
        var facts = action.look(in, context);
        main.change(OLD, "{'location':'Room 5'}");

        assertThatThrownBy(() -> action.run(in, facts, context)).isInstanceOf(Conflict.class);
        assertThat(writes()).isEmpty();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "['RRULE:FREQ=WEEKLY;COUNT=6','RDATE;TZID=America/Denver:20260305T090000']",
                        Changes.title("x"),
                        Unsupported.class),
                Arguments.of(
                        "['RRULE:FREQ=WEEKLY;COUNT=6','EXDATE;TZID=America/Denver:20260310T090000']",
                        Changes.title("x"),
                        Unsupported.class),
                Arguments.of(
                        "['RRULE:FREQ=WEEKLY','EXDATE;TZID=America/Denver:20260310T090000']",
                        Changes.times("2026-03-17T10:00", "2026-03-17T10:15"),
                        Unsupported.class),
                Arguments.of(
                        "['RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=6']",
                        Changes.times("2026-03-18T10:00", "2026-03-18T10:15"),
                        InvalidArguments.class));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotBeSplitWithoutGuessingIsRefusedBeforeAnybodyIsAsked(
            String lines, EventChange change, Class<? extends Throwable> error) {
        series("RRULE:FREQ=WEEKLY;COUNT=6");
        main.change(OLD, "{'recurrence':" + lines + "}");

        assertThatThrownBy(() -> action.look(input(THIRD, change), onMain())).isInstanceOf(error);
        assertThat(writes()).isEmpty();
    }

    @Test
    void datesTakenOutStayOut() {
        series("RRULE:FREQ=WEEKLY;UNTIL=20260407T150000Z");
        main.change(
                OLD,
                "{'recurrence':['RRULE:FREQ=WEEKLY;UNTIL=20260407T150000Z','EXDATE;TZID=America/Denver:20260324T090000']}");

        run(THIRD, Changes.title("Coffee"), onMain());

        assertThat(starts())
                .containsExactly(
                        "2026-03-03T09:00",
                        "2026-03-10T09:00",
                        "2026-03-17T09:00",
                        "2026-03-31T09:00",
                        "2026-04-07T09:00");
    }

    @Test
    void somebodyElsesSeriesIsNotSplit() {
        main.event("Theirs")
                .id("theirs1")
                .at(time("2026-03-03T09:00"), time("2026-03-03T09:15"))
                .repeats("RRULE:FREQ=WEEKLY;COUNT=6")
                .organizedBy(MIA)
                .guest(ANNA)
                .add();

        assertThatThrownBy(() -> action.look(input("theirs1_20260317T150000Z", Changes.title("x")), onMain()))
                .isInstanceOf(Unsupported.class);
    }

    private void series(String rule) {
        main.event("Stand-up")
                .id(OLD)
                .at(time("2026-03-03T09:00"), time("2026-03-03T09:15"))
                .repeats(rule)
                .add();
    }

    private UpdateEvent.Output run(String event, EventChange change, TestContext context) {
        return action.run(input(event, change), context);
    }

    private static UpdateEvent.Input input(String event, EventChange change) {
        return new UpdateEvent.Input(id(event), change, MAIN, Occurrences.FOLLOWING, SendUpdates.ATTENDEES);
    }

    private Optional<UpdateEvent.Output> find(UpdateEvent.Input in, TestContext context) {
        return ((Repeat.Confirmed<UpdateEvent.Input, UpdateEvent.Output>) action.repeat())
                .find()
                .apply(in, context);
    }

    private List<String> starts() {
        return starts("2026-02-01", "2026-05-31");
    }

    private List<String> starts(String from, String to) {
        return list(from, to).stream().map(i -> i.start().toString()).toList();
    }

    private List<String> titles() {
        return list("2026-02-01", "2026-05-31").stream()
                .map(i -> i.summary().orElseThrow().value())
                .toList();
    }

    private List<EventSummary> list(String from, String to) {
        var in = new ListEvents.Input(
                day(from), Optional.of(day(to)), Optional.empty(), List.of(), DENVER, Optional.empty());
        return new GoogleListEvents().run(in, onMain()).events().items();
    }
}
