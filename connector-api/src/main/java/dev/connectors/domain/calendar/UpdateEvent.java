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
import dev.connectors.error.InvalidArguments;
import dev.connectors.error.Unsupported;
import java.time.ZoneId;
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
            @Doc("The rest stays.") EventChange change,

            @Doc("Its calendar.") @Default("primary") CalendarId calendar,

            @Doc("Of a series.") @Default("this") Occurrences scope,

            @Doc("Whom to e-mail.") @Default("attendees") SendUpdates sendUpdates) {}

    /**
     * What was written.
     *
     * @param event as it is now
     * @param notified who was sent an e-mail
     * @param notes what the user should hear, such as a series that is there twice
     */
    public record Output(
            EventView event,
            List<EmailAddress> notified,

            @Doc(value = "What the user should hear.", ours = true)
            Optional<List<String>> notes) {
        public Output {
            notified = List.copyOf(notified);
        }

        /** The output for an event that was stored. */
        public static Output of(Input in, StoredEvent before, Event stored, List<String> notes) {
            var all = new ArrayList<>(told(in, before, stored));
            all.addAll(notes);
            return new Output(
                    EventView.of(stored),
                    in.sendUpdates() == SendUpdates.ATTENDEES
                            ? audience(in, before).named()
                            : List.of(),
                    all.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(all)));
        }

        private static List<String> told(Input in, StoredEvent before, Event stored) {
            var notes = new ArrayList<String>();
            var change = in.change();
            twice(change, before.event()).ifPresent(notes::add);
            if (in.scope() != Occurrences.ALL
                    && change.start().isPresent()
                    && stored.start().allDay() == change.start().get().allDay()
                    && stored.timeZone().equals(change.zoneFor(before.event()))
                    && !stored.start().equals(change.start().get())) {
                notes.add("the calendar stored another start than was asked for; tell the user");
            }
            for (var removed : change.removeAttendees()) {
                if (before.touched(in.scope()).attendees().stream().noneMatch(a -> a.is(removed))) {
                    notes.add(removed + " was no guest and so was not removed");
                }
            }
            return notes;
        }
    }

    public static final PlannedContract<Input, StoredEvent, Output> CONTRACT = ActionContract.of(
                    "update_event", Input.class, Output.class)
            .domain(CalendarDomain.DOMAIN)
            .absent("No such event or calendar is there for you. Look it up again with list_events.")
            .description("Changes an event and e-mails its guests. Use get_event first.")
            .effects(WRITE, OUTBOUND)
            .facts(StoredEvent.class, Access.WRITE)
            .effectsOf((in, now) -> audience(in, now).isEmpty() ? Set.of(WRITE) : Set.of(WRITE, OUTBOUND))
            .audience(UpdateEvent::audience)
            .preview(UpdateEvent::preview)
            .build();

    private UpdateEvent() {}

    /**
     * Refuses what no calendar can do, or only by guessing. Called by each provider's {@code look}, before anything is planned.
     *
     * @throws InvalidArguments if the change does not fit the event as it is
     * @throws Unsupported if guests are to change of whom the provider left some out
     */
    public static void requireFitting(Input in, StoredEvent now) {
        now.requireFitting(in.scope());
        var change = in.change();
        var event = now.touched(in.scope());
        if (change.changesGuests() && event.attendeesOmitted()) {
            throw new Unsupported(
                    "The calendar does not show all guests of this event, so its guests cannot be changed without"
                            + " losing some. The user can do it in the calendar itself.");
        }
        if (change.recurrence().isPresent() && now.event().isOccurrence() && in.scope() == Occurrences.THIS) {
            throw InvalidArguments.at(
                    "change.recurrence", "nothing with scope this: one occurrence has no rule; scope all or following");
        }
        if (change.start().isPresent() && !change.start().get().allDay()) {
            var zone = change.zoneFor(now.event())
                    .orElseThrow(() -> InvalidArguments.at(
                            "change.timeZone", "the IANA zone of the times, since the event was all day and has none"));
            requireExisting("change.start", change.start().get(), zone);
            requireExisting("change.end", change.end().orElseThrow(), zone);
        }
    }

    private static void requireExisting(String path, EventTime time, ZoneId zone) {
        try {
            LocalTimes.requireExisting(time, zone);
        } catch (IllegalArgumentException e) {
            throw InvalidArguments.at(path, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> twice(EventChange change, Event now) {
        return change.start().flatMap(start -> change.zoneFor(now).flatMap(zone -> LocalTimes.twice(start, zone)));
    }

    private static Recipients audience(Input in, StoredEvent now) {
        return now.reached(in.scope()).and(Recipients.of(in.change().newGuests(now.touched(in.scope()))));
    }

    private static Preview preview(Input in, StoredEvent now) {
        var change = in.change();
        var event = now.event();
        var reached = audience(in, now);
        var touched = now.touched(in.scope());
        var what = in.scope() == Occurrences.THIS || now.series().isEmpty()
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
        preview = preview.line("Note", twice(change, event))
                .line("New title", change.summary())
                .line("New place", change.location())
                .line("New text", change.description())
                .line("Repeats", change.recurrence().map(RecurrenceRule::value))
                .line("Emptied", names(change.clear()))
                .line("Adds", addresses(change.newGuests(touched)))
                .line("Removes", addresses(change.removeAttendees()))
                .line(
                        "Series",
                        now.series().filter(s -> in.scope() != Occurrences.THIS).map(EventText::series));
        if (!change.newGuests(touched).isEmpty()) {
            // A new guest reads the whole event, not only what changes.
            preview = preview.line(
                            "They will see the place",
                            change.location().or(() -> touched.location().map(ForeignText::value)))
                    .line(
                            "They will see the text",
                            change.description().or(() -> touched.description().map(ForeignText::value)));
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
