package dev.connectors.outlook.calendar;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Scopes;
import dev.connectors.spi.calendar.CalendarReads;

/** {@code calendarView} of Graph over each calendar, merged by start; of those of which no more may be seen, their times. */
final class OutlookListEvents implements Action<ListEvents.Input, ListEvents.Output> {

    @Override
    public ActionContract<ListEvents.Input, ListEvents.Output> contract() {
        return ListEvents.CONTRACT;
    }

    @Override
    public Scopes scopes() {
        return Calendars.READ_SCOPES;
    }

    @Override
    public ListEvents.Output run(ListEvents.Input in, ActionContext context) {
        return CalendarReads.events(in, new OutlookSource(context), context);
    }
}
