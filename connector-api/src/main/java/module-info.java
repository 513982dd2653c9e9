/** What connector authors see: the SPI, the domains, effects, resources, scopes and errors. */
module dev.connectors.api {
    requires transitive com.fasterxml.jackson.core;
    requires static org.jspecify;

    exports dev.connectors.domain;
    exports dev.connectors.domain.address;
    exports dev.connectors.domain.calendar;
    exports dev.connectors.domain.listings;
    exports dev.connectors.domain.notes;
    exports dev.connectors.error;
    exports dev.connectors.spi;
    exports dev.connectors.spi.calendar;
}
