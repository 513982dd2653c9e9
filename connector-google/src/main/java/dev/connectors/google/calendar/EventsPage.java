package dev.connectors.google.calendar;

import dev.connectors.spi.ApiRequest;
import dev.connectors.spi.Json;
import dev.connectors.spi.ReadContext;
import dev.connectors.spi.calendar.CalendarSource.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of {@code events.list} or {@code events.instances} of Calendar API v3. Immutable.
 *
 * @param items as they came; may be empty although more follows
 * @param next the token of the page after it
 */
record EventsPage(List<GoogleEvent> items, Optional<String> next) {

    /** Reads one page, occurrences one by one, in order of their starts; a token fits the query that it was given for. */
    static EventsPage list(Query query, Optional<String> token, ReadContext context) {
        return context.http()
                .get("/calendars/{calendar}/events", query.calendar().value())
                .query("singleEvents", true)
                .query("orderBy", "startTime")
                .query("timeMin", query.window().min())
                .query("timeMax", query.window().max())
                .query("timeZone", query.zone().getId())
                .query("q", query.words())
                .query("maxResults", query.size())
                .query("pageToken", token)
                .query("fields", "nextPageToken,items(" + EventCodec.LISTED + ")")
                .send(reader(EventCodec.askedIn(query.calendar(), query.zone())));
    }

    static ApiRequest.Reader<EventsPage> reader(ApiRequest.Reader<GoogleEvent> item) {
        return in -> {
            var items = new ArrayList<GoogleEvent>();
            var next = new String[1];
            Json.fields(in, name -> {
                switch (name) {
                    case "nextPageToken" -> next[0] = in.getText();
                    case "items" -> Json.items(in, () -> items.add(item.read(in)));
                    default -> {}
                }
            });
            return new EventsPage(items, Optional.ofNullable(next[0]));
        };
    }
}
