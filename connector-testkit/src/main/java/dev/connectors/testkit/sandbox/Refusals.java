package dev.connectors.testkit.sandbox;

/** How a provider says no, by the address that was asked. */
interface Refusals {

    /** A fault that a test ordered. */
    Answer ordered(RecordedRequest request, int status, String reason);

    /** Whatever the handling of a request threw. */
    Answer of(RuntimeException thrown);
}
