package dev.connectors.auth;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose key of the application's was refused last, in this process. No connection is changed by it: such a key is everybody's, and is
 * mended in one place. Thread-safe.
 */
public final class RefusedKeys {

    private final Set<String> providers = ConcurrentHashMap.newKeySet();

    void refused(String provider) {
        providers.add(provider);
    }

    void accepted(String provider) {
        providers.remove(provider);
    }

    /** Whether the last answer to the application's key for this provider was a refusal. */
    public boolean isRefused(String provider) {
        return providers.contains(provider);
    }
}
