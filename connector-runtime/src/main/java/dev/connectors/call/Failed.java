package dev.connectors.call;

import dev.connectors.error.ConnectorException;

/**
 * An account that could not be asked, while others answered. Immutable.
 *
 * @param source which
 * @param error why
 */
record Failed(Routing.Source source, ConnectorException error) {}
