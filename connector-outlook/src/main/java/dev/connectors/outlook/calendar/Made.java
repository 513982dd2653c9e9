package dev.connectors.outlook.calendar;

import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventId;
import dev.connectors.spi.Json;
import dev.connectors.spi.ReadContext;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Finds the event that this very operation made, by its {@code transactionId}: among those that changed of late, since a filter by that
 * property is nowhere promised.
 */
final class Made {

    private static final Duration LATELY = Duration.ofDays(2);
    private static final int PER_PAGE = 250;

    private record Entry(String id, String transactionId) {}

    private Made() {}

    /** The event; empty where there is none, or it was cancelled. */
    static Optional<GraphEvent> find(CalendarId calendar, ReadContext context) {
        var since = context.clock().instant().minus(LATELY).truncatedTo(ChronoUnit.SECONDS);
        var request = context.http()
                .get("/me/calendars/{calendar}/events", calendar.value())
                .query("$filter", "lastModifiedDateTime ge " + since)
                .query("$select", "id,transactionId")
                .query("$top", PER_PAGE);
        return GraphPage.all(request, Preferences::ids, Made::read, context).stream()
                .filter(entry -> entry.transactionId().equals(context.operationId()))
                .findFirst()
                .flatMap(entry -> OutlookGetEvent.find(calendar, new EventId(entry.id()), context));
    }

    private static Entry read(JsonParser in) throws IOException {
        var parts = new String[] {"", ""};
        Json.fields(in, name -> {
            switch (name) {
                case "id" -> parts[0] = in.getText();
                case "transactionId" -> parts[1] = in.getText();
                default -> {}
            }
        });
        return new Entry(parts[0], parts[1]);
    }
}
