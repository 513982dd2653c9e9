/** Offers the connectors of a person to LangChain4j, whose jars the host brings. */
module dev.connectors.langchain4j {
    requires transitive dev.connectors.runtime;
    requires transitive langchain4j;
    requires transitive langchain4j.core;
    requires static org.jspecify;

    exports dev.connectors.langchain4j;
}
