package dev.connectors.google.calendar;

import dev.connectors.google.Google;
import dev.connectors.spi.Action;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.ResourceType;
import java.util.List;

/** Google Calendar: events and availability of the calendars in an account's list. Stateless and thread-safe. */
public final class GoogleCalendarConnector implements Connector {

    /** For {@link java.util.ServiceLoader}, and for hosts that name their connectors. */
    public GoogleCalendarConnector() {}

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.of(
                        "google_calendar", "Google Calendar", Google.PROVIDER, "Your events, and when you are free.")
                .asksBefore("adds, changes or deletes an event, or answers an invitation")
                .never("shares a calendar, makes one or deletes one");
    }

    @Override
    public List<Action<?, ?>> actions() {
        return List.of(
                new GoogleListCalendars(),
                new GoogleListEvents(),
                new GoogleGetEvent(),
                new GoogleGetAvailability(),
                new GoogleCreateEvent(),
                new GoogleUpdateEvent(),
                new GoogleDeleteEvent(),
                new GoogleRespondToEvent());
    }

    @Override
    public List<ResourceType<?>> resources() {
        return List.of(Calendars.RESOURCES);
    }
}
