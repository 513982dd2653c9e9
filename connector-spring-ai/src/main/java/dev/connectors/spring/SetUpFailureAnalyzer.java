package dev.connectors.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows what is wrong with the set-up instead of a stack trace. */
final class SetUpFailureAnalyzer extends AbstractFailureAnalyzer<SetUpException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SetUpException cause) {
        return new FailureAnalysis("The connectors cannot start.", cause.getMessage(), cause);
    }
}
