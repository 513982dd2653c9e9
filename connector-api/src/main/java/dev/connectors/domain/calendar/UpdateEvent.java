package dev.connectors.domain.calendar;

import static dev.connectors.domain.Effect.OUTBOUND;
import static dev.connectors.domain.Effect.WRITE;

import dev.connectors.domain.Access;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.Preview;
import dev.connectors.domain.Recipients;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes an event. Guests are added and removed, never replaced. */
public final class UpdateEvent {

    /** Which event, what to change, and how much of a series. */
    public record Input(
            @Doc("Id from list_events.") EventId event,
            @Doc("What to change; the rest stays.") EventChange change,

            @Doc("Its calendar, from the same result.") @Default("primary")
            CalendarId calendar,

            @Doc("Of a recurring event: this one, this and following, or all.") @Default("this")
            Occurrences scope,

            @Doc("Whom the calendar e-mails; leave out to tell the guests.") @Default("attendees")
            SendUpdates sendUpdates) {}

    /**
     * What was written.
     *
     * @param event as it is now
     * @param notified who was sent an e-mail
     * @param notes what the user should hear, such as a series that is there twice
     */
    public record Output(EventView event, List<EmailAddress> notified, Optional<List<String>> notes) {
        public Output {
            notified = List.copyOf(notified);
        }

        /** The output for an event that was stored. */
        public static Output of(Input in, StoredEvent before, Event stored, List<String> notes) {
            return new Output(
                    EventView.of(stored),
                    in.sendUpdates() == SendUpdates.ATTENDEES
                            ? audience(in, before).named()
                            : List.of(),
                    notes.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(notes)));
        }
    }

    public static final PlannedContract<Input, StoredEvent, Output> CONTRACT = ActionContract.of(
                    "update_event", Input.class, Output.class)
            .domain(CalendarDomain.DOMAIN)
            .description("Changes an event; its guests get an e-mail. Read it first with get_event.")
            .effects(WRITE, OUTBOUND)
            .facts(StoredEvent.class, Access.WRITE)
            .effectsOf((in, now) -> audience(in, now).isEmpty() ? Set.of(WRITE) : Set.of(WRITE, OUTBOUND))
            .audience(UpdateEvent::audience)
            .preview(UpdateEvent::preview)
            .build();

    private UpdateEvent() {}

    /** The event whose guests a change of this scope reaches. */
    static Event touched(Occurrences scope, StoredEvent now) {
        return scope == Occurrences.THIS
                ? now.event()
                : now.series().map(StoredEvent.Series::master).orElse(now.event());
    }

    private static Recipients audience(Input in, StoredEvent now) {
        var reached = now.event().reached().and(touched(in.scope(), now).reached());
        return reached.and(Recipients.of(in.change().newGuests(touched(in.scope(), now))));
    }

    private static Preview preview(Input in, StoredEvent now) {
        var change = in.change();
        var event = now.event();
        var reached = audience(in, now);
        var what = in.scope() == Occurrences.THIS
                ? "Change this event"
                : in.scope() == Occurrences.ALL
                        ? "Change all events of this series"
                        : "Change this event and all that follow";
        var told = reached.isEmpty()
                ? ""
                : in.sendUpdates() == SendUpdates.ATTENDEES
                        ? " and tell " + Wording.people(reached.named().size(), reached.others())
                        : " without telling its guests";
        var preview = Preview.of(what + told + "?").line("Event", EventText.title(event));
        preview = change.start().isPresent()
                ? preview.line("When now", EventText.when(event)).line("When then", EventText.when(change, event))
                : preview.line("When", EventText.when(event));
        preview = preview.line("New title", change.summary())
                .line("New place", change.location())
                .line("New text", change.description())
                .line("Repeats", change.recurrence().map(RecurrenceRule::value))
                .line("Emptied", names(change.clear()))
                .line("Adds", addresses(change.newGuests(touched(in.scope(), now))))
                .line("Removes", addresses(change.removeAttendees()))
                .line(
                        "Series",
                        now.series().filter(s -> in.scope() != Occurrences.THIS).map(EventText::series));
        if (!change.newGuests(event).isEmpty()) {
            // A new guest reads the whole event, not only what changes.
            preview = preview.line(
                            "They will see the place",
                            change.location().or(() -> event.location().map(ForeignText::value)))
                    .line(
                            "They will see the text",
                            change.description().or(() -> event.description().map(ForeignText::value)));
        }
        return preview.buttons(reached.isEmpty() ? "Change" : "Change and tell them", "Don't");
    }

    private static Optional<String> addresses(List<EmailAddress> people) {
        return people.isEmpty()
                ? Optional.empty()
                : Optional.of(people.stream().map(EmailAddress::value).collect(Collectors.joining(", ")));
    }

    private static Optional<String> names(List<EventChange.Clearable> fields) {
        var names = new ArrayList<String>();
        fields.forEach(f -> names.add(f == EventChange.Clearable.LOCATION ? "place" : "text"));
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }
}
