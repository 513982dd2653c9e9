package dev.connectors.benchmarks.vendors;

import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.EventCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import dev.connectors.benchmarks.Ours;
import dev.connectors.outlook.calendar.EventMapping;
import java.util.Objects;

/** The same requests by Microsoft's own SDK, with its own default transport. A call ends with its model; no result text is made. */
final class GraphSdk {

    private static final String CALENDAR = "agent@acme.example";
    private static final String PREFER =
            "IdType=\"ImmutableId\", outlook.timezone=\"Mountain Standard Time\", outlook.body-content-type=\"text\"";

    private final GraphServiceClient graph;

    GraphSdk(String base) {
        graph = new GraphServiceClient((request, more) -> request.headers.add("Authorization", "Bearer " + Ours.TOKEN));
        graph.getRequestAdapter().setBaseUrl(base + "/graph/v1.0");
    }

    Event event() {
        return Objects.requireNonNull(graph.me()
                .calendars()
                .byCalendarId(CALENDAR)
                .events()
                .byEventId(Ours.EVENT_ID)
                .get(request -> {
                    request.queryParameters.select = EventMapping.fieldsOfEvent();
                    request.headers.add("Prefer", PREFER);
                }));
    }

    /** The event, and then the ids of its day, as ours asks in order not to give an event of a calendar that is hidden. */
    EventCollectionResponse eventAndItsDay() {
        event();
        return view(250, "id");
    }

    /** A page of a calendar view. */
    EventCollectionResponse list(int count) {
        return view(count, EventMapping.fieldsOfList());
    }

    private EventCollectionResponse view(int count, String... fields) {
        return Objects.requireNonNull(
                graph.me().calendars().byCalendarId(CALENDAR).calendarView().get(request -> {
                    request.queryParameters.startDateTime = "2026-11-30T00:00:00Z";
                    request.queryParameters.endDateTime = "2026-12-03T00:00:00Z";
                    request.queryParameters.select = fields;
                    request.queryParameters.top = count;
                    request.headers.add("Prefer", PREFER);
                }));
    }
}
