package dev.connectors.outlook.calendar;

import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.spi.ApiRequest;
import dev.connectors.spi.Json;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.calendar.Window;
import java.io.IOException;

/**
 * Whether an event lies in a calendar.
 *
 * <p>Graph does not say. An id is good for the whole mailbox, and {@code /me/calendars/{calendar}/events/{event}} answers with the event
 * whichever of the mailbox's calendars is named (https://github.com/microsoftgraph/microsoft-graph-docs/issues/391); the calendar that
 * {@code $expand=calendar} gives for a single event is of another spelling than the list's (issue 6699 there, both read on 2026-11-28).
 * Since a user hides calendars one by one, an event that was named with a calendar that may be seen is looked for among what that
 * calendar holds.
 */
final class Belonging {

    private static final int PER_PAGE = 250;

    private Belonging() {}

    /** Whether the calendar holds the event; of an occurrence that was read, among those of its days. */
    static boolean isIn(CalendarId calendar, EventId id, GraphEvent found, ReadContext context) {
        var request = found.isSeries() ? ofSeries(calendar, found, context) : ofDays(calendar, found, context);
        var ids = GraphPage.all(
                request.query("$select", "id").query("$top", PER_PAGE), Preferences::ids, Belonging::id, context);
        return ids.contains(id.value());
    }

    private static ApiRequest ofSeries(CalendarId calendar, GraphEvent series, ReadContext context) {
        return context.http()
                .get("/me/calendars/{calendar}/events", calendar.value())
                .query("$filter", "iCalUId eq '" + series.uid().replace("'", "''") + "'");
    }

    private static ApiRequest ofDays(CalendarId calendar, GraphEvent found, ReadContext context) {
        var window = Window.of(found.day(), found.day());
        return context.http()
                .get("/me/calendars/{calendar}/calendarView", calendar.value())
                .query("startDateTime", window.min())
                .query("endDateTime", window.max());
    }

    private static String id(JsonParser in) throws IOException {
        var id = new String[] {""};
        Json.fields(in, name -> {
            if (name.equals("id")) {
                id[0] = in.getText();
            }
        });
        return id[0];
    }
}
