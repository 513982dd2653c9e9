package dev.connectors.domain.calendar;

import static dev.connectors.domain.Effect.DESTRUCTIVE;
import static dev.connectors.domain.Effect.OUTBOUND;

import dev.connectors.domain.Access;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.Preview;
import dev.connectors.domain.Recipients;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Deletes an event, or the user's copy of somebody else's. */
public final class DeleteEvent {

    /** Which event, and how much of a series. */
    public record Input(
            @Doc("Id from list_events.") EventId event,

            @Doc("Its calendar.") @Default("primary") CalendarId calendar,

            @Doc("Of a series.") @Default("this") Occurrences scope,

            @Doc("Whom to e-mail.") @Default("attendees") SendUpdates sendUpdates) {}

    /**
     * What was deleted.
     *
     * @param deleted id of the event
     * @param scope how much of a series
     * @param notified who was sent a cancellation
     * @param notes what the user should hear, such as events that the calendar may bring back
     */
    public record Output(
            EventId deleted,
            Occurrences scope,
            List<EmailAddress> notified,

            @Doc(value = "What the user should hear.", ours = true)
            Optional<List<String>> notes) {
        public Output {
            notified = List.copyOf(notified);
        }

        /** The output once it is gone. */
        public static Output of(Input in, StoredEvent before, List<String> notes) {
            return new Output(
                    in.event(),
                    in.scope(),
                    in.sendUpdates() == SendUpdates.ATTENDEES
                            ? audience(in, before).named()
                            : List.of(),
                    notes.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(notes)));
        }

        /** The output where it was found gone after a lost answer: what is gone cannot be asked any more who its guests were. */
        public static Output gone(Input in) {
            return new Output(in.event(), in.scope(), List.of(), Optional.empty());
        }
    }

    public static final PlannedContract<Input, StoredEvent, Output> CONTRACT = ActionContract.of(
                    "delete_event", Input.class, Output.class)
            .domain(CalendarDomain.DOMAIN)
            .absent("No such event or calendar is there for you. Look it up again with list_events.")
            .description("Deletes an event; its guests get a cancellation. Read it first with get_event.")
            .effects(DESTRUCTIVE, OUTBOUND)
            .facts(StoredEvent.class, Access.WRITE)
            .effectsOf((in, now) -> audience(in, now).isEmpty() ? Set.of(DESTRUCTIVE) : Set.of(DESTRUCTIVE, OUTBOUND))
            .audience(DeleteEvent::audience)
            .preview(DeleteEvent::preview)
            .build();

    private DeleteEvent() {}

    private static Recipients audience(Input in, StoredEvent now) {
        // Of somebody else's event only the account's copy goes, which its organizer hears as a no; the other guests
        // keep theirs.
        return now.event().organizedBySelf()
                ? now.reached(in.scope())
                : now.event().toOrganizer();
    }

    private static Preview preview(Input in, StoredEvent now) {
        var reached = audience(in, now);
        var told = reached.isEmpty()
                ? "nobody"
                : in.sendUpdates() == SendUpdates.ATTENDEES
                        ? Wording.people(reached.named().size(), reached.others())
                                + (reached.named().size() == 1 && !reached.others() ? " gets" : " get")
                                + (now.event().organizedBySelf() ? " a cancellation" : " a no")
                        : "its guests are not told";
        var preview = Preview.of(question(in, now))
                .line("Event", EventText.title(now.event()))
                .line("When", EventText.when(now.event()))
                .line(
                        "Series",
                        now.series().filter(s -> in.scope() != Occurrences.THIS).map(EventText::series))
                .line("Told", told);
        if (in.scope() == Occurrences.ALL && now.series().isPresent()) {
            preview = preview.line("Instead", "To delete one event only, say which.");
        }
        return preview.buttons("Delete", "Keep");
    }

    private static String question(Input in, StoredEvent now) {
        var title = "\"" + EventText.title(now.event()) + "\"";
        return switch (in.scope()) {
            case THIS -> "Delete " + title + "?";
            case FOLLOWING -> "Delete this and all following events of " + title + "?";
            case ALL ->
                now.series()
                        .map(s -> s.endless()
                                ? "Delete all events of " + title + ", past and to come?"
                                : "Delete all " + Wording.count(s.past() + s.toCome(), "event") + " of " + title + "?")
                        .orElse("Delete " + title + "?");
        };
    }
}
