package dev.connectors.benchmarks.vendors;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Doc;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.outlook.calendar.EventMapping;
import dev.connectors.spi.Action;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.Provider;
import dev.connectors.spi.Resource;
import dev.connectors.spi.ResourceType;
import java.time.ZoneId;
import java.util.List;

/** A page of 250 of Outlook's events, which is more than a model is ever given. */
public final class GraphDeskConnector implements Connector {

    /** Its provider's id. */
    static final String PROVIDER = "graph_desk";

    /** What it is called as a tool. */
    static final String TOOL = "graph_desk_list_page";

    static final CalendarId CALENDAR = new CalendarId("agent@acme.example");

    /** Whose. */
    record Input(
            @Doc("Its calendar.") CalendarId calendar,
            @Doc("IANA zone.") ZoneId timeZone) {}

    private static final class ListPage implements Action<Input, ListEvents.Output> {

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
                    .get("/me/calendars/{calendar}/calendarView", in.calendar().value())
                    .query("$top", 250)
                    .send(EventMapping.page(in.calendar(), in.timeZone(), CALENDAR.value()));
        }
    }

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.of(
                PROVIDER, "Graph desk", Provider.apiKey(PROVIDER, "https://desk.example/graph"), "Your events.");
    }

    @Override
    public List<Action<?, ?>> actions() {
        return List.of(new ListPage());
    }

    @Override
    public List<ResourceType<?>> resources() {
        return List.of(ResourceType.of(
                "calendar",
                CalendarId.class,
                context -> List.of(Resource.of(CALENDAR, "Agent").alias("primary"))));
    }
}
