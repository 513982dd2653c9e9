/** Offers the connectors of a person to Spring AI, and configures them in Spring Boot; the host brings both. */
module dev.connectors.spring {
    requires transitive dev.connectors.runtime;
    requires transitive spring.ai.model;
    requires static jakarta.servlet;
    requires spring.beans;
    requires transitive spring.boot;
    requires spring.boot.autoconfigure;
    requires spring.context;
    requires spring.core;
    requires static spring.web;
    requires static spring.webmvc;
    requires static org.jspecify;

    exports dev.connectors.spring;

    opens dev.connectors.spring; // to Spring, which makes and binds the beans
}
