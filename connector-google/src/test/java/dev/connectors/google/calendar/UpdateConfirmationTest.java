package dev.connectors.google.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.calendar.EventChange;
import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.domain.calendar.SendUpdates;
import dev.connectors.domain.calendar.UpdateEvent;
import dev.connectors.error.OutcomeUnknown;
import dev.connectors.http.LostAnswer;
import dev.connectors.spi.Repeat;
import dev.connectors.testkit.sandbox.RecordedRequest;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change to a series is confirmed by the series alone: an occurrence may have had by itself what was asked for. */
class UpdateConfirmationTest extends SandboxTest {

    private static final String FIRST = "standup1_20260303T160000Z";
    private static final String THIRD = "standup1_20260317T150000Z";
    private final GoogleUpdateEvent action = new GoogleUpdateEvent();

    @BeforeEach
    void aSeriesOfFour() {
        main.event("Stand-up")
                .id("standup1")
                .at(time("2026-03-03T09:00"), time("2026-03-03T09:15"))
                .repeats("RRULE:FREQ=WEEKLY;COUNT=4")
                .add();
    }

    @Test
    void aTitleThatOnlyTheNamedOccurrenceHasConfirmsNoChangeOfTheSeries() {
        main.change(THIRD, "{'summary':'Coffee'}");
        var in = input(THIRD, Changes.title("Coffee"), Occurrences.ALL);
        sandbox.faults().loseRequest(RecordedRequest::isWrite);

        assertThatThrownBy(() -> run(in)).isInstanceOf(LostAnswer.class);
        assertThat(find(in)).isEmpty();

        sandbox.faults().loseAnswerTo(RecordedRequest::isWrite);
        assertThatThrownBy(() -> run(in)).isInstanceOf(LostAnswer.class);
        assertThat(find(in)).isPresent();
    }

    @Test
    void timesThatOnlyTheNamedOccurrenceHasConfirmNoMoveOfTheSeries() {
        main.change(
                THIRD,
                "{'start':{'dateTime':'2026-03-17T10:00:00','timeZone':'America/Denver'},'end':{'dateTime':'2026-03-17T10:15:00','timeZone':'America/Denver'}}");
        var in = input(THIRD, Changes.times("2026-03-17T10:00", "2026-03-17T10:15"), Occurrences.ALL);
        sandbox.faults().loseRequest(RecordedRequest::isWrite);

        assertThatThrownBy(() -> run(in)).isInstanceOf(LostAnswer.class);

        assertThat(find(in)).isEmpty();
    }

    @Test
    void aSeriesThatMovedIsConfirmedUnderItsOwnId() {
        var in = input("standup1", Changes.times("2026-03-03T10:00", "2026-03-03T10:15"), Occurrences.ALL);
        sandbox.faults().loseRequest(RecordedRequest::isWrite);

        assertThatThrownBy(() -> run(in)).isInstanceOf(LostAnswer.class);
        assertThat(find(in)).isEmpty();

        sandbox.faults().loseAnswerTo(RecordedRequest::isWrite);
        assertThatThrownBy(() -> run(in)).isInstanceOf(LostAnswer.class);
        assertThat(find(in)).isPresent();
    }

    @Test
    void aNewSeriesThatIsNotSeenIsNotConfirmedByTheNamedOccurrence() {
        main.change(THIRD, "{'summary':'Coffee'}");
        var in = input(THIRD, Changes.title("Coffee"), Occurrences.FOLLOWING);
        sandbox.faults().loseRequest(r -> r.method().equals("POST"));

        assertThatThrownBy(() -> run(in)).isInstanceOf(OutcomeUnknown.class);

        assertThat(find(in)).isEmpty();
    }

    @Test
    void fromTheFirstOccurrenceOnTheSeriesItselfIsAsked() {
        main.change(FIRST, "{'summary':'Coffee'}");
        var in = input(FIRST, Changes.title("Coffee"), Occurrences.FOLLOWING);
        sandbox.faults().loseRequest(RecordedRequest::isWrite);

        assertThatThrownBy(() -> run(in)).isInstanceOf(LostAnswer.class);
        assertThat(find(in)).isEmpty();

        sandbox.faults().loseAnswerTo(RecordedRequest::isWrite);
        assertThatThrownBy(() -> run(in)).isInstanceOf(LostAnswer.class);
        assertThat(find(in)).isPresent();
    }

    private void run(UpdateEvent.Input in) {
        var context = onMain();
        action.run(in, action.look(in, context), context);
    }

    private Optional<UpdateEvent.Output> find(UpdateEvent.Input in) {
        return ((Repeat.Confirmed<UpdateEvent.Input, UpdateEvent.Output>) action.repeat())
                .find()
                .apply(in, onMain());
    }

    private static UpdateEvent.Input input(String event, EventChange change, Occurrences scope) {
        return new UpdateEvent.Input(id(event), change, MAIN, scope, SendUpdates.ATTENDEES);
    }
}
