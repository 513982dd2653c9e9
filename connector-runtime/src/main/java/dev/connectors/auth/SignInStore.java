package dev.connectors.auth;

import java.util.Optional;

/**
 * Where sign-ins wait for the browser to come back.
 *
 * <p>Implemented in memory and by durable stores: a sign-in that starts on one node may come back to another. Called on any
 * thread. What it holds is encrypted at rest, since it holds code verifiers.
 *
 * @since 0.1
 */
public interface SignInStore {

    /** Keeps a sign-in until it is taken or its time is over. */
    void put(PendingSignIn signIn);

    /** Removes and gives a sign-in, to exactly one caller whatever the number of threads and nodes. */
    Optional<PendingSignIn> take(String stateHash);
}
