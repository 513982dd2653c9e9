package dev.connectors.outlook.calendar;

import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.domain.calendar.RecurrenceRule;
import dev.connectors.domain.calendar.UpdateEvent;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.calendar.LostChange;
import java.util.Optional;

/** What {@link LostChange} asks, of Graph. */
record UpdateConfirmation(CalendarId calendar, ReadContext context) implements LostChange.Stored<GraphEvent> {

    static Optional<UpdateEvent.Output> find(UpdateEvent.Input in, ReadContext context) {
        return LostChange.find(in, new UpdateConfirmation(in.calendar(), context));
    }

    @Override
    public Optional<GraphEvent> find(EventId id) {
        return OutlookGetEvent.find(calendar, id, context);
    }

    @Override
    public Optional<GraphEvent> made() {
        return Made.find(calendar, context);
    }

    @Override
    public Event event(GraphEvent found) {
        return found.live();
    }

    @Override
    public boolean repeatsBy(RecurrenceRule rule, GraphEvent series) {
        var event = series.live();
        var zone = event.timeZone().orElse(context.zone());
        var wanted =
                GraphRecurrence.of(rule, event.start(), zone).rule(event.start().allDay(), Optional.of(zone));
        return series.recurrence()
                .flatMap(now -> now.rule(event.start().allDay(), Optional.of(zone)))
                .filter(now -> wanted.filter(now::equals).isPresent())
                .isPresent();
    }

    @Override
    public boolean beginsWith(GraphEvent occurrence, GraphEvent series) {
        return SeriesSplit.cut(occurrence, series, context.zone()).isFirst();
    }
}
