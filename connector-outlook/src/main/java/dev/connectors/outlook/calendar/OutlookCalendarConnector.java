package dev.connectors.outlook.calendar;

import dev.connectors.outlook.Microsoft;
import dev.connectors.spi.Action;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.ResourceType;
import java.util.List;

/** Outlook calendar: events and availability of the calendars in a Microsoft account's list. Stateless and thread-safe. */
public final class OutlookCalendarConnector implements Connector {

    /** For {@link java.util.ServiceLoader}, and for hosts that name their connectors. */
    public OutlookCalendarConnector() {}

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.of(
                        "outlook_calendar",
                        "Outlook calendar",
                        Microsoft.PROVIDER,
                        "Your events, and when you are free.")
                .asksBefore("adds, changes or deletes an event, or answers an invitation")
                .never("shares a calendar, makes one or deletes one");
    }

    @Override
    public List<Action<?, ?>> actions() {
        return List.of(
                new OutlookListCalendars(),
                new OutlookListEvents(),
                new OutlookGetEvent(),
                new OutlookGetAvailability(),
                new OutlookCreateEvent(),
                new OutlookUpdateEvent(),
                new OutlookDeleteEvent(),
                new OutlookRespondToEvent());
    }

    @Override
    public List<ResourceType<?>> resources() {
        return List.of(Calendars.RESOURCES);
    }
}
