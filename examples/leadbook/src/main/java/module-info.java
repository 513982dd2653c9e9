/** Leads in Leadbook. Exports nothing: it is reached only through {@code Connector}. */
module dev.example.leadbook {
    requires dev.connectors.api;

    provides dev.connectors.spi.Connector with
            dev.example.leadbook.LeadbookConnector;

    opens dev.example.leadbook to
            dev.connectors.api;
}
