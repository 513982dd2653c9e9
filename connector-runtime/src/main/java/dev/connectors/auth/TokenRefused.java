package dev.connectors.auth;

import java.util.Optional;

/** The token endpoint refused (RFC 6749 section 5.2), with one of the error codes that we know. Holds no text of the provider. */
final class TokenRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** What its code means to us. */
    enum Why {
        /** The code or the refresh token is worth nothing any more. */
        INVALID_GRANT,
        /** The person must sign in or consent once more. */
        INTERACTION,
        /** A token that was to be revoked was dead already (RFC 7009 section 2.2.1 leaves this out, providers do it). */
        INVALID_TOKEN,
        /** The host's client is not known, not permitted or not proved. */
        CLIENT,
        /** All else. */
        OTHER
    }

    private final Why why;
    private final transient Optional<Secret> claims;

    TokenRefused(Why why, int status) {
        this(why, status, Optional.empty());
    }

    TokenRefused(Why why, int status, Optional<Secret> claims) {
        super("token endpoint: " + why + ", status " + status, null, false, true);
        this.why = why;
        this.claims = claims;
    }

    /** Whether the sign-in is over, rather than this application refused or the provider in trouble. */
    boolean isOver() {
        return why == Why.INVALID_GRANT || why == Why.INTERACTION;
    }

    /** What the next sign-in must ask for, where the provider says so. */
    Optional<Secret> claims() {
        return claims;
    }

    Why why() {
        return why;
    }
}
