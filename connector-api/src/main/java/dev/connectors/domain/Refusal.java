package dev.connectors.domain;

import org.jspecify.annotations.Nullable;

/** What a constructor or a {@code parse} says when it refuses, as far as it may be shown. */
final class Refusal {

    /**
     * The message of an {@code IllegalArgumentException}, which by contract says what was expected; for anything else
     * the given words, because messages of the JDK's own exceptions repeat the value.
     */
    static String of(RuntimeException refused, String otherwise) {
        @Nullable String message = refused.getMessage();
        return refused.getClass() == IllegalArgumentException.class && message != null ? message : otherwise;
    }

    private Refusal() {}
}
