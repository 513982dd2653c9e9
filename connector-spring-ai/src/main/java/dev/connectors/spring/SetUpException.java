package dev.connectors.spring;

/** The application's set-up is wrong, and the start stops: a sentence per fault, each with its cure. */
final class SetUpException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    SetUpException(String faults) {
        super(faults);
    }
}
