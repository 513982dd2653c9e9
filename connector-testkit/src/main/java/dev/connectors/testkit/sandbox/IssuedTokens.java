package dev.connectors.testkit.sandbox;

/** Tokens of the stand-in. Immutable; the text form shows none of them. */
public record IssuedTokens(String accessToken, String refreshToken) {

    /** Shows no token. */
    @Override
    public String toString() {
        return "[redacted]";
    }
}
