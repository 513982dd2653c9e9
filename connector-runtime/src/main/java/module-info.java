/**
 * What a host application embeds: discovery, the pipeline, permission decisions, sign-in, hardened HTTP, approvals, the record, and
 * stores in memory. Hosts start in {@code dev.connectors.runtime}.
 */
module dev.connectors.runtime {
    requires transitive dev.connectors.api;
    requires io.github.resilience4j.bulkhead;
    requires io.github.resilience4j.circuitbreaker;
    requires io.github.resilience4j.core;
    requires io.github.resilience4j.ratelimiter;
    requires io.github.resilience4j.retry;
    requires java.net.http;
    requires org.slf4j;
    requires static org.jspecify;

    exports dev.connectors.approval;
    exports dev.connectors.audit;
    exports dev.connectors.auth;
    exports dev.connectors.function;
    exports dev.connectors.http;
    exports dev.connectors.listings;
    exports dev.connectors.permission;
    exports dev.connectors.runtime;
    exports dev.connectors.store;
    exports dev.connectors.tool;

    opens dev.connectors.approval to
            dev.connectors.api;

    uses dev.connectors.spi.Connector;
    uses dev.connectors.spi.Composite;

    provides dev.connectors.spi.Composite with
            dev.connectors.calendar.FindFreeSlotsComposite;
}
