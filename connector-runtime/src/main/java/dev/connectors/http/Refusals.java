package dev.connectors.http;

import dev.connectors.error.Conflict;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotFound;
import dev.connectors.error.ProviderRejected;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.error.RateLimited;
import dev.connectors.error.ReauthorizationRequired;
import dev.connectors.http.WebClient.Answer;
import dev.connectors.spi.ErrorResponse;
import dev.connectors.spi.Provider;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an answer that is not 2xx means, in typed errors. The provider's own reading comes first, then the status. Texts name the
 * provider by our title for it and hold none of its words.
 */
final class Refusals {

    private record Response(int status, WebClient.Headers headers, byte[] body, Optional<Instant> retryAt)
            implements ErrorResponse {
        @Override
        public Optional<String> header(String name) {
            return headers.first(name);
        }

        @Override
        public List<String> headers(String name) {
            return headers.all(name);
        }

        @Override
        public String toString() {
            return status + ", " + body.length + " bytes";
        }
    }

    private static final int BODY_FOR_READERS = 64 << 10;
    private static final DateTimeFormatter SOON =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FAR =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final long SOON_SECONDS = 12 * 3600;

    private final Provider provider;
    private final String title;

    Refusals(Provider provider) {
        this.provider = provider;
        this.title = provider.title();
    }

    /**
     * The typed error.
     *
     * @param retryAt until when the answer asks for a pause
     * @param signedIn whether a token was sent
     */
    ConnectorException of(Answer answer, Optional<Instant> retryAt, boolean signedIn, Instant now) {
        var status = answer.status();
        if (status < 400) {
            return unusable("a redirect, which is never followed", status);
        }
        var body = answer.body();
        var response = new Response(
                status,
                answer.headers(),
                body.length > BODY_FOR_READERS ? Arrays.copyOf(body, BODY_FOR_READERS) : body,
                retryAt);
        var error = byProvider(response).orElseGet(() -> byStatus(status, signedIn));
        if (status == 429 || (status == 503 && retryAt.isPresent())) {
            // Who names a time says that it was not done, whatever the provider's reading makes of the rest.
            return error instanceof ProviderUnavailable ? paused(retryAt, now) : error;
        }
        return error;
    }

    /** Until when an answer that went well says that nothing is left of the quota. */
    Optional<Instant> exhaustedUntil(Answer answer) {
        try {
            return provider.errors().exhaustedUntil(answer.headers()::first);
        } catch (RuntimeException e) {
            return Optional.empty(); // a reader that fails on what it did not expect has nothing to say
        }
    }

    private Optional<ConnectorException> byProvider(ErrorResponse response) {
        try {
            return provider.errors().read(response);
        } catch (RuntimeException e) {
            return Optional.empty(); // a reader that fails on what it did not expect has nothing to say
        }
    }

    private ConnectorException byStatus(int status, boolean signedIn) {
        var detail = "status " + status;
        if (status >= 500 || status == 408 || status == 429) {
            return new ProviderUnavailable(
                    title + " has trouble now. Try once more in a minute, or answer with what you have.", detail);
        }
        return switch (status) {
            case 401 -> signedIn ? signInAgain(detail) : refused(detail);
            case 403 ->
                new ProviderRejected(
                        title + " doesn't allow this to the user's account. Don't try another way; tell the user.",
                        detail);
            case 404, 410 ->
                new NotFound(title
                        + " has nothing with this id, or the account can't see it. List again to get current ids.");
            case 409, 412 ->
                new Conflict("What " + title + " has stored changed meanwhile. Read it again, then decide.", detail);
            default -> refused(detail);
        };
    }

    private ProviderRejected refused(String detail) {
        return new ProviderRejected(
                title + " refused this request. The same arguments won't work; change them or tell the user.", detail);
    }

    private ConnectorException signInAgain(String detail) {
        return new ReauthorizationRequired(
                "The user must sign in to " + title + " first. Don't call again before they say it is done.", detail);
    }

    /** A pause that the provider asked for. */
    RateLimited paused(Optional<Instant> until, Instant now) {
        var when = until.map(instant -> (instant.isBefore(now.plusSeconds(SOON_SECONDS)) ? SOON : FAR)
                        .format(instant.plusMillis(999))) // shown in whole seconds, never earlier
                .map(text -> "until " + text)
                .orElse("of a minute or more");
        return new RateLimited(title + " asks for a pause " + when + ". Answer with what you have.", until);
    }

    /** A pause of our own, to stay within what the provider allows. */
    RateLimited busy(Instant until) {
        return new RateLimited(
                "Too many requests to " + title + " at once. Try again after " + SOON.format(until.plusMillis(999))
                        + ", or answer with what you have.",
                Optional.of(until));
    }

    ProviderUnavailable unreachable(String detail) {
        return new ProviderUnavailable(
                title + " can't be reached now. Try once more in a minute, or answer with what you have.", detail);
    }

    ProviderUnavailable unusable(String what, int status) {
        return new ProviderUnavailable(
                title + " gave an answer that can't be used. Answer with what you have and tell the user; it may work"
                        + " later, not at once.",
                status == 0 ? what : "status " + status + ": " + what);
    }
}
