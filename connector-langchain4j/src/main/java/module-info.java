/** Offers the connectors of a person to LangChain4j. */
module dev.connectors.langchain4j {
    requires transitive dev.connectors.runtime;
    requires static org.jspecify;
}
