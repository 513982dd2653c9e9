/** Outlook calendar. It is reached through {@code Connector}; the connector classes are named by hosts that list them themselves. */
module dev.connectors.outlook {
    requires transitive dev.connectors.api;
    requires static org.jspecify;

    exports dev.connectors.outlook.calendar;

    provides dev.connectors.spi.Connector with
            dev.connectors.outlook.calendar.OutlookCalendarConnector;
}
