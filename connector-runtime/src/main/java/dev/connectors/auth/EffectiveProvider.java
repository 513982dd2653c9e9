package dev.connectors.auth;

import dev.connectors.spi.Provider;
import java.util.Map;
import java.util.Objects;

/**
 * A provider with the servers that are really asked: its own, or those of a stand-in that the host named. Immutable.
 *
 * <p>Other servers are another identity, and tokens of one identity are never sent to another. A provider's own identity is
 * its id, so that a new version of a connector with one origin more ends no sign-in; a stand-in's identity also holds a hash
 * of all its servers.
 */
public final class EffectiveProvider {

    private final Provider provider;
    private final String identity;

    private EffectiveProvider(Provider provider, String identity) {
        this.provider = provider;
        this.identity = identity;
    }

    /**
     * The provider as it declares itself.
     *
     * @throws IllegalArgumentException if it declares a server without https; the message names each
     */
    public static EffectiveProvider of(Provider declared) {
        Servers.requireSound(declared, StandIns.STRICT, false);
        return new EffectiveProvider(declared, declared.id());
    }

    /**
     * The provider with all its servers replaced by those of a stand-in. Where nothing is replaced, or each by itself, this is
     * the provider as it declares itself.
     *
     * @throws IllegalArgumentException if some are replaced and others not, or if the host permits no such stand-in; the
     *     message says all that is wrong
     */
    public static EffectiveProvider replaced(Provider declared, Endpoints endpoints, StandIns permitted) {
        if (endpoints.equals(Endpoints.none()) || endpoints.equals(Servers.of(declared))) {
            return of(declared);
        }
        var standIn = Servers.replace(declared, endpoints);
        Servers.requireSound(standIn, permitted, true);
        return new EffectiveProvider(standIn, declared.id() + "@" + Servers.hash(standIn));
    }

    /**
     * The same with the host's settings in its endpoints. The identity stays: a setting changes no host.
     *
     * @throws IllegalArgumentException if a value does not fit its setting; the message says what was expected
     */
    public EffectiveProvider filled(Map<String, String> settings) {
        return new EffectiveProvider(provider.filled(settings), identity);
    }

    /** Such as {@code google}. */
    public String id() {
        return provider.id();
    }

    /** With the servers that are really asked. */
    public Provider provider() {
        return provider;
    }

    /** Which servers tokens are made for. */
    public String identity() {
        return identity;
    }

    /** Whether the servers are not the provider's own; a host names these at start. */
    public boolean isStandIn() {
        return !identity.equals(provider.id());
    }

    /** Whether this connection's tokens were made for these servers. */
    public boolean madeFor(Connection connection) {
        return identity.equals(connection.providerIdentity()) && provider.id().equals(connection.providerId());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EffectiveProvider that
                && identity.equals(that.identity)
                && provider.equals(that.provider);
    }

    @Override
    public int hashCode() {
        return Objects.hash(identity, provider);
    }

    @Override
    public String toString() {
        return "EffectiveProvider[" + identity + "]";
    }
}
