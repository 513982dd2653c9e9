package dev.connectors.domain.calendar;

import static dev.connectors.domain.Effect.OUTBOUND;
import static dev.connectors.domain.Effect.WRITE;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.Preview;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adds an event to a calendar. */
public final class CreateEvent {

    /** The event, where, and whether its guests are told. */
    public record Input(
            @Doc("The event.") EventDraft event,

            @Doc("Id from list_calendars; leave out for the main one.") @Default("primary")
            CalendarId calendar,

            @Doc("Whom to e-mail.") @Default("attendees") SendUpdates sendUpdates) {

        /** Whether somebody gets an invitation. */
        public boolean invites() {
            return sendUpdates == SendUpdates.ATTENDEES && !event.attendees().isEmpty();
        }
    }

    /**
     * What was written.
     *
     * @param event as the provider stored it
     * @param invited who was sent an invitation
     * @param clashes what it overlaps
     * @param notes what the user should hear, such as a time that comes twice
     */
    public record Output(
            EventView event,
            List<EmailAddress> invited,
            List<Clash> clashes,

            @Doc(value = "What the user should hear.", ours = true)
            Optional<List<String>> notes) {

        public Output {
            invited = List.copyOf(invited);
            clashes = List.copyOf(clashes);
        }

        /** The output for an event that was stored. */
        public static Output of(Input in, Clashes before, Event stored) {
            var notes = new ArrayList<String>();
            LocalTimes.twice(in.event().start(), in.event().timeZone()).ifPresent(notes::add);
            if (stored.start().allDay() == in.event().start().allDay()
                    && stored.timeZone().map(in.event().timeZone()::equals).orElse(true)
                    && !stored.start().equals(in.event().start())) {
                notes.add("the calendar stored another start than was asked for; tell the user");
            }
            if (!before.unchecked().isEmpty()) {
                notes.add(Wording.count(before.unchecked().size(), "calendar") + " could not be checked for clashes");
            }
            return new Output(
                    EventView.of(stored),
                    in.invites() ? in.event().attendees() : List.of(),
                    before.clashes(),
                    notes.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(notes)));
        }
    }

    public static final PlannedContract<Input, Clashes, Output> CONTRACT = ActionContract.of(
                    "create_event", Input.class, Output.class)
            .domain(CalendarDomain.DOMAIN)
            .description("Adds an event and e-mails its guests. Find a free time first with find_free_slots.")
            .effects(WRITE, OUTBOUND)
            .effectsOf(in -> in.event().attendees().isEmpty() ? Set.of(WRITE) : Set.of(WRITE, OUTBOUND))
            .recipients(in -> in.event().attendees())
            .visibleFacts(Clashes.class)
            .preview(CreateEvent::preview)
            .build();

    private CreateEvent() {}

    private static Preview preview(Input in, Clashes before) {
        var event = in.event();
        int guests = event.attendees().size();
        var question = in.invites()
                ? "Create this event and invite " + Wording.people(guests, false) + "?"
                : guests > 0
                        ? "Create this event with " + Wording.count(guests, "guest") + " who get no e-mail?"
                        : "Create this event?";
        return Preview.of(question)
                .line("When", Wording.when(event.start(), event.end(), event.timeZone()))
                .line("Note", LocalTimes.twice(event.start(), event.timeZone()))
                .line("What", event.summary())
                .line("Where", event.location())
                .line("Text", event.description())
                .line("Repeats", event.recurrence().map(RecurrenceRule::value))
                .line("Video", event.video() ? Optional.of("a link is added") : Optional.empty())
                .line(
                        "Clash",
                        before.text()
                                + (event.recurrence().isPresent()
                                        ? " (of the first one; later ones were not looked at)"
                                        : ""))
                .buttons(in.invites() ? "Invite" : "Create", "Don't");
    }
}
