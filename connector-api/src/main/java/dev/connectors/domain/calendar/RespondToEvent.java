package dev.connectors.domain.calendar;

import static dev.connectors.domain.Effect.OUTBOUND;
import static dev.connectors.domain.Effect.WRITE;

import dev.connectors.domain.Access;
import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;
import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.Preview;
import dev.connectors.domain.Recipients;
import dev.connectors.domain.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers an invitation for the account's own user (METHOD:REPLY of RFC 5546 section 3.2.3). */
public final class RespondToEvent {

    /** The answers that can be given. */
    public enum Answer {
        ACCEPTED,
        DECLINED,
        TENTATIVE;

        /** The same as a guest's status. */
        public ParticipationStatus status() {
            return ParticipationStatus.valueOf(name());
        }
    }

    /** Which event, and the answer. */
    public record Input(
            @Doc("Id from list_events.") EventId event,
            @Doc("The answer.") Answer response,

            @Doc("Words to the organizer.") @Size(min = 1, max = 1000)
            Optional<String> comment,

            @Doc("Its calendar, from the same result.") @Default("primary")
            CalendarId calendar,

            @Doc("Of a recurring event: this one or all.") @Default("this")
            Occurrences scope) {
        public Input {
            if (scope == Occurrences.FOLLOWING) {
                throw new IllegalArgumentException(
                        "scope must be this or all; an answer to 'following' does not exist");
            }
        }
    }

    /**
     * What was answered.
     *
     * @param event as it is now
     * @param notified who is told: the organizer
     */
    public record Output(EventView event, List<EmailAddress> notified) {
        public Output {
            notified = List.copyOf(notified);
        }

        /** The output once the answer is stored. */
        public static Output of(StoredEvent before, Event stored) {
            return new Output(EventView.of(stored), audience(before).named());
        }
    }

    public static final PlannedContract<Input, StoredEvent, Output> CONTRACT = ActionContract.of(
                    "respond_to_event", Input.class, Output.class)
            .domain(CalendarDomain.DOMAIN)
            .absent("No such event or calendar is there for you. Look it up again with list_events.")
            .description("Answers an invitation for the user; the organizer is told. Read it first with get_event.")
            .effects(WRITE, OUTBOUND)
            .facts(StoredEvent.class, Access.WRITE)
            .effectsOf((in, now) -> audience(now).isEmpty() ? Set.of(WRITE) : Set.of(WRITE, OUTBOUND))
            .audience((in, now) -> audience(now))
            .preview((in, now) -> Preview.of(question(in))
                    .line("Event", EventText.title(now.event()))
                    .line("When", EventText.when(now.event()))
                    .line("Words", in.comment())
                    .buttons("Answer", "Don't"))
            .build();

    private RespondToEvent() {}

    private static Recipients audience(StoredEvent now) {
        return now.event().toOrganizer();
    }

    private static String question(Input in) {
        var all = in.scope() == Occurrences.ALL ? " for the whole series" : "";
        return switch (in.response()) {
            case ACCEPTED -> "Accept this invitation" + all + "?";
            case DECLINED -> "Decline this invitation" + all + "?";
            case TENTATIVE -> "Answer 'maybe' to this invitation" + all + "?";
        };
    }
}
