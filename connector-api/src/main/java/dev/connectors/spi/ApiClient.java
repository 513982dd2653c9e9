package dev.connectors.spi;

/**
 * Requests to the declared origins of the connection's provider, writes included. Implemented by the runtime only. A write is
 * sent once; whether it may be sent again is for {@link Action#repeat()} to say.
 *
 * @since 0.1
 */
public interface ApiClient extends ApiReader {

    /** {@code POST}. */
    ApiRequest post(String template, Object... segments);

    /** {@code PUT}. */
    ApiRequest put(String template, Object... segments);

    /** {@code PATCH}. */
    ApiRequest patch(String template, Object... segments);

    /** {@code DELETE}. */
    ApiRequest delete(String template, Object... segments);

    @Override
    ApiClient at(String origin);
}
