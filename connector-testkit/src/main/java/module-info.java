/** Contract tests for the authors of connectors, and stand-ins of the providers. */
module dev.connectors.testkit {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires transitive dev.connectors.api;
    requires transitive dev.connectors.runtime;
    requires java.logging;
    requires java.net.http;
    requires jdk.httpserver;
    requires static org.jspecify;
    requires static transitive org.junit.jupiter.api;
    requires static org.junit.jupiter.params;

    exports dev.connectors.testkit;
    exports dev.connectors.testkit.contract;
    exports dev.connectors.testkit.discovery;
    exports dev.connectors.testkit.domain;
    exports dev.connectors.testkit.host;
    exports dev.connectors.testkit.openapi;
    exports dev.connectors.testkit.reso;
    exports dev.connectors.testkit.sandbox;

    // To JUnit, which calls the tests of the suites, and to the descriptor, which builds the records of their
    // connectors.
    opens dev.connectors.testkit;
    opens dev.connectors.testkit.domain;
    opens dev.connectors.testkit.host;

    uses dev.connectors.spi.Composite;
}
