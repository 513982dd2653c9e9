package dev.connectors.http;

import dev.connectors.spi.ApiClient;
import dev.connectors.spi.Provider;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * Gives each call a client for its connection's provider: declared origins only, encoded paths, typed errors, and nothing sent
 * twice that must not be. One per host application; thread-safe.
 */
public final class ProviderHttp implements AutoCloseable {

    /**
     * One call's use of a connection.
     *
     * @param connectionId names the connection within the provider; retry quota, rate and circuit are kept by it
     * @param writes whether the client may write at all
     * @param repeatSafe whether a write of this call may be sent again when its answer was lost
     * @param accepted told of each write that the provider accepted (2xx), on the thread that sent it
     */
    public record Exchange(
            Provider provider,
            String connectionId,
            Credential credential,
            Deadline deadline,
            boolean writes,
            boolean repeatSafe,
            Runnable accepted) {
        public Exchange {
            Objects.requireNonNull(provider, "provider");
            Objects.requireNonNull(connectionId, "connectionId");
            Objects.requireNonNull(credential, "credential");
            Objects.requireNonNull(deadline, "deadline");
            Objects.requireNonNull(accepted, "accepted");
        }

        /** Of a call that need not know which of its writes were accepted. */
        public Exchange(
                Provider provider,
                String connectionId,
                Credential credential,
                Deadline deadline,
                boolean writes,
                boolean repeatSafe) {
            this(provider, connectionId, credential, deadline, writes, repeatSafe, () -> {});
        }
    }

    private final Attempts.Shared shared;
    private final JsonBodies bodies;

    private ProviderHttp(WebClient web, HttpPolicy policy, Time time) {
        this.shared =
                new Attempts.Shared(web, policy, time, new Lanes(policy, time), new Retries(policy.retries(), time));
        this.bodies = new JsonBodies(policy.limits());
    }

    /**
     * Sends with this client, which stays the caller's to close.
     *
     * @param clock the time for {@code Retry-After} and circuits
     */
    public static ProviderHttp create(WebClient web, HttpPolicy policy, Clock clock) {
        return new ProviderHttp(
                Objects.requireNonNull(web, "web"), Objects.requireNonNull(policy, "policy"), Time.of(clock));
    }

    static ProviderHttp create(WebClient web, HttpPolicy policy, Time time) {
        return new ProviderHttp(web, policy, time);
    }

    /**
     * A client for one call; it may be used by several threads at once.
     *
     * <p>With {@code writes} false its {@code post}, {@code put}, {@code patch} and {@code delete} throw {@link IllegalStateException}, a
     * defect of the action. Beside the typed errors, a write may end in {@link LostAnswer} or {@link AnsweredButUnread}.
     */
    public ApiClient open(Exchange exchange) {
        var provider = exchange.provider();
        return new ProviderClient(
                shared, bodies, exchange, new Refusals(provider), new Origins(provider), Optional.empty());
    }

    /** Forgets what is kept per connection. */
    @Override
    public void close() {
        shared.lanes().clear();
    }

    Lanes lanes() {
        return shared.lanes();
    }
}
