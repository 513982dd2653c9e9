package dev.connectors.auth;

import dev.connectors.error.DeadlineExceeded;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.http.Deadline;
import dev.connectors.http.LostAnswer;
import dev.connectors.http.WebClient;
import dev.connectors.http.WebClient.Request;
import dev.connectors.spi.StaticToken;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a provider whether it accepts a key, before the key is kept: a part of signing in, as the token endpoint is for OAuth.
 * Thread-safe.
 */
public final class KeyCheck {

    private static final Logger LOG = LoggerFactory.getLogger(KeyCheck.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final long MOST_BYTES = 1 << 20;

    private final WebClient web;

    /** With this client, which stays the caller's to close. */
    public KeyCheck(WebClient web) {
        this.web = web;
    }

    /**
     * Returns where nothing speaks against the key: the provider accepted it, names no path to ask at, or can't be reached now.
     *
     * @throws IllegalArgumentException if the provider does not accept it, or if it can't be a key; the message does not show it
     */
    public void requireAccepted(EffectiveProvider provider, Secret key) {
        var token = Connections.requireKey(provider, key);
        if (token.checkedBy().isEmpty()) {
            return;
        }
        var status = ask(provider, token, token.checkedBy().get(), key);
        if (status.orElse(0) == 401 || status.orElse(0) == 403) {
            throw new IllegalArgumentException(provider.provider().title() + " does not accept this key."
                    + token.help()
                            .map(where -> " Copy it once more from: " + where + ".")
                            .orElse(""));
        }
        if (status.orElse(0) < 200 || status.orElse(0) > 299) {
            LOG.warn("a key for {} could not be checked, status {}", provider.id(), status.orElse(0));
        }
    }

    /** The status; empty where there was none. */
    private OptionalInt ask(EffectiveProvider provider, StaticToken token, String path, Secret key) {
        var url = URI.create(provider.provider().origins().get(0).base() + path);
        var request = new Request("GET", url, List.of(StaticTokenCredential.header(token, key)), Optional.empty());
        try {
            return OptionalInt.of(
                    web.send(request, Deadline.in(LONGEST), MOST_BYTES).status());
        } catch (LostAnswer e) {
            return e.status();
        } catch (ProviderUnavailable | DeadlineExceeded e) {
            return OptionalInt.empty();
        }
    }
}
