/** Google Calendar. It is reached through {@code Connector}; the connector classes are named by hosts that list them themselves. */
module dev.connectors.google {
    requires transitive dev.connectors.api;
    requires static org.jspecify;

    exports dev.connectors.google.calendar;

    provides dev.connectors.spi.Connector with
            dev.connectors.google.calendar.GoogleCalendarConnector;
}
