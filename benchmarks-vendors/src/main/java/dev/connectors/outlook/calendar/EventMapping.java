package dev.connectors.outlook.calendar;

import dev.connectors.domain.Page;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.domain.calendar.EventSummary;
import dev.connectors.domain.calendar.ListEvents;
import dev.connectors.spi.ApiRequest;
import java.time.ZoneId;
import java.util.Optional;

/** The mapping of the calendar connector, for calls that must map as it does. In its package, since it is not public. */
public final class EventMapping {

    private EventMapping() {}

    /** What {@code get_event} asks for. */
    public static String[] fieldsOfEvent() {
        return EventCodec.WHOLE.split(",");
    }

    /** What {@code list_events} asks for. */
    public static String[] fieldsOfList() {
        return EventCodec.LISTED.split(",");
    }

    /** Reads a page as {@code list_events} gives its items. */
    public static ApiRequest.Reader<ListEvents.Output> page(CalendarId calendar, ZoneId zone, String account) {
        var reader = GraphPage.reader(EventCodec.askedIn(calendar, zone, Optional.of(account)));
        return in -> new ListEvents.Output(
                zone,
                Page.of(reader.read(in).items().stream()
                        .map(found -> EventSummary.of(found.live()))
                        .toList()));
    }
}
