package dev.connectors.google.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.calendar.EventChange;
import dev.connectors.domain.calendar.EventChange.Clearable;
import dev.connectors.domain.calendar.EventTime;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.domain.calendar.SendUpdates;
import dev.connectors.domain.calendar.StoredEvent;
import dev.connectors.domain.calendar.UpdateEvent;
import dev.connectors.error.Conflict;
import dev.connectors.error.InvalidArguments;
import dev.connectors.error.NotFound;
import dev.connectors.error.Unsupported;
import dev.connectors.http.LostAnswer;
import dev.connectors.spi.Repeat;
import dev.connectors.testkit.sandbox.RecordedRequest;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoogleUpdateEventTest extends SandboxTest {

    private static final String SHOWING = "shelter1";
    private static final String STANDUP = "standup1";
    private final GoogleUpdateEvent action = new GoogleUpdateEvent();

    @Test
    void onlyWhatChangesIsSentOnTopOfTheVersionThatWasRead() {
        showing();

        var output = update(SHOWING, Changes.title("Second showing"), Occurrences.THIS);

        var patch = writes().get(0);
        assertThat(patch.method()).isEqualTo("PATCH");
        assertThat(patch.body()).isEqualTo("{\"summary\":\"Second showing\"}");
        assertThat(patch.headers()).containsKey("if-match");
        assertThat(output.event().summary().orElseThrow().value()).isEqualTo("Second showing");
        assertThat(output.event().start()).isEqualTo(EventTime.parse("2026-03-10T14:00"));
    }

    @Test
    void textsAreSetOrEmptied() {
        showing();

        var output = update(
                SHOWING,
                Changes.texts(Optional.empty(), Optional.of("New text"), Clearable.LOCATION),
                Occurrences.THIS);

        assertThat(writes().get(0).body()).isEqualTo("{\"description\":\"New text\",\"location\":null}");
        assertThat(output.event().location()).isEmpty();
    }

    @Test
    void guestsAreAddedAndRemovedAndTheOthersKeepEveryField() {
        showing();
        main.change(
                SHOWING,
                "{'attendees':[{'email':'" + JOHN
                        + "','displayName':'John','responseStatus':'accepted','comment':'late','additionalGuests':1,'optional':true},"
                        + "{'email':'" + MIA
                        + "','responseStatus':'tentative'},{'email':'room@resource','resource':true,'responseStatus':'accepted'}]}");

        var output = update(
                SHOWING,
                Changes.guests(List.of("new@buyer.example", JOHN), List.of(MIA.toUpperCase(Locale.ROOT))),
                Occurrences.THIS);

        var stored = json(main.json(SHOWING).orElseThrow()).path("attendees");
        assertThat(stored.findValuesAsText("email")).containsExactly(JOHN, "room@resource", "new@buyer.example");
        assertThat(stored.get(0))
                .isEqualTo(
                        json(
                                "{\"email\":\"" + JOHN
                                        + "\",\"displayName\":\"John\",\"optional\":true,\"responseStatus\":\"accepted\",\"comment\":\"late\",\"additionalGuests\":1}"));
        assertThat(output.notified())
                .extracting(EmailAddress::value)
                .containsExactlyInAnyOrder(JOHN, MIA, "new@buyer.example");
    }

    @Test
    void guestsThatGoogleDidNotShowAreNeverLost() {
        showing();
        sandbox.faults()
                .answer(
                        1,
                        r -> r.path().endsWith(SHOWING),
                        200,
                        "application/json",
                        "{\"id\":\"" + SHOWING
                                + "\",\"etag\":\"\\\"1\\\"\",\"attendeesOmitted\":true,\"attendees\":[{\"email\":\""
                                + ANNA + "\",\"self\":true}],"
                                + "\"start\":{\"dateTime\":\"2026-03-10T14:00:00-06:00\",\"timeZone\":\"America/Denver\"},\"end\":{\"dateTime\":\"2026-03-10T15:00:00-06:00\",\"timeZone\":\"America/Denver\"}}");

        assertThatThrownBy(() -> look(SHOWING, Changes.guests(List.of(MIA), List.of()), Occurrences.THIS))
                .isInstanceOf(Unsupported.class);

        assertThat(writes()).isEmpty();
    }

    @Test
    void aNewTimeIsMeantInTheEventsOwnZone() {
        main.add(
                "{'id':'nvcall1','summary':'New York call','start':{'dateTime':'2026-03-09T15:00:00','timeZone':'America/New_York'},'end':{'dateTime':'2026-03-09T16:00:00','timeZone':'America/New_York'}}");

        var output = update("nvcall1", Changes.times("2026-03-09T17:00", "2026-03-09T18:00"), Occurrences.THIS);

        assertThat(writes().get(0).body())
                .contains("\"start\":{\"dateTime\":\"2026-03-09T17:00:00\",\"timeZone\":\"America/New_York\"}");
        assertThat(output.event().start()).isEqualTo(EventTime.parse("2026-03-09T17:00"));
        assertThat(output.event().timeZone()).contains(ZoneId.of("America/New_York"));
        assertThat(output.notes()).isEmpty();
    }

    @Test
    void aTimedEventBecomesAllDayAndBack() {
        showing();

        var allDay = update(SHOWING, Changes.times("2026-03-10", "2026-03-11"), Occurrences.THIS);
        assertThat(writes().get(0).body())
                .isEqualTo(
                        "{\"start\":{\"date\":\"2026-03-10\",\"dateTime\":null,\"timeZone\":null},\"end\":{\"date\":\"2026-03-12\",\"dateTime\":null,\"timeZone\":null}}");
        assertThat(allDay.event().end()).isEqualTo(EventTime.parse("2026-03-11"));

        var timed = update(
                SHOWING, Changes.times("2026-03-10T09:00", "2026-03-10T10:00", Optional.of(DENVER)), Occurrences.THIS);
        assertThat(timed.event().start()).isEqualTo(EventTime.parse("2026-03-10T09:00"));
        assertThat(timed.event().timeZone()).contains(DENVER);
    }

    @Test
    void aTimeForAnAllDayEventWithoutAZoneIsRefused() {
        main.event("Off")
                .id("off11")
                .allDay(day("2026-03-10"), day("2026-03-10"))
                .add();

        assertThatThrownBy(() -> look("off11", Changes.times("2026-03-10T09:00", "2026-03-10T10:00"), Occurrences.THIS))
                .isInstanceOf(InvalidArguments.class)
                .hasMessageContaining("change.timeZone");
    }

    @Test
    void aTimeThatDoesNotExistIsRefusedBeforeAnythingIsWritten() {
        showing();

        assertThatThrownBy(() -> look(SHOWING, Changes.times("2026-03-08T02:30", "2026-03-08T03:30"), Occurrences.THIS))
                .isInstanceOf(InvalidArguments.class);
    }

    @Test
    void whatSomebodyChangedMeanwhileIsNotOverwritten() {
        showing();
        var in = input(SHOWING, Changes.title("Mine"), Occurrences.THIS);
        var context = onMain();
        var facts = action.look(in, context);
        main.change(SHOWING, "{'summary':'Theirs'}");

        assertThatThrownBy(() -> action.run(in, facts, context)).isInstanceOf(Conflict.class);

        assertThat(main.json(SHOWING).orElseThrow()).contains("Theirs");
    }

    @Test
    void anEventThatIsNotThereOrWasDeletedIsNotFound() {
        showing();
        main.delete(SHOWING);

        for (var id : List.of(SHOWING, "nothing1")) {
            assertThatThrownBy(() -> look(id, Changes.title("x"), Occurrences.THIS))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void onlyTheOrganizerChangesAnEventForEverybody() {
        main.event("Theirs")
                .id("theirs1")
                .at(time("2026-03-10T14:00"), time("2026-03-10T15:00"))
                .organizedBy(MIA)
                .guest(ANNA)
                .guest(MIA)
                .add();

        assertThatThrownBy(() -> update("theirs1", Changes.title("Mine"), Occurrences.THIS))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("organizer");
    }

    @Test
    void nothingIsSentWhereAllIsSoAlready() {
        showing();
        main.change(SHOWING, "{'attendees':[{'email':'" + JOHN + "'}]}");

        var output = update(SHOWING, Changes.guests(List.of(JOHN), List.of(MIA)), Occurrences.THIS);

        assertThat(writes()).isEmpty();
        assertThat(output.notes().orElseThrow())
                .containsExactly(
                        MIA + " was no guest and so was not removed", "nothing was changed: all of it was so already");
    }

    @Test
    void oneOccurrenceChangesAlone() {
        standup("RRULE:FREQ=WEEKLY;COUNT=6");

        var output = update(
                STANDUP + "_20260310T150000Z", Changes.times("2026-03-10T10:00", "2026-03-10T10:15"), Occurrences.THIS);

        assertThat(output.event().series()).contains(id(STANDUP));
        assertThat(starts())
                .containsExactly(
                        "2026-03-03T09:00",
                        "2026-03-10T10:00",
                        "2026-03-17T09:00",
                        "2026-03-24T09:00",
                        "2026-03-31T09:00",
                        "2026-04-07T09:00");
    }

    @Test
    void theIdOfASeriesIsRefusedWhereOneOccurrenceIsMeant() {
        standup("RRULE:FREQ=WEEKLY;COUNT=6");

        for (var scope : List.of(Occurrences.THIS, Occurrences.FOLLOWING)) {
            assertThatThrownBy(() -> look(STANDUP, Changes.title("x"), scope))
                    .isInstanceOf(InvalidArguments.class)
                    .hasMessageContaining("event: the id of one occurrence");
        }
    }

    @Test
    void oneOccurrenceHasNoRule() {
        standup("RRULE:FREQ=WEEKLY;COUNT=6");

        assertThatThrownBy(() -> look(STANDUP + "_20260310T150000Z", Changes.rule("FREQ=DAILY"), Occurrences.THIS))
                .isInstanceOf(InvalidArguments.class)
                .hasMessageContaining("change.recurrence");
    }

    @Test
    void aSingleEventBecomesASeries() {
        showing();

        var output = update(SHOWING, Changes.rule("FREQ=WEEKLY;COUNT=3"), Occurrences.THIS);

        assertThat(output.event().recurrence().orElseThrow().value()).isEqualTo("FREQ=WEEKLY;COUNT=3");
    }

    @Test
    void allOccurrencesMoveByAsMuchAsTheNamedOne() {
        standup("RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260408T055959Z");

        update(STANDUP + "_20260310T150000Z", Changes.times("2026-03-11T16:00", "2026-03-11T16:30"), Occurrences.ALL);

        assertThat(starts())
                .containsExactly(
                        "2026-03-04T16:00",
                        "2026-03-11T16:00",
                        "2026-03-18T16:00",
                        "2026-03-25T16:00",
                        "2026-04-01T16:00",
                        "2026-04-08T16:00");
        assertThat(main.json(STANDUP).orElseThrow()).contains("BYDAY=WE");
    }

    @Test
    void aSeriesThatIsNamedItselfMovesToTheGivenTime() {
        standup("RRULE:FREQ=WEEKLY;COUNT=3");

        update(STANDUP, Changes.times("2026-03-03T08:00", "2026-03-03T08:15"), Occurrences.ALL);

        assertThat(starts()).containsExactly("2026-03-03T08:00", "2026-03-10T08:00", "2026-03-17T08:00");
    }

    @Test
    void aSeriesWhoseRuleNamesDaysIsNotMovedToOthersByGuessing() {
        standup("RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=6");

        assertThatThrownBy(() -> look(
                        STANDUP + "_20260310T150000Z",
                        Changes.times("2026-03-11T09:00", "2026-03-11T09:15"),
                        Occurrences.ALL))
                .isInstanceOf(InvalidArguments.class)
                .hasMessageContaining("change.recurrence");
        assertThat(writes()).isEmpty();
    }

    @Test
    void occurrencesThatWereChangedByThemselvesAreCountedAndTheirGuestsAreReached() {
        standup("RRULE:FREQ=WEEKLY;COUNT=6");
        main.change(STANDUP + "_20260317T150000Z", "{'attendees':[{'email':'" + JOHN + "'}]}");
        main.delete(STANDUP + "_20260324T150000Z");
        var in = input(
                STANDUP + "_20260310T150000Z", Changes.times("2026-03-10T10:00", "2026-03-10T10:15"), Occurrences.ALL);

        var facts = action.look(in, onMain());

        var series = facts.series().orElseThrow();
        assertThat(series.past() + series.toCome()).isEqualTo(5);
        assertThat(series.past()).isZero();
        assertThat(series.changed()).isEqualTo(1);
        assertThat(series.endless()).isFalse();
        assertThat(UpdateEvent.CONTRACT.plan(in, facts).recipients().named())
                .extracting(EmailAddress::value)
                .containsExactly(JOHN);
    }

    @Test
    void aSeriesWithoutEndIsCountedForAYear() {
        standup("RRULE:FREQ=WEEKLY");

        var series = look(STANDUP, Changes.title("x"), Occurrences.ALL).series().orElseThrow();

        assertThat(series.endless()).isTrue();
        assertThat(series.toCome()).isBetween(52, 54);
    }

    @Test
    void whoIsToldIsWhoWasShown() {
        showing();
        main.change(SHOWING, "{'attendees':[{'email':'" + JOHN + "'},{'email':'" + MIA + "'}]}");
        for (var change : List.of(
                Changes.title("A"),
                Changes.times("2026-03-10T15:00", "2026-03-10T16:00"),
                Changes.guests(List.of("a@b.example"), List.of()),
                Changes.guests(List.of(), List.of(MIA)))) {
            sandbox.forgetRecords();
            var in = input(SHOWING, change, Occurrences.THIS);
            var context = onMain();
            var facts = action.look(in, context);

            var output = action.run(in, facts, context);

            var shown = UpdateEvent.CONTRACT.plan(in, facts).recipients();
            assertThat(shown.others()).isFalse();
            assertThat(told()).as(change.toString()).isEqualTo(addresses(shown.named()));
            assertThat(addresses(output.notified())).isEqualTo(addresses(shown.named()));
        }
    }

    @Test
    void nobodyIsToldWhereNobodyIsToBe() {
        showing();
        main.change(SHOWING, "{'attendees':[{'email':'" + JOHN + "'}]}");
        var in = new UpdateEvent.Input(id(SHOWING), Changes.title("x"), MAIN, Occurrences.THIS, SendUpdates.NONE);

        var output = action.run(in, onMain());

        assertThat(output.notified()).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void aLostAnswerIsConfirmedByWhatIsStored() {
        for (var change : List.of(
                Changes.title("Other"),
                Changes.times("2026-03-11T09:00", "2026-03-11T10:00"),
                Changes.guests(List.of(JOHN), List.of(MIA)),
                Changes.texts(Optional.of("Here"), Optional.empty(), Clearable.DESCRIPTION))) {
            var event = main.event("Before")
                    .at(time("2026-03-10T14:00"), time("2026-03-10T15:00"))
                    .description("d")
                    .guest(MIA)
                    .add();
            var in = input(event, change, Occurrences.THIS);
            var context = onMain();
            var facts = action.look(in, context);
            assertThat(find(in, context)).isEmpty();
            sandbox.faults().loseAnswerTo(RecordedRequest::isWrite);

            assertThatThrownBy(() -> action.run(in, facts, context)).isInstanceOf(LostAnswer.class);

            assertThat(find(in, context)).as(change.toString()).isPresent();
            assertThat(addresses(find(in, context).get().notified()))
                    .isEqualTo(addresses(
                            UpdateEvent.CONTRACT.plan(in, facts).recipients().named()));
        }
    }

    @Test
    void aLostRequestStaysUnknown() {
        showing();
        var in = input(SHOWING, Changes.title("Other"), Occurrences.THIS);
        sandbox.faults().loseRequest(RecordedRequest::isWrite);

        assertThatThrownBy(() -> action.run(in, onMain())).isInstanceOf(LostAnswer.class);

        assertThat(find(in, onMain())).isEmpty();
    }

    private void showing() {
        main.event("Showing")
                .id(SHOWING)
                .at(time("2026-03-10T14:00"), time("2026-03-10T15:00"))
                .location("123 Main St")
                .description("Text")
                .add();
    }

    private void standup(String rule) {
        main.event("Stand-up")
                .id(STANDUP)
                .at(time("2026-03-03T09:00"), time("2026-03-03T09:15"))
                .repeats(rule)
                .add();
    }

    private List<String> starts() {
        var in = new ListEvents.Input(
                day("2026-03-01"),
                Optional.of(day("2026-05-31")),
                Optional.empty(),
                List.of(),
                DENVER,
                Optional.empty());
        return new GoogleListEvents()
                .run(in, onMain()).events().items().stream()
                        .map(i -> i.start().toString())
                        .toList();
    }

    private UpdateEvent.Output update(String event, EventChange change, Occurrences scope) {
        return action.run(input(event, change, scope), onMain());
    }

    private StoredEvent look(String event, EventChange change, Occurrences scope) {
        return action.look(input(event, change, scope), onMain());
    }

    private static UpdateEvent.Input input(String event, EventChange change, Occurrences scope) {
        return new UpdateEvent.Input(id(event), change, MAIN, scope, SendUpdates.ATTENDEES);
    }

    private Optional<UpdateEvent.Output> find(UpdateEvent.Input in, TestContext context) {
        return ((Repeat.Confirmed<UpdateEvent.Input, UpdateEvent.Output>) action.repeat())
                .find()
                .apply(in, context);
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.builder().build().readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
