package dev.connectors.store;

import dev.connectors.auth.PendingSignIn;
import dev.connectors.auth.SignInStore;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Pending sign-ins in memory. Thread-safe. */
public final class MemorySignInStore implements SignInStore {

    /** Of one principal; the oldest gives way, so that nobody can fill the memory by starting and never finishing. */
    private static final int MOST_PER_PRINCIPAL = 20;

    private final Clock clock;
    private final Map<String, PendingSignIn> pending = new LinkedHashMap<>();

    /** Empty. */
    public MemorySignInStore() {
        this(Clock.systemUTC());
    }

    /** Empty, with the clock that ends sign-ins. */
    public MemorySignInStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void put(PendingSignIn signIn) {
        var now = clock.instant();
        pending.values().removeIf(other -> !other.expiry().isAfter(now));
        var own = pending.values().stream()
                .filter(other -> other.principal().equals(signIn.principal()))
                .toList();
        if (own.size() >= MOST_PER_PRINCIPAL) {
            pending.remove(own.get(0).stateHash());
        }
        pending.put(signIn.stateHash(), signIn);
    }

    @Override
    public synchronized Optional<PendingSignIn> take(String stateHash) {
        return Optional.ofNullable(pending.remove(stateHash))
                .filter(signIn -> signIn.expiry().isAfter(clock.instant()));
    }
}
