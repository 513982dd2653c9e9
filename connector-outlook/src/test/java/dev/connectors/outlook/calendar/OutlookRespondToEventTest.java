package dev.connectors.outlook.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.domain.calendar.RespondToEvent;
import dev.connectors.domain.calendar.RespondToEvent.Answer;
import dev.connectors.error.Conflict;
import dev.connectors.error.Unsupported;
import dev.connectors.http.LostAnswer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlookRespondToEventTest extends GraphTest {

    private final OutlookRespondToEvent action = new OutlookRespondToEvent();

    @ParameterizedTest
    @CsvSource({"ACCEPTED, accept, ACCEPTED", "TENTATIVE, tentativelyAccept, TENTATIVE", "DECLINED, decline, DECLINED"})
    void eachAnswerGoesToTheOrganizerWithItsWords(Answer answer, String verb, String status) {
        var context = onMain();
        var in = input(theirs(), answer, Optional.of("See you"), Occurrences.THIS);

        var output = action.run(in, action.look(in, context), context);

        assertThat(writes()).singleElement().satisfies(r -> {
            assertThat(r.path()).endsWith("/" + verb);
            assertThat(json(r.body())).isEqualTo(json("{'comment':'See you','sendResponse':true}"));
        });
        assertThat(told()).containsExactly(MIA);
        assertThat(output.notified()).containsExactly(email(MIA));
        assertThat(output.event().attendees().orElseThrow())
                .filteredOn(g -> g.email().value().equals(ANNA))
                .singleElement()
                .satisfies(g -> assertThat(g.status()).hasToString(status));
    }

    @Test
    void aWholeSeriesIsAnsweredAtOnce() {
        main.event("Theirs")
                .at(time("2026-03-03T09:00"), time("2026-03-03T09:15"))
                .repeats("RRULE:FREQ=WEEKLY;COUNT=4")
                .organizedBy(MIA)
                .guest(ANNA)
                .add();
        var context = onMain();
        var one = input(occurrence("2026-03-10"), Answer.DECLINED, Optional.empty(), Occurrences.THIS);
        action.run(one, action.look(one, context), context);
        assertThat(starts("2026-03-01", "2026-03-31")).hasSize(3);

        var all = input(occurrence("2026-03-17"), Answer.DECLINED, Optional.empty(), Occurrences.ALL);
        action.run(all, action.look(all, context), context);
        assertThat(starts("2026-03-01", "2026-03-31")).isEmpty();
    }

    @Test
    void onesOwnEventHasNothingToAnswer() {
        var own = main.event("Own")
                .at(time("2026-03-12T14:00"), time("2026-03-12T15:00"))
                .guest(JOHN)
                .add();

        assertThatThrownBy(() -> action.look(input(own, Answer.ACCEPTED, Optional.empty(), Occurrences.THIS), onMain()))
                .isInstanceOf(Unsupported.class);
    }

    @Test
    void anEventThatMovedSinceItWasSeenIsNotAnswered() {
        var theirs = theirs();
        var in = input(theirs, Answer.ACCEPTED, Optional.empty(), Occurrences.THIS);
        var context = onMain();
        var facts = action.look(in, context);
        main.change(
                theirs,
                "{'start':{'dateTime':'2026-03-13T14:00:00','timeZone':'Mountain Standard Time'},'end':{'dateTime':'2026-03-13T15:00:00','timeZone':'Mountain Standard Time'}}");

        assertThatThrownBy(() -> action.run(in, facts, context)).isInstanceOf(Conflict.class);
        assertThat(writes()).isEmpty();
    }

    @Test
    void aLostAnswerIsConfirmedByTheStatusUnlessWordsWentWithIt() {
        var theirs = theirs();
        var in = input(theirs, Answer.ACCEPTED, Optional.empty(), Occurrences.THIS);
        var context = onMain();
        var facts = action.look(in, context);
        assertThat(confirm(action, in, context)).isEmpty();
        sandbox.faults().loseAnswerTo(r -> r.method().equals("POST"));

        assertThatThrownBy(() -> action.run(in, facts, context)).isInstanceOf(LostAnswer.class);

        assertThat(confirm(action, in, context)).isPresent();
        assertThat(confirm(action, input(theirs, Answer.ACCEPTED, Optional.of("Yes"), Occurrences.THIS), context))
                .isEmpty();
    }

    @Test
    void anAnswerThatWentOutDoesNotFailForWhatComesAfterIt() {
        var in = input(theirs(), Answer.ACCEPTED, Optional.empty(), Occurrences.THIS);
        var context = onMain();
        var facts = action.look(in, context);
        sandbox.faults().fail(9, r -> r.method().equals("GET") && !writes().isEmpty(), 500, "ErrorInternalServerError");

        var output = action.run(in, facts, context);

        assertThat(output.notified()).containsExactly(email(MIA));
    }

    private String theirs() {
        return main.event("Theirs")
                .at(time("2026-03-12T14:00"), time("2026-03-12T15:00"))
                .organizedBy(MIA)
                .guest(ANNA)
                .guest(JOHN)
                .add();
    }

    private RespondToEvent.Input input(String event, Answer answer, Optional<String> words, Occurrences scope) {
        return new RespondToEvent.Input(id(event), answer, words, mainId, scope);
    }
}
