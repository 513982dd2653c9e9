package dev.connectors.spi;

/**
 * Requests that only read, to the declared origins of the connection's provider. Implemented by the runtime only.
 *
 * <p>Paths are templates: each <code>{placeholder}</code> is one encoded segment, filled in order, so an id is always exactly
 * one segment. The token is added by the runtime; no URL ever comes from a model.
 *
 * @since 0.1
 */
public interface ApiReader {

    /** {@code GET}. */
    ApiRequest get(String template, Object... segments);

    /** A {@code POST} that only reads, such as a free/busy query. */
    ApiRequest readByPost(String template, Object... segments);

    /**
     * {@code GET} of a link that an answer gave, such as {@code @odata.nextLink}; refused unless it lies in a declared origin.
     *
     * @param link an absolute URL
     */
    ApiRequest follow(String link);

    /** The same for another of the provider's origins. */
    ApiReader at(String origin);
}
