package dev.connectors.domain.calendar;

import static dev.connectors.domain.Effect.DESTRUCTIVE;
import static dev.connectors.domain.Effect.OUTBOUND;
import static dev.connectors.domain.Effect.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.Preview;
import dev.connectors.domain.Recipients;
import dev.connectors.error.InvalidArguments;
import dev.connectors.error.Unsupported;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What update, delete and respond say about an event that is there. */
class StoredEventTest {

    private static final CalendarId WORK = new CalendarId("work");
    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final EmailAddress JOHN = new EmailAddress("john@buyer.example");
    private static final EmailAddress MIA = new EmailAddress("mia@acme.example");
    private static final EmailAddress BOB = new EmailAddress("bob@else.example");

    @Test
    void deletingOnesOwnEventReachesItsGuests() {
        var facts = stored(event(true, JOHN));

        var plan = DeleteEvent.CONTRACT.plan(delete(Occurrences.THIS), facts);

        assertThat(plan.effects()).containsExactlyInAnyOrder(DESTRUCTIVE, OUTBOUND);
        assertThat(plan.recipients()).isEqualTo(Recipients.of(List.of(JOHN)));
    }

    @Test
    void deletingTheCopyOfSomebodyElsesEventReachesItsOrganizerAlone() {
        var facts = stored(event(false, JOHN));

        var plan = DeleteEvent.CONTRACT.plan(delete(Occurrences.THIS), facts);

        assertThat(plan.recipients()).isEqualTo(Recipients.of(List.of(MIA)));
        assertThat(lines(plan.preview())).contains("Told: 1 person gets a no");
    }

    @Test
    void anOrganizerWhoCannotBeToldForSureIsNoClosedList() {
        var facts = stored(Event.in(WORK)
                .start(EventTime.parse("2026-03-10T14:00"))
                .end(EventTime.parse("2026-03-10T15:00"))
                .organizer("", false)
                .build());

        assertThat(facts.event().toOrganizer()).isEqualTo(Recipients.andOthers(List.of()));
    }

    @Test
    void aWholeSeriesReachesTheGuestsOfItsOccurrencesToo() {
        var facts = series(event(true, JOHN), event(true, JOHN), 1, Recipients.of(List.of(BOB)));

        var all = DeleteEvent.CONTRACT.plan(delete(Occurrences.ALL), facts);
        var one = DeleteEvent.CONTRACT.plan(delete(Occurrences.THIS), facts);

        assertThat(all.recipients()).isEqualTo(Recipients.of(List.of(JOHN, BOB)));
        assertThat(one.recipients()).isEqualTo(Recipients.of(List.of(JOHN)));
        assertThat(lines(all.preview())).contains("Series: 5 are past, 7 to come; 1 was changed by itself");
    }

    @Test
    void aGuestWhoIsNewToTheSeriesIsShownAllThatTheyWillSee() {
        var facts = series(event(true, JOHN), event(true), 0, Recipients.none());
        var in = update(change("2026-03-10T14:00", "2026-03-10T15:00", List.of(JOHN)), Occurrences.ALL);

        var plan = UpdateEvent.CONTRACT.plan(in, facts);

        assertThat(plan.effects()).containsExactlyInAnyOrder(WRITE, OUTBOUND);
        assertThat(lines(plan.preview()))
                .contains("Adds: john@buyer.example", "They will see the text: Two offers so far");
    }

    @Test
    void theIdOfASeriesDoesNotFitAScopeThatBeginsWithOneOccurrence() {
        var master = Event.in(WORK)
                .start(EventTime.parse("2026-03-10T14:00"))
                .end(EventTime.parse("2026-03-10T15:00"))
                .recurrence("FREQ=DAILY")
                .build();

        for (var scope : List.of(Occurrences.THIS, Occurrences.FOLLOWING)) {
            assertThatThrownBy(() -> stored(master).requireFitting(scope))
                    .isInstanceOf(InvalidArguments.class)
                    .hasMessageContaining("event: the id of one occurrence");
        }
        stored(master).requireFitting(Occurrences.ALL);
    }

    @Test
    void guestsOfAnEventThatIsNotShownWholeCannotBeChanged() {
        var facts = stored(Event.in(WORK)
                .start(EventTime.parse("2026-03-10T14:00"))
                .end(EventTime.parse("2026-03-10T15:00"))
                .timeZone(Optional.of(DENVER))
                .attendeesOmitted(true)
                .build());

        assertThatThrownBy(() -> UpdateEvent.requireFitting(
                        update(change("2026-03-10T14:00", "2026-03-10T15:00", List.of(JOHN)), Occurrences.THIS), facts))
                .isInstanceOf(Unsupported.class);
        UpdateEvent.requireFitting(
                update(change("2026-03-10T14:00", "2026-03-10T15:00", List.of()), Occurrences.THIS), facts);
    }

