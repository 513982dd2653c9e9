package dev.connectors.spi;

import dev.connectors.domain.ActionContract;
import dev.connectors.error.ConnectorException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a composite may call. Implemented by the runtime only.
 *
 * @since 0.1
 */
public interface Calls {

    /**
     * What one account answered: a value, or the error that it ended with.
     *
     * @param account the account's label
     * @param value the output, filtered to what the user lets the assistant see
     * @param error why there is none
     */
    record Answer<O>(String account, Optional<O> value, Optional<ConnectorException> error) {}

    /** Calls an action on every account that offers it and is on; each call is decided, filtered and recorded by itself. */
    <I, O> List<Answer<O>> each(ActionContract<I, O> contract, I in);

    /** The user's zone. */
    ZoneId zone();

    /** The time. */
    Clock clock();
}
