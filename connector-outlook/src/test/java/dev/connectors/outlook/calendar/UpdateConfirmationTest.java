package dev.connectors.outlook.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.calendar.EventChange;
import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.domain.calendar.SendUpdates;
import dev.connectors.domain.calendar.UpdateEvent;
import dev.connectors.error.OutcomeUnknown;
import dev.connectors.http.LostAnswer;
import dev.connectors.testkit.sandbox.RecordedRequest;
import org.junit.jupiter.api.Test;

/** A change to a series is confirmed by the series alone: an occurrence may have had by itself what was asked for. */
class UpdateConfirmationTest extends GraphTest {

    private final OutlookUpdateEvent action = new OutlookUpdateEvent();
    private final String series = main.event("Stand-up")
            .at(time("2026-03-03T09:00"), time("2026-03-03T09:15"))
            .repeats("RRULE:FREQ=WEEKLY;COUNT=4")
            .add();

    @Test
    void aTitleThatOnlyTheNamedOccurrenceHasConfirmsNoChangeOfTheSeries() {
        var third = occurrence("2026-03-17");
        main.change(third, "{'subject':'Coffee'}");
        var in = input(third, Changes.title("Coffee"), Occurrences.ALL);
        sandbox.faults().loseRequest(RecordedRequest::isWrite);

        assertThatThrownBy(() -> run(in)).isInstanceOf(LostAnswer.class);
        assertThat(confirm(action, in, onMain())).isEmpty();

        sandbox.faults().loseAnswerTo(RecordedRequest::isWrite);
        assertThatThrownBy(() -> run(in)).isInstanceOf(LostAnswer.class);
        assertThat(confirm(action, in, onMain())).isPresent();
    }

    @Test
    void timesThatOnlyTheNamedOccurrenceHasConfirmNoMoveOfTheSeries() {
        var third = occurrence("2026-03-17");
        main.change(
                third,
                "{'start':{'dateTime':'2026-03-17T10:00:00','timeZone':'Mountain Standard Time'},'end':{'dateTime':'2026-03-17T10:15:00','timeZone':'Mountain Standard Time'}}");
        var in = input(third, Changes.times("2026-03-17T10:00", "2026-03-17T10:15"), Occurrences.ALL);
        sandbox.faults().loseRequest(RecordedRequest::isWrite);

        assertThatThrownBy(() -> run(in)).isInstanceOf(LostAnswer.class);

        assertThat(confirm(action, in, onMain())).isEmpty();
    }

    @Test
    void aSeriesThatMovedIsConfirmedUnderItsOwnId() {
        var in = input(series, Changes.times("2026-03-03T10:00", "2026-03-03T10:15"), Occurrences.ALL);
        sandbox.faults().loseRequest(RecordedRequest::isWrite);

        assertThatThrownBy(() -> run(in)).isInstanceOf(LostAnswer.class);
        assertThat(confirm(action, in, onMain())).isEmpty();

        sandbox.faults().loseAnswerTo(RecordedRequest::isWrite);
        assertThatThrownBy(() -> run(in)).isInstanceOf(LostAnswer.class);
        assertThat(confirm(action, in, onMain())).isPresent();
    }

    @Test
    void aNewSeriesThatIsNotSeenIsNotConfirmedByTheNamedOccurrence() {
        var third = occurrence("2026-03-17");
        main.change(third, "{'subject':'Coffee'}");
        var in = input(third, Changes.title("Coffee"), Occurrences.FOLLOWING);
        sandbox.faults().loseRequest(r -> r.method().equals("POST"));

        assertThatThrownBy(() -> run(in)).isInstanceOf(OutcomeUnknown.class);

        assertThat(confirm(action, in, onMain())).isEmpty();
    }

    @Test
    void fromTheFirstOccurrenceOnTheSeriesItselfIsAsked() {
        var first = occurrence("2026-03-03");
        main.change(first, "{'subject':'Coffee'}");
        var in = input(first, Changes.title("Coffee"), Occurrences.FOLLOWING);
        sandbox.faults().loseRequest(RecordedRequest::isWrite);

        assertThatThrownBy(() -> run(in)).isInstanceOf(LostAnswer.class);
        assertThat(confirm(action, in, onMain())).isEmpty();

        sandbox.faults().loseAnswerTo(RecordedRequest::isWrite);
        assertThatThrownBy(() -> run(in)).isInstanceOf(LostAnswer.class);
        assertThat(confirm(action, in, onMain())).isPresent();
    }

    private void run(UpdateEvent.Input in) {
        var context = onMain();
        action.run(in, action.look(in, context), context);
    }

    private UpdateEvent.Input input(String event, EventChange change, Occurrences scope) {
        return new UpdateEvent.Input(id(event), change, mainId, scope, SendUpdates.ATTENDEES);
    }
}
