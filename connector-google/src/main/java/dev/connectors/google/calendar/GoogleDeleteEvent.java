package dev.connectors.google.calendar;

import dev.connectors.domain.PlannedContract;
import dev.connectors.domain.calendar.DeleteEvent;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.domain.calendar.Occurrences;
import dev.connectors.domain.calendar.StoredEvent;
import dev.connectors.error.NotFound;
import dev.connectors.error.Unsupported;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.PlannedAction;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.Repeat;
import dev.connectors.spi.Scopes;
import java.util.List;
import java.util.Optional;

/** {@code events.delete} of Calendar API v3; this and following by ending the series before it, which is {@code events.patch}. */
final class GoogleDeleteEvent implements PlannedAction<DeleteEvent.Input, StoredEvent, DeleteEvent.Output> {

    @Override
    public PlannedContract<DeleteEvent.Input, StoredEvent, DeleteEvent.Output> contract() {
        return DeleteEvent.CONTRACT;
    }

    @Override
    public Scopes scopes() {
        return Calendars.WRITE_SCOPES;
    }

    @Override
    public Repeat<DeleteEvent.Input, DeleteEvent.Output> repeat() {
        // A second delete gives 410 or 404, whoever did the first: so look whether it is gone, and don't send again.
        return Repeat.confirmedBy(GoogleDeleteEvent::find);
    }

    @Override
    public StoredEvent look(DeleteEvent.Input in, ReadContext context) {
        var facts = StoredEvents.look(in.calendar(), in.event(), in.scope(), context);
        if (in.scope() == Occurrences.FOLLOWING && facts.series().isPresent()) {
            var master = facts.series().get().master();
            if (!master.organizedBySelf()) {
                throw new Unsupported(
                        "Only the organizer can end a series. Delete single events or all of the user's copy.");
            }
            SeriesSplit.requireCuttable(SeriesSplit.lines(master));
        }
        return facts;
    }

    @Override
    public DeleteEvent.Output run(DeleteEvent.Input in, StoredEvent now, ActionContext context) {
        if (in.scope() == Occurrences.FOLLOWING && now.series().isPresent()) {
            end(in, now, now.series().get(), context);
        } else {
            var target = now.touched(in.scope()).id().orElseThrow();
            delete(in, target, now.version(in.scope()), context);
        }
        return DeleteEvent.Output.of(in, now, List.of());
    }

    private static void end(DeleteEvent.Input in, StoredEvent now, StoredEvent.Series series, ActionContext context) {
        var master = series.master().id().orElseThrow();
        var split = SeriesSplit.original(in.calendar(), in.event(), now, context);
        if (SeriesSplit.isFirst(split, series.master())) {
            delete(in, master, series.version(), context); // nothing would be left of it
        } else {
            var lines = SeriesSplit.cutLines(SeriesSplit.lines(series.master()), split);
            SeriesSplit.cut(in.calendar(), master, lines, series.version(), sendUpdates(in), context);
        }
    }

    private static void delete(DeleteEvent.Input in, EventId event, String version, ActionContext context) {
        context.http()
                .delete("/calendars/{calendar}/events/{event}", in.calendar().value(), event.value())
                .query("sendUpdates", sendUpdates(in))
                .ifMatch(version)
                .send();
    }

    private static String sendUpdates(DeleteEvent.Input in) {
        return GoogleUpdateEvent.sendUpdates(in.sendUpdates());
    }

    /** Whether it is gone; for this and following, whether the series ends before it. */
    private static Optional<DeleteEvent.Output> find(DeleteEvent.Input in, ReadContext context) {
        return isGone(in, context) ? Optional.of(DeleteEvent.Output.gone(in)) : Optional.empty();
    }

    private static boolean isGone(DeleteEvent.Input in, ReadContext context) {
        try {
            var found = GoogleGetEvent.get(in.calendar(), in.event(), context);
            return found.cancelled() && (in.scope() != Occurrences.FOLLOWING || isEnded(in, context));
        } catch (NotFound e) {
            return in.scope() != Occurrences.FOLLOWING || isEnded(in, context);
        }
    }

    /**
     * Whether the series of an occurrence that is gone ends before it, or is gone itself. The id of an occurrence is that of its
     * series and the time at which it would be by the rule; should Google ever make it otherwise, nothing is found and it stays unknown.
     */
    private static boolean isEnded(DeleteEvent.Input in, ReadContext context) {
        var id = in.event().value();
        int bar = id.lastIndexOf('_');
        if (bar < 1) {
            return false;
        }
        try {
            var series = GoogleGetEvent.get(in.calendar(), new EventId(id.substring(0, bar)), context);
            return series.cancelled() || endsBefore(series, id.substring(bar + 1));
        } catch (NotFound e) {
            return false;
        }
    }

    /** Both are written alike: a date, or a time in UTC. */
    private static boolean endsBefore(GoogleEvent series, String stamp) {
        return series.recurrence()
                .rule()
                .map(rule -> rule.part("UNTIL"))
                .filter(until -> !until.isEmpty() && until.compareTo(stamp) < 0)
                .isPresent();
    }
}
