/** What hosts embed: connections, sign-in, permissions, HTTP and stores. */
module dev.connectors.runtime {
    requires transitive dev.connectors.api;
    requires static org.jspecify;

    exports dev.connectors.auth;
    exports dev.connectors.permission;
    exports dev.connectors.store;
}
