package dev.connectors.outlook.calendar;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.calendar.GetAvailability;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Scopes;
import dev.connectors.spi.calendar.CalendarReads;

/** {@code getSchedule} of Graph and our own reckoning; fails where any calendar could not be read. */
final class OutlookGetAvailability implements Action<GetAvailability.Input, GetAvailability.Output> {

    @Override
    public ActionContract<GetAvailability.Input, GetAvailability.Output> contract() {
        return GetAvailability.CONTRACT;
    }

    @Override
    public Scopes scopes() {
        return Calendars.FREE_BUSY_SCOPES;
    }

    @Override
    public GetAvailability.Output run(GetAvailability.Input in, ActionContext context) {
        return CalendarReads.availability(in, new OutlookSource(context), context);
    }
}
