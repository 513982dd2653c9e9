package dev.connectors.testkit;

import java.util.concurrent.CountDownLatch;

/** What a stand-in does with a request. Immutable, but for the latches of a hold. */
sealed interface Reaction {

    /** Answers. */
    record Answering(ScriptedAnswer answer) implements Reaction {}

    /** Ends the connection without an answer, after the whole request was read. */
    record Dropping() implements Reaction {}

    /** Does what the script says, and then ends the connection without an answer. */
    record LosingAnswer() implements Reaction {}

    /** Never answers; says when the request is there. */
    record Holding(CountDownLatch arrived) implements Reaction {}

    /** Answers with a body that has no end. */
    record Endless() implements Reaction {}

    /** Answers with a body that comes a byte at a time and has no end. */
    record Dribbling() implements Reaction {}
}
