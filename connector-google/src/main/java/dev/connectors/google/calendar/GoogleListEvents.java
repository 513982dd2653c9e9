package dev.connectors.google.calendar;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Scopes;
import dev.connectors.spi.calendar.CalendarReads;

/**
 * {@code events.list} of Calendar API v3 over each calendar whose contents may be read, merged by start with the busy times of those
 * of which no more may be seen.
 */
final class GoogleListEvents implements Action<ListEvents.Input, ListEvents.Output> {

    @Override
    public ActionContract<ListEvents.Input, ListEvents.Output> contract() {
        return ListEvents.CONTRACT;
    }

    @Override
    public Scopes scopes() {
        return Calendars.READ_SCOPES.and(Calendars.FREE_BUSY_SCOPES);
    }

    @Override
    public ListEvents.Output run(ListEvents.Input in, ActionContext context) {
        return CalendarReads.events(in, new GoogleSource(context), context);
    }
}
