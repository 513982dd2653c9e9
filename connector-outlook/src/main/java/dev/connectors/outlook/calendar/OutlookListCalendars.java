package dev.connectors.outlook.calendar;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Page;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.ListCalendars;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Scopes;
import java.util.ArrayList;
import java.util.Optional;

/** {@code GET /me/calendars} of Graph, which names no zone: Exchange keeps one for each mailbox and none for a calendar. */
final class OutlookListCalendars implements Action<ListCalendars.Input, ListCalendars.Output> {

    @Override
    public ActionContract<ListCalendars.Input, ListCalendars.Output> contract() {
        return ListCalendars.CONTRACT;
    }

    @Override
    public Scopes scopes() {
        return Calendars.LIST_SCOPES;
    }

    @Override
    public ListCalendars.Output run(ListCalendars.Input in, ActionContext context) {
        var visible = context.visible(CalendarId.class);
        var listed = new ArrayList<ListCalendars.Listed>();
        for (var entry : CalendarListCodec.all(context)) {
            var access = visible.get(entry.id());
            if (access != null) {
                listed.add(new ListCalendars.Listed(
                        entry.id(),
                        Optional.of(CalendarListCodec.title(entry)),
                        access,
                        Optional.empty(),
                        entry.primary() ? Optional.of(true) : Optional.empty()));
            }
        }
        return new ListCalendars.Output(Page.of(listed));
    }
}
