package dev.connectors.google.calendar;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Page;
import dev.connectors.domain.calendar.GetAvailability;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Scopes;
import java.util.List;

/** {@code freebusy.query} of Calendar API v3; fails where any calendar could not be read. */
final class GoogleGetAvailability implements Action<GetAvailability.Input, GetAvailability.Output> {

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
        var calendars = List.copyOf(Calendars.asked(in.calendars(), context).keySet());
        var answer = FreeBusy.ask(calendars, in.from(), in.last(), in.timeZone(), context);
        if (!answer.unknown().isEmpty()) {
            throw unknown(answer, calendars.size());
        }
        return new GetAvailability.Output(in.timeZone(), Page.of(answer.busy()), calendars);
    }

    /** The error for calendars whose busy times Google did not give. */
    static ProviderUnavailable unknown(FreeBusy.Answer answer, int asked) {
        return new ProviderUnavailable(
                "Google did not say when " + answer.unknown().size() + " of " + asked
                        + " calendars are busy, and unknown is not free. Try again later, or ask for single calendars.",
                "free/busy: " + String.join(", ", answer.reasons()));
    }
}
