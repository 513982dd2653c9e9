package dev.connectors.auth;

import dev.connectors.http.Credential;
import dev.connectors.http.Deadline;
import dev.connectors.http.WebClient.Header;
import dev.connectors.http.WebClient.Headers;
import dev.connectors.spi.OAuth;
import java.util.Optional;

/** An access token as a bearer token (RFC 6750 section 2.1), refreshed in time. */
final class OAuthCredential implements Credential {

    private static final String SCHEME = "Bearer ";

    private final OAuth oauth;
    private final OwnConnection connection;
    private final Refreshes refreshes;

    OAuthCredential(OAuth oauth, OwnConnection connection, Refreshes refreshes) {
        this.oauth = oauth;
        this.connection = connection;
        this.refreshes = refreshes;
    }

    @Override
    public Optional<Header> header(Deadline deadline) {
        return Optional.of(
                header(refreshes.usable(connection.active(), deadline).access()));
    }

    /** RFC 6750 section 2.1. */
    static Header header(Secret access) {
        return new Header("Authorization", SCHEME + access.value());
    }

    @Override
    public boolean renew(Header refused, Deadline deadline) {
        return renew(refused, Optional.empty(), deadline);
    }

    @Override
    public boolean renew(Header refused, Headers answer, Deadline deadline) {
        return renew(refused, claims(answer), deadline);
    }

    @Override
    public boolean challenged(Headers answer) {
        return claims(answer).isPresent();
    }

    /**
     * A new token with the claims did not do, or there is no new one: the person must meet the challenge. Not so where there is another
     * token by now: that one was not refused.
     */
    @Override
    public void refusedAgain(Header refused, Headers answer) {
        claims(answer).ifPresent(claims -> connection.signInWith(claims, now -> isOf(now, refused)));
    }

    /** A provider that asks for no claims of its own did not say that it understands challenges; none of its is looked at. */
    private Optional<Secret> claims(Headers answer) {
        return oauth.claims().flatMap(own -> Challenges.claims(answer));
    }

    private boolean renew(Header refused, Optional<Secret> claims, Deadline deadline) {
        var now = connection.active();
        if (isOf(now, refused)) {
            return refreshes.renewed(now, claims, deadline);
        }
        // Somebody else was refused too, and was faster; but maybe without the claims.
        if (claims.isPresent() && !refreshes.hasMet(claims.get(), now)) {
            var unused = refreshes.renewed(now, claims, deadline);
        }
        return true;
    }

    private static boolean isOf(Connection now, Header header) {
        return now.tokens()
                .map(tokens -> Secret.of(header(tokens.access()).value()))
                .equals(Optional.of(Secret.of(header.value())));
    }
}
