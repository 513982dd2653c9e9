/** What hosts embed: connections, sign-in, permissions, HTTP and stores. */
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

    exports dev.connectors.auth;
    exports dev.connectors.http;
    exports dev.connectors.permission;
    exports dev.connectors.store;
}
