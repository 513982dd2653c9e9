/** MLS listings over the RESO Web API. It is reached through {@code Connector}. */
module dev.connectors.bridge {
    requires transitive dev.connectors.api;
    requires static org.jspecify;
}
