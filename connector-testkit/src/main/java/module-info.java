/** Contract tests for the authors of connectors, and stand-ins of the providers. */
module dev.connectors.testkit {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires java.net.http;
    requires jdk.httpserver;
    requires static org.jspecify;
    requires static org.junit.jupiter.api;

    exports dev.connectors.testkit.discovery;
    exports dev.connectors.testkit.sandbox;
}
