package dev.connectors.google.calendar;

import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.Event;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.domain.calendar.RecurrenceRule;
import dev.connectors.domain.calendar.SeriesTimes;
import dev.connectors.domain.calendar.UpdateEvent;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.calendar.LostChange;
import java.time.ZoneOffset;
import java.util.Optional;

/** What {@link LostChange} asks, of Calendar API v3. */
record UpdateConfirmation(CalendarId calendar, ReadContext context) implements LostChange.Stored<GoogleEvent> {

    static Optional<UpdateEvent.Output> find(UpdateEvent.Input in, ReadContext context) {
        return LostChange.find(in, new UpdateConfirmation(in.calendar(), context));
    }

    @Override
    public Optional<GoogleEvent> find(EventId id) {
        return GoogleGetEvent.find(calendar, id, context);
    }

    /** It has the operation's id. */
    @Override
    public Optional<GoogleEvent> made() {
        return find(new EventId(context.operationId()));
    }

    @Override
    public Event event(GoogleEvent found) {
        return found.live();
    }

    @Override
    public boolean repeatsBy(RecurrenceRule rule, GoogleEvent series) {
        var event = series.live();
        var zone = event.timeZone().orElse(ZoneOffset.UTC);
        var wanted = SeriesTimes.rule(rule, event.start(), zone);
        return series.recurrence().rule().filter(wanted::equals).isPresent();
    }

    @Override
    public boolean beginsWith(GoogleEvent occurrence, GoogleEvent series) {
        return occurrence
                .original()
                .flatMap(original -> series.start().map(original::same))
                .orElse(false);
    }
}
