package dev.connectors.outlook.calendar;

import dev.connectors.domain.EmailAddress;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventChange;
import dev.connectors.domain.calendar.EventView;
import dev.connectors.domain.calendar.Meant;
import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.domain.calendar.SendUpdates;
import dev.connectors.domain.calendar.UpdateEvent;
import dev.connectors.spi.ReadContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Whether a change whose answer was lost is there: all that was asked for is so. What cannot be told stays unknown. */
final class UpdateConfirmation {

    private UpdateConfirmation() {}

    static Optional<UpdateEvent.Output> find(UpdateEvent.Input in, ReadContext context) {
        if (in.scope() == Occurrences.FOLLOWING) {
            var split = split(in, context);
            if (split.isPresent()) {
                return split;
            }
        }
        // After a series has moved its occurrences may have other ids, so this one may be gone; then nobody can tell.
        var found = OutlookGetEvent.find(in.calendar(), in.event(), context);
        return found.map(GraphEvent::live)
                .filter(event -> Meant.by(in.change(), event))
                .flatMap(event -> in.scope() == Occurrences.THIS
                        ? found
                        : found.get().series().isEmpty()
                                ? found
                                : OutlookGetEvent.find(
                                        in.calendar(), found.get().series().get(), context))
                .filter(target -> hasRule(in.change(), target, context))
                .map(target -> output(in, target.live(), List.of()));
    }

    /** The new series of this and following: under our key it is this operation's, whatever became of the old one. */
    private static Optional<UpdateEvent.Output> split(UpdateEvent.Input in, ReadContext context) {
        return Made.find(in.calendar(), context).map(made -> {
            // Were the old series cut, the occurrence with which the new one begins would be gone from it.
            var old = OutlookGetEvent.find(in.calendar(), in.event(), context);
            var notes = old.map(o -> List.of(
                            SeriesSplit.twice(made.id().value(), o.series().orElse(in.event()), in.event())))
                    .orElse(List.of());
            return output(in, made.live(), notes);
        });
    }

    private static boolean hasRule(EventChange change, GraphEvent series, ReadContext context) {
        if (change.recurrence().isEmpty()) {
            return true;
        }
        var event = series.live();
        var zone = event.timeZone().orElse(context.zone());
        var wanted = GraphRecurrence.of(change.recurrence().get(), event.start(), zone)
                .rule(event.start().allDay(), Optional.of(zone));
        return series.recurrence()
                .flatMap(now -> now.rule(event.start().allDay(), Optional.of(zone)))
                .filter(now -> wanted.filter(now::equals).isPresent())
                .isPresent();
    }

    private static UpdateEvent.Output output(UpdateEvent.Input in, Event stored, List<String> notes) {
        var told = new LinkedHashSet<EmailAddress>();
        if (in.sendUpdates() == SendUpdates.ATTENDEES) {
            told.addAll(stored.reached().named());
            told.addAll(in.change().removeAttendees());
        }
        return new UpdateEvent.Output(
                EventView.of(stored), new ArrayList<>(told), notes.isEmpty() ? Optional.empty() : Optional.of(notes));
    }
}
