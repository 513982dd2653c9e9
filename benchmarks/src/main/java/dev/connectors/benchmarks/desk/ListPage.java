package dev.connectors.benchmarks.desk;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Doc;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.google.calendar.EventMapping;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import java.time.ZoneId;

/** Lists a whole page of 250 events, which is more than a model is ever given. */
final class ListPage implements Action<ListPage.Input, ListEvents.Output> {

    static final CalendarId CALENDAR = new CalendarId("agent@acme.example");

    /** Whose. */
    record Input(
            @Doc("Its calendar.") CalendarId calendar,
            @Doc("IANA zone.") ZoneId timeZone) {}

    private static final ActionContract<Input, ListEvents.Output> CONTRACT = ActionContract.of(
                    "list_page", Input.class, ListEvents.Output.class)
            .description("Lists a page of events.")
            .build();

    @Override
    public ActionContract<Input, ListEvents.Output> contract() {
        return CONTRACT;
    }

    @Override
    public ListEvents.Output run(Input in, ActionContext context) {
        return context.http()
                .get("/events")
                .query("maxResults", 250)
                .send(EventMapping.page(in.calendar(), in.timeZone()));
    }
}
