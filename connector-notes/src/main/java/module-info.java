/** A folder of Markdown notes. Exports the connector, for hosts that name it, and the check of the folder. */
module dev.connectors.notes {
    requires transitive dev.connectors.api;
    requires static org.jspecify;

    exports dev.connectors.notes;

    provides dev.connectors.spi.Connector with
            dev.connectors.notes.NotesConnector;
}
