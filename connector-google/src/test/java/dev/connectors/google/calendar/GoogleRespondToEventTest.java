package dev.connectors.google.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.calendar.EventView;
import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.domain.calendar.RespondToEvent;
import dev.connectors.domain.calendar.RespondToEvent.Answer;
import dev.connectors.error.Conflict;
import dev.connectors.error.Unsupported;
import dev.connectors.http.LostAnswer;
import dev.connectors.spi.Repeat;
import dev.connectors.testkit.sandbox.RecordedRequest;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoogleRespondToEventTest extends SandboxTest {

    private final GoogleRespondToEvent action = new GoogleRespondToEvent();

    @Test
    void onlyTheOwnAnswerChangesAndTheOrganizerIsTold() {
        var event = invitation();
        for (var answer : Answer.values()) {
            sandbox.forgetRecords();
            var in = input(event, answer, Optional.of("I " + answer), Occurrences.THIS);
            var context = onMain();
            var facts = action.look(in, context);

            var output = action.run(in, facts, context);

            var own = own(output.event());
            assertThat(own.status()).isEqualTo(answer.status());
            assertThat(own.comment().orElseThrow().value()).isEqualTo("I " + answer);
            assertThat(main.json(event).orElseThrow())
                    .contains("\"email\":\"" + JOHN + "\",\"displayName\":\"John\",\"responseStatus\":\"tentative\"");
            assertThat(told()).isEqualTo(Set.of(MIA));
            assertThat(addresses(
                            RespondToEvent.CONTRACT.plan(in, facts).recipients().named()))
                    .isEqualTo(Set.of(MIA));
            assertThat(addresses(output.notified())).isEqualTo(Set.of(MIA));
        }
    }

    @Test
    void anAnswerToOnesOwnEventIsNobodysNews() {
        var event = main.event("Mine")
                .at(time("2026-03-10T14:00"), time("2026-03-10T15:00"))
                .guest(ANNA, "accepted")
                .guest(JOHN)
                .add();
        var in = input(event, Answer.DECLINED, Optional.empty(), Occurrences.THIS);
        var context = onMain();
        var facts = action.look(in, context);

        action.run(in, facts, context);

        assertThat(told()).isEmpty();
        assertThat(RespondToEvent.CONTRACT.plan(in, facts).recipients().isEmpty())
                .isTrue();
    }

    @Test
    void whoIsNoGuestHasNothingToAnswer() {
        var event = main.event("Mine")
                .at(time("2026-03-10T14:00"), time("2026-03-10T15:00"))
                .guest(JOHN)
                .add();

        assertThatThrownBy(
                        () -> action.look(input(event, Answer.ACCEPTED, Optional.empty(), Occurrences.THIS), onMain()))
                .isInstanceOf(Unsupported.class);
    }

    @Test
    void oneOccurrenceOrTheWholeSeriesIsAnswered() {
        main.event("Weekly")
                .id("veeklv1")
                .at(time("2026-03-03T09:00"), time("2026-03-03T09:15"))
                .repeats("RRULE:FREQ=WEEKLY;COUNT=4")
                .organizedBy(MIA)
                .guest(ANNA)
                .guest(MIA)
                .add();

        action.run(input("veeklv1_20260310T150000Z", Answer.DECLINED, Optional.empty(), Occurrences.THIS), onMain());
        assertThat(main.json("veeklv1").orElseThrow()).contains("needsAction");
        action.run(input("veeklv1_20260317T150000Z", Answer.ACCEPTED, Optional.empty(), Occurrences.ALL), onMain());

        assertThat(main.json("veeklv1").orElseThrow()).contains("accepted");
        assertThat(told()).isEqualTo(Set.of(MIA));
    }

    @Test
    void whereGoogleLeavesGuestsOutOnlyTheOwnAnswerIsWritten() {
        var event = invitation();
        sandbox.faults()
                .answer(
                        1,
                        r -> r.method().equals("GET"),
                        200,
                        "application/json",
                        "{\"id\":\"" + event + "\",\"etag\":\"" + etag(event)
                                + "\",\"attendeesOmitted\":true,\"organizer\":{\"email\":\"" + MIA
                                + "\"},\"attendees\":[{\"email\":\"" + ANNA
                                + "\",\"self\":true,\"responseStatus\":\"needsAction\"}],"
                                + "\"start\":{\"dateTime\":\"2026-03-10T14:00:00-06:00\",\"timeZone\":\"America/Denver\"},\"end\":{\"dateTime\":\"2026-03-10T15:00:00-06:00\",\"timeZone\":\"America/Denver\"}}");

        action.run(input(event, Answer.ACCEPTED, Optional.empty(), Occurrences.THIS), onMain());

        assertThat(writes().get(0).body())
                .isEqualTo("{\"attendeesOmitted\":true,\"attendees\":[{\"email\":\"" + ANNA
                        + "\",\"responseStatus\":\"accepted\"}]}");
        assertThat(main.json(event).orElseThrow()).contains(JOHN, "accepted");
    }

    @Test
    void anAnswerIsNotGivenToAnotherVersion() {
        var event = invitation();
        var in = input(event, Answer.ACCEPTED, Optional.empty(), Occurrences.THIS);
        var context = onMain();
        var facts = action.look(in, context);
        main.change(event, "{'location':'Far away'}");

        assertThatThrownBy(() -> action.run(in, facts, context)).isInstanceOf(Conflict.class);
    }

    @Test
    void aLostAnswerIsConfirmedByWhatIsStoredAndALostRequestIsNot() {
        var event = invitation();
        var in = input(event, Answer.ACCEPTED, Optional.of("Gladly"), Occurrences.THIS);
        sandbox.faults().loseRequest(RecordedRequest::isWrite);
        assertThatThrownBy(() -> action.run(in, onMain())).isInstanceOf(LostAnswer.class);
        assertThat(find(in)).isEmpty();
        sandbox.faults().loseAnswerTo(RecordedRequest::isWrite);

        assertThatThrownBy(() -> action.run(in, onMain())).isInstanceOf(LostAnswer.class);

        assertThat(addresses(find(in).orElseThrow().notified())).isEqualTo(Set.of(MIA));
    }

    private String invitation() {
        return main.event("Theirs")
                .at(time("2026-03-10T14:00"), time("2026-03-10T15:00"))
                .organizedBy(MIA)
                .with("{'attendees':[{'email':'" + ANNA + "','responseStatus':'needsAction'},{'email':'" + JOHN
                        + "','displayName':'John','responseStatus':'tentative'},{'email':'" + MIA
                        + "','responseStatus':'accepted'}]}")
                .add();
    }

    private String etag(String event) {
        return new GoogleRespondToEvent()
                .look(input(event, Answer.ACCEPTED, Optional.empty(), Occurrences.THIS), onMain())
                .version()
                .replace("\"", "\\\"");
    }

    private static EventView.Guest own(EventView event) {
        return event.attendees().orElseThrow().stream()
                .filter(g -> g.email().value().equals(ANNA))
                .findFirst()
                .orElseThrow();
    }

    private static RespondToEvent.Input input(
            String event, Answer answer, Optional<String> comment, Occurrences scope) {
        return new RespondToEvent.Input(id(event), answer, comment, MAIN, scope);
    }

    private Optional<RespondToEvent.Output> find(RespondToEvent.Input in) {
        return ((Repeat.Confirmed<RespondToEvent.Input, RespondToEvent.Output>) action.repeat())
                .find()
                .apply(in, onMain());
    }
}
