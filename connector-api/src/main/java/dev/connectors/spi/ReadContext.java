package dev.connectors.spi;

import dev.connectors.domain.Access;
import dev.connectors.domain.ResourceId;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What a call may use to read. Implemented by the runtime only; one per call, a plain object without thread locals, so it may
 * be handed to other threads.
 *
 * @since 0.1
 */
public interface ReadContext {

    /** A client for the provider's origins that cannot write. */
    ApiReader http();

    /** A setting that the host gave, such as the notes' {@code folder}. */
    Optional<String> setting(String name);

    /**
     * The resources of this type that the user lets the assistant see, with the rung of each; canonical ids, in the listing's order,
     * none of them HIDDEN. To be pushed down to the provider: counts and searches cannot be mended afterwards.
     */
    <R extends ResourceId> Map<R, Access> visible(Class<R> type);

    /** The account's name at the provider, such as its e-mail address; empty where there is none. */
    Optional<String> accountName();

    /** Key of this operation: 26 characters of {@code 0-9a-v}. The same through approval, and when the same call is made again after a lost answer. */
    String operationId();

    /** The user's zone, as the host gave it for the conversation. */
    ZoneId zone();

    /** The time. */
    Clock clock();

    /**
     * To be called between steps that take time and do no request; each request and each wait does it by itself.
     *
     * @throws dev.connectors.error.Cancelled when the host cancelled or the connection was revoked
     * @throws dev.connectors.error.DeadlineExceeded when the call is out of time
     */
    void checkpoint();
}
