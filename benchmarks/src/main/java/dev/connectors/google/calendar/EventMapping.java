package dev.connectors.google.calendar;

import dev.connectors.domain.Page;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventSummary;
import dev.connectors.domain.calendar.EventView;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.spi.ApiRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/** The mapping of the calendar connector, for references that must map as it does. In its package, since it is not public. */
public final class EventMapping {

    private EventMapping() {}

    /** What {@code get_event} asks for, encoded. */
    public static String fieldsOfEvent() {
        return URLEncoder.encode(EventCodec.WHOLE, StandardCharsets.UTF_8);
    }

    /** What {@code list_events} asks for, encoded. */
    public static String fieldsOfList() {
        return URLEncoder.encode("nextPageToken,items(" + EventCodec.LISTED + ")", StandardCharsets.UTF_8);
    }

    /** Reads an event as {@code get_event} gives it. */
    public static ApiRequest.Reader<EventView> event(CalendarId calendar, ZoneId zone) {
        var reader = EventCodec.askedIn(calendar, zone);
        return in -> EventView.of(reader.read(in).live());
    }

    /** Reads a page as {@code list_events} gives its items. */
    public static ApiRequest.Reader<ListEvents.Output> page(CalendarId calendar, ZoneId zone) {
        var reader = EventsPage.reader(EventCodec.askedIn(calendar, zone));
        return in -> new ListEvents.Output(
                zone,
                Page.of(reader.read(in).items().stream()
                        .map(found -> EventSummary.of(found.live()))
                        .toList()));
    }
}