    @Test
    void aTimeThatTheClocksLeapOverIsRefusedInTheEventsOwnZone() {
        var in = update(change("2026-03-08T02:30", "2026-03-08T03:30", List.of()), Occurrences.THIS);

        assertThatThrownBy(() -> UpdateEvent.requireFitting(in, stored(event(true))))
                .isInstanceOf(InvalidArguments.class)
                .hasMessageContaining("change.start: a time that exists");
    }

    @Test
    void aTimeThatComesTwiceIsSaidInTheQuestionAndInTheResult() {
        var in = update(change("2026-11-01T01:30", "2026-11-01T03:00", List.of()), Occurrences.THIS);
        var facts = stored(event(true));
        var after = Event.in(WORK)
                .start(EventTime.parse("2026-11-01T01:30"))
                .end(EventTime.parse("2026-11-01T03:00"))
                .timeZone(Optional.of(DENVER))
                .build();

        var plan = UpdateEvent.CONTRACT.plan(in, facts);
        var output = UpdateEvent.Output.of(in, facts, after, List.of());

        assertThat(lines(plan.preview())).anyMatch(line -> line.startsWith("Note: 01:30 comes twice"));
        assertThat(output.notes().orElseThrow()).singleElement().asString().startsWith("01:30 comes twice");
    }

    @Test
    void anAllDayEventGetsATimeOnlyTogetherWithAZone() {
        var allDay = stored(Event.in(WORK)
                .start(EventTime.parse("2026-03-10"))
                .end(EventTime.parse("2026-03-10"))
                .build());
        var in = update(change("2026-03-10T14:00", "2026-03-10T15:00", List.of()), Occurrences.THIS);

        assertThatThrownBy(() -> UpdateEvent.requireFitting(in, allDay))
                .isInstanceOf(InvalidArguments.class)
                .hasMessageContaining("change.timeZone");
    }

    @Test
    void removingSomebodyWhoIsNoGuestIsSaid() {
        var in = update(
                new EventChange(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(JOHN, BOB),
                        Optional.empty(),
                        List.of()),
                Occurrences.THIS);

        var output = UpdateEvent.Output.of(in, stored(event(true, JOHN)), event(true), List.of());

        assertThat(output.notes().orElseThrow())
                .containsExactly("bob@else.example was no guest and so was not removed");
    }

    @Test
    void aQuestionShowsFiveClashesAndCountsTheRest() {
        var clash = new Clash(
                EventTime.parse("2026-03-10T14:00"),
                EventTime.parse("2026-03-10T15:00"),
                Optional.empty(),
                Optional.empty(),
                WORK);
        var clashes = new Clashes(java.util.Collections.nCopies(7, clash), List.of());

        assertThat(clashes.text()).endsWith("busy 14:00-15:00; and 2 more");
    }

    private static StoredEvent stored(Event event) {
        return new StoredEvent(event, "v1", Optional.empty());
    }

    private static StoredEvent series(Event event, Event master, int changed, Recipients guests) {
        return new StoredEvent(
                event, "v1", Optional.of(new StoredEvent.Series(master, "v2", 5, 7, false, changed, guests)));
    }

    private static Event event(boolean own, EmailAddress... guests) {
        var event = Event.in(WORK)
                .start(EventTime.parse("2026-03-10T14:00"))
                .end(EventTime.parse("2026-03-10T15:00"))
                .timeZone(Optional.of(DENVER))
                .description("Two offers so far")
                .organizer(own ? "anna@acme.example" : MIA.value(), own);
        for (var guest : guests) {
            event.attendee(Attendee.invited(guest));
        }
        return event.build();
    }

    private static DeleteEvent.Input delete(Occurrences scope) {
        return new DeleteEvent.Input(new EventId("e1"), WORK, scope, SendUpdates.ATTENDEES);
    }

    private static UpdateEvent.Input update(EventChange change, Occurrences scope) {
        return new UpdateEvent.Input(new EventId("e1"), change, WORK, scope, SendUpdates.ATTENDEES);
    }

    private static EventChange change(String start, String end, List<EmailAddress> added) {
        return new EventChange(
                Optional.empty(),
                Optional.of(EventTime.parse(start)),
                Optional.of(EventTime.parse(end)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                added,
                List.of(),
                Optional.empty(),
                List.of());
    }

    private static List<String> lines(Preview preview) {
        return preview.lines().stream()
                .map(line -> line.label() + ": " + line.value())
                .collect(Collectors.toList());
    }
}
