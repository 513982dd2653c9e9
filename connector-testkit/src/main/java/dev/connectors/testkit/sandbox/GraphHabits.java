package dev.connectors.testkit.sandbox;

/** What Graph does sometimes, and a test lets it do always. Guarded by the world's monitor. */
final class GraphHabits {

    /** The server works on an item after it was created, so that the change key of the answer is stale at once. */
    boolean rewritesChangeKeys;

    /** A create that is repeated with its transaction id is refused, instead of answered with the event that is there. */
    boolean refusesRepeats;
}
