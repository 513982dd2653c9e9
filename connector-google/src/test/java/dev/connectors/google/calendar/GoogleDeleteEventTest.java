package dev.connectors.google.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.calendar.DeleteEvent;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.domain.calendar.SendUpdates;
import dev.connectors.error.Conflict;
import dev.connectors.error.InvalidArguments;
import dev.connectors.error.NotFound;
import dev.connectors.error.Unsupported;
import dev.connectors.http.LostAnswer;
import dev.connectors.spi.Repeat;
import dev.connectors.testkit.sandbox.RecordedRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoogleDeleteEventTest extends SandboxTest {

    private static final String SERIES = "standup1";
    private static final String THIRD = SERIES + "_20260317T150000Z";
    private final GoogleDeleteEvent action = new GoogleDeleteEvent();

    @Test
    void anEventIsDeletedOnTopOfTheVersionThatWasReadAndItsGuestsAreTold() {
        var event = single();
        var in = input(event, Occurrences.THIS);
        var context = onMain();
        var facts = action.look(in, context);

        var output = action.run(in, facts, context);

        assertThat(main.eventIds()).isEmpty();
        assertThat(writes())
                .singleElement()
                .satisfies(r -> assertThat(r.headers()).containsKey("if-match"));
        assertThat(told())
                .isEqualTo(addresses(
                        DeleteEvent.CONTRACT.plan(in, facts).recipients().named()));
        assertThat(addresses(output.notified())).isEqualTo(Set.of(JOHN, MIA));
    }

    @Test
    void nobodyIsToldWhereNobodyIsToBe() {
        var event = single();

        var output = action.run(new DeleteEvent.Input(id(event), MAIN, Occurrences.THIS, SendUpdates.NONE), onMain());

        assertThat(output.notified()).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void theCopyOfSomebodyElsesEventIsDeletedAndItsOrganizerHearsANo() {
        var event = main.event("Theirs")
                .at(time("2026-03-10T14:00"), time("2026-03-10T15:00"))
                .organizedBy(MIA)
                .guest(ANNA, "accepted")
                .guest(MIA)
                .guest(JOHN)
                .add();
        var in = input(event, Occurrences.THIS);
        var context = onMain();
        var facts = action.look(in, context);

        action.run(in, facts, context);

        assertThat(told()).isEqualTo(Set.of(MIA));
        assertThat(addresses(DeleteEvent.CONTRACT.plan(in, facts).recipients().named()))
                .isEqualTo(Set.of(MIA));
    }

    @Test
    void whatSomebodyChangedMeanwhileIsNotDeleted() {
        var event = single();
        var in = input(event, Occurrences.THIS);
        var context = onMain();
        var facts = action.look(in, context);
        main.change(event, "{'summary':'Important now'}");

        assertThatThrownBy(() -> action.run(in, facts, context)).isInstanceOf(Conflict.class);

        assertThat(main.eventIds()).containsExactly(event);
    }

    @Test
    void oneOccurrenceGoesAlone() {
        series();

        action.run(input(THIRD, Occurrences.THIS), onMain());

        assertThat(starts())
                .containsExactly(
                        "2026-03-03T09:00",
                        "2026-03-10T09:00",
                        "2026-03-24T09:00",
                        "2026-03-31T09:00",
                        "2026-04-07T09:00");
    }

    @Test
    void thisAndFollowingEndsTheSeriesBeforeIt() {
        series();
        var in = input(THIRD, Occurrences.FOLLOWING);
        var context = onMain();
        var facts = action.look(in, context);

        action.run(in, facts, context);

        assertThat(starts()).containsExactly("2026-03-03T09:00", "2026-03-10T09:00");
        assertThat(writes())
                .singleElement()
                .satisfies(r -> assertThat(r.method()).isEqualTo("PATCH"));
        assertThat(told())
                .isEqualTo(addresses(
                        DeleteEvent.CONTRACT.plan(in, facts).recipients().named()));
    }

    @Test
    void thisAndFollowingFromTheFirstOnDeletesTheSeries() {
        series();

        action.run(input(SERIES + "_20260303T160000Z", Occurrences.FOLLOWING), onMain());

        assertThat(main.eventIds()).isEmpty();
    }

    @Test
    void allDeletesTheSeriesOfTheNamedOccurrence() {
        series();

        action.run(input(THIRD, Occurrences.ALL), onMain());

        assertThat(main.eventIds()).isEmpty();
        assertThat(starts()).isEmpty();
    }

    @Test
    void theIdOfASeriesIsNotTakenForItsFirstOccurrence() {
        series();

        assertThatThrownBy(() -> action.look(input(SERIES, Occurrences.THIS), onMain()))
                .isInstanceOf(InvalidArguments.class);
        assertThatThrownBy(() -> action.look(input(SERIES, Occurrences.FOLLOWING), onMain()))
                .isInstanceOf(InvalidArguments.class);
        action.run(input(SERIES, Occurrences.ALL), onMain());

        assertThat(main.eventIds()).isEmpty();
    }

    @Test
    void onlyTheOrganizerEndsASeries() {
        main.event("Theirs")
                .id("theirs1")
                .at(time("2026-03-03T09:00"), time("2026-03-03T09:15"))
                .repeats("RRULE:FREQ=WEEKLY;COUNT=6")
                .organizedBy(MIA)
                .guest(ANNA)
                .add();

        assertThatThrownBy(() -> action.look(input("theirs1_20260317T150000Z", Occurrences.FOLLOWING), onMain()))
                .isInstanceOf(Unsupported.class);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        var event = single();
        main.delete(event);

        assertThatThrownBy(() -> action.look(input(event, Occurrences.THIS), onMain()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aLostAnswerIsConfirmedByWhatIsGone() {
        for (var scope : Occurrences.values()) {
            var event = main.event("Weekly")
                    .at(time("2026-03-03T09:00"), time("2026-03-03T09:15"))
                    .repeats("RRULE:FREQ=WEEKLY;COUNT=6")
                    .add();
            for (var start : List.of("_20260317T150000Z", "_20260303T160000Z")) {
                if (scope != Occurrences.FOLLOWING && !start.startsWith("_20260317")) {
                    continue;
                }
                var in = input(event + start, scope);
                var context = onMain();
                assertThat(find(in, context)).as(scope + start).isEmpty();
                sandbox.faults().loseAnswerTo(RecordedRequest::isWrite);

                assertThatThrownBy(() -> action.run(in, context)).isInstanceOf(LostAnswer.class);

                assertThat(find(in, context)).as(scope + start).isPresent();
            }
        }
    }

    @Test
    void aLostRequestStaysUnknown() {
        series();
        for (var scope : Occurrences.values()) {
            var in = input(THIRD, scope);
            sandbox.faults().loseRequest(RecordedRequest::isWrite);

            assertThatThrownBy(() -> action.run(in, onMain())).isInstanceOf(LostAnswer.class);

            assertThat(find(in, onMain())).as(scope.toString()).isEmpty();
        }
    }

    @Test
    void oneDeletedOccurrenceIsNoEndOfTheSeries() {
        series();
        main.delete(THIRD);

        assertThat(find(input(THIRD, Occurrences.FOLLOWING), onMain())).isEmpty();
    }

    private String single() {
        return main.event("Showing")
                .at(time("2026-03-10T14:00"), time("2026-03-10T15:00"))
                .guest(JOHN)
                .guest(MIA)
                .add();
    }

    private void series() {
        main.event("Stand-up")
                .id(SERIES)
                .at(time("2026-03-03T09:00"), time("2026-03-03T09:15"))
                .repeats("RRULE:FREQ=WEEKLY;COUNT=6")
                .guest(MIA)
                .add();
    }

    private static DeleteEvent.Input input(String event, Occurrences scope) {
        return new DeleteEvent.Input(id(event), MAIN, scope, SendUpdates.ATTENDEES);
    }

    private Optional<DeleteEvent.Output> find(DeleteEvent.Input in, TestContext context) {
        return ((Repeat.Confirmed<DeleteEvent.Input, DeleteEvent.Output>) action.repeat())
                .find()
                .apply(in, context);
    }

    private List<String> starts() {
        var in = new ListEvents.Input(
                day("2026-02-01"),
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
}
