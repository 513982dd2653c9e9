package dev.connectors.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An answer that is not 2xx. Given to a provider's {@link ErrorReader} only; its body is a provider's text and never leaves
 * through an error.
 *
 * @since 0.1
 */
public interface ErrorResponse {

    /** The status, 300 to 599. */
    int status();

    /** The first header of that name, in any spelling of its case. */
    Optional<String> header(String name);

    /** All headers of that name, in their order. */
    default List<String> headers(String name) {
        return header(name).stream().toList();
    }

    /** The body, cut at 64 KiB; empty where there is none. It may be HTML, whatever the header says. */
    byte[] body();

    /** Until when the provider asks for a pause (RFC 9110 section 10.2.3, seconds or a date). */
    Optional<Instant> retryAt();
}
