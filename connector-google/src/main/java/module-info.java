/** Google Calendar. It is reached through {@code Connector}; the connector classes are named by hosts that list them themselves. */
module dev.connectors.google {
    requires transitive dev.connectors.api;
    requires static org.jspecify;
    requires java.net.http;
    requires static com.google.api.client;
    requires static com.google.auth;
    requires static com.google.auth.oauth2;

    exports dev.connectors.google.calendar;
    exports dev.connectors.google.service;

    provides dev.connectors.spi.Connector with
            dev.connectors.google.calendar.GoogleCalendarConnector;
}
