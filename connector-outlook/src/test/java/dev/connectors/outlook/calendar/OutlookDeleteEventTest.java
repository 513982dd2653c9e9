package dev.connectors.outlook.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.calendar.DeleteEvent;
import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.domain.calendar.SendUpdates;
import dev.connectors.error.Conflict;
import dev.connectors.error.OutcomeUnknown;
import dev.connectors.error.Unsupported;
import dev.connectors.http.LostAnswer;
import dev.connectors.testkit.sandbox.RecordedRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlookDeleteEventTest extends GraphTest {

    private final OutlookDeleteEvent action = new OutlookDeleteEvent();

    @Test
    void anEventWithoutGuestsIsDeletedOnTopOfTheVersionThatWasRead() {
        var alone = alone();

        var output = delete(alone, Occurrences.THIS);

        assertThat(writes()).extracting(RecordedRequest::method).containsExactly("DELETE");
        assertThat(writes().get(0).headers()).containsKey("if-match");
        assertThat(output.notified()).isEmpty();
        assertThat(list("2026-03-01", "2026-03-31")).isEmpty();
    }

    @Test
    void anEventWithGuestsIsCancelledAndTheyHearOfIt() {
        var showing = withGuest();

        var output = delete(showing, Occurrences.THIS);

        assertThat(writes()).singleElement().satisfies(r -> assertThat(r.path()).endsWith("/cancel"));
        assertThat(told()).containsExactly(JOHN);
        assertThat(output.notified()).containsExactly(email(JOHN));
        assertThat(list("2026-03-01", "2026-03-31")).isEmpty();
    }

    @Test
    void theCopyOfSomebodyElsesEventIsDeclinedSinceADeletionTellsNobody() {
        var theirs = theirs();

        var output = delete(theirs, Occurrences.THIS);

        assertThat(writes().get(0).path()).endsWith("/decline");
        assertThat(output.notified()).containsExactly(email(MIA));
        assertThat(told()).containsExactly(MIA);
        assertThat(list("2026-03-01", "2026-03-31")).isEmpty();
    }

    @Test
    void theCopyOfSomebodyElsesEventCanGoInSilence() {
        var theirs = theirs();
        var in = new DeleteEvent.Input(id(theirs), mainId, Occurrences.THIS, SendUpdates.NONE);
        var context = onMain();

        action.run(in, action.look(in, context), context);

        assertThat(writes()).extracting(RecordedRequest::method).containsExactly("DELETE");
        assertThat(told()).isEmpty();
    }

    @Test
    void guestsAreNeverCancelledInSilence() {
        var in = new DeleteEvent.Input(id(withGuest()), mainId, Occurrences.THIS, SendUpdates.NONE);

        assertThatThrownBy(() -> action.look(in, onMain())).isInstanceOf(Unsupported.class);
        assertThat(writes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "THIS, 2026-03-17, '2026-03-03,2026-03-10,2026-03-24'",
        "FOLLOWING, 2026-03-17, '2026-03-03,2026-03-10'",
        "FOLLOWING, 2026-03-03, ''",
        "ALL, 2026-03-17, ''"
    })
    void asMuchOfASeriesGoesAsWasSaid(Occurrences scope, String named, String left) {
        main.event("Stand-up")
                .at(time("2026-03-03T09:00"), time("2026-03-03T09:15"))
                .repeats("RRULE:FREQ=WEEKLY;COUNT=4")
                .add();

        delete(occurrence(named), scope);

        assertThat(starts("2026-03-01", "2026-03-31").stream().map(s -> s.substring(0, 10)))
                .containsExactly(left.isEmpty() ? new String[0] : left.split(","));
        assertThat(writes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-17, true", "2026-03-03, false"}) // of the first all goes, and nothing is left to come back
    void whereSingleEventsWereDeletedItIsSaidThatOutlookMayBringThemBack(String named, boolean said) {
        main.event("Stand-up")
                .at(time("2026-03-03T09:00"), time("2026-03-03T09:15"))
                .repeats("RRULE:FREQ=WEEKLY;COUNT=4")
                .add();
        var event = occurrence(named);
        main.delete(occurrence("2026-03-10"));

        var output = delete(event, Occurrences.FOLLOWING);

        assertThat(output.notes().orElse(List.of()).stream().anyMatch(n -> n.contains("bring back")))
                .isEqualTo(said);
    }

    @Test
    void somebodyElsesSeriesIsNotEnded() {
        main.event("Theirs")
                .at(time("2026-03-03T09:00"), time("2026-03-03T09:15"))
                .repeats("RRULE:FREQ=WEEKLY;COUNT=4")
                .organizedBy(MIA)
                .guest(ANNA)
                .add();
        var in = new DeleteEvent.Input(
                id(occurrence("2026-03-17")), mainId, Occurrences.FOLLOWING, SendUpdates.ATTENDEES);

        assertThatThrownBy(() -> action.look(in, onMain())).isInstanceOf(Unsupported.class);
    }

    @Test
    void whatChangedSinceItWasSeenStays() {
        var alone = alone();
        var showing = withGuest();
        var context = onMain();
        var first = input(alone, Occurrences.THIS);
        var second = input(showing, Occurrences.THIS);
        var firstFacts = action.look(first, context);
        var secondFacts = action.look(second, context);
        main.change(alone, "{'subject':'Important'}");
        main.change(showing, "{'subject':'Important'}");

        assertThatThrownBy(() -> action.run(first, firstFacts, context)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> action.run(second, secondFacts, context)).isInstanceOf(Conflict.class);
        assertThat(list("2026-03-01", "2026-03-31")).hasSize(2);
    }

    @Test
    void aLostAnswerIsConfirmedByItsBeingGone() {
        var in = input(alone(), Occurrences.THIS);
        var context = onMain();
        var facts = action.look(in, context);
        sandbox.faults().loseRequest(r -> r.method().equals("DELETE"));
        assertThatThrownBy(() -> action.run(in, facts, context)).isInstanceOf(LostAnswer.class);
        assertThat(confirm(action, in, context)).isEmpty();

        sandbox.faults().loseAnswerTo(r -> r.method().equals("DELETE"));
        assertThatThrownBy(() -> action.run(in, facts, context)).isInstanceOf(LostAnswer.class);
        assertThat(confirm(action, in, context)).isPresent();
    }

    @Test
    void aNoThatWentOutIsNeverReportedAsAFailure() {
        var in = input(theirs(), Occurrences.THIS);
        var context = onMain();
        var facts = action.look(in, context);
        sandbox.faults().fail(3, r -> r.method().equals("DELETE"), 403, "ErrorAccessDenied");

        assertThatThrownBy(() -> action.run(in, facts, context))
                .isInstanceOfSatisfying(
                        OutcomeUnknown.class, e -> assertThat(e.toModel()).contains("was told no"));
    }

    private String alone() {
        return main.event("Alone")
                .at(time("2026-03-10T14:00"), time("2026-03-10T15:00"))
                .add();
    }

    private String withGuest() {
        return main.event("Showing")
                .at(time("2026-03-11T14:00"), time("2026-03-11T15:00"))
                .guest(JOHN)
                .add();
    }

    private String theirs() {
        return main.event("Theirs")
                .at(time("2026-03-12T14:00"), time("2026-03-12T15:00"))
                .organizedBy(MIA)
                .guest(ANNA)
                .guest(JOHN)
                .add();
    }

    private DeleteEvent.Output delete(String event, Occurrences scope) {
        var context = onMain();
        var in = input(event, scope);
        return action.run(in, action.look(in, context), context);
    }

    private DeleteEvent.Input input(String event, Occurrences scope) {
        return new DeleteEvent.Input(id(event), mainId, scope, SendUpdates.ATTENDEES);
    }
}
