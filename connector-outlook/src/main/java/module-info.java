/** Outlook calendar, on Microsoft Graph. It is reached through {@code Connector}. */
module dev.connectors.outlook {
    requires transitive dev.connectors.api;
    requires static org.jspecify;
}
