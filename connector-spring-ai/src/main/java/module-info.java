/** Offers the connectors of a person to Spring AI, and configures them in Spring Boot. */
module dev.connectors.spring {
    requires transitive dev.connectors.runtime;
    requires static org.jspecify;
}
