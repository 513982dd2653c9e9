package dev.connectors.mcp.page;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A link that nobody can guess, and that belongs to the browser that opens it first. Thread-safe.
 *
 * <p>Whoever reads the link later, in a browser's history or a process list, finds a page that is taken.
 */
final class Link {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String token = random();
    private final Instant expires;
    private String browser = "";
    private boolean used;

    Link(Instant expires) {
        this.expires = expires;
    }

    /** The unguessable part of the URL: 256 bits. */
    String token() {
        return token;
    }

    boolean expired(Instant now) {
        return !now.isBefore(expires);
    }

    /** Takes the link for a browser without a cookie; the value of its cookie, where it is the first. */
    synchronized Optional<String> take() {
        if (!browser.isEmpty()) {
            return Optional.empty();
        }
        browser = random();
        return Optional.of(browser);
    }

    /** Whether a cookie is that of the browser that took the link. */
    synchronized boolean takenBy(Optional<String> cookie) {
        return !browser.isEmpty() && cookie.filter(browser::equals).isPresent();
    }

    /** Uses the link up; true once. */
    synchronized boolean use() {
        boolean first = !used;
        used = true;
        return first;
    }

    synchronized boolean used() {
        return used;
    }

    static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
