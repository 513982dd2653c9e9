/** MLS listings over the RESO Web API. It is reached through {@code Connector}; the connector classes are named by hosts that list them themselves. */
module dev.connectors.bridge {
    requires java.xml;
    requires transitive dev.connectors.api;
    requires static org.jspecify;

    exports dev.connectors.bridge;

    provides dev.connectors.spi.Connector with
            dev.connectors.bridge.BridgeMlsConnector;
}
