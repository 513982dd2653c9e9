package dev.connectors.spi;

/**
 * What an action may use while it runs. Implemented by the runtime only.
 *
 * @since 0.1
 */
public interface ActionContext extends ReadContext {

    /** A client for the provider's origins; in a READ action it cannot write. */
    @Override
    ApiClient http();
}
