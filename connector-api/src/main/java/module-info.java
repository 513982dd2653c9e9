/** What the author of a connector sees. */
module dev.connectors.api {
    requires transitive com.fasterxml.jackson.core;
    requires static org.jspecify;

    exports dev.connectors.domain;
    exports dev.connectors.error;
}
