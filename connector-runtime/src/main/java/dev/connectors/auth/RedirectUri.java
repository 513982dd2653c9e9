package dev.connectors.auth;

import dev.connectors.spi.OAuth;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules for a redirect URI (RFC 6749 section 3.1.2, RFC 9700 sections 2.1 and 4.4.2, RFC 8252 section 7.3). */
final class RedirectUri {

    private RedirectUri() {}

    /** Refuses one that is not https or loopback, or that is not the provider's alone. */
    static void requireSound(String redirectUri, String providerId) {
        URI uri;
        try {
            uri = URI.create(redirectUri);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a redirect URI is https://host/path/" + providerId, e);
        }
        if (uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawFragment() != null
                || uri.getRawQuery() != null) {
            throw new IllegalArgumentException(
                    "a redirect URI is https://host/path/" + providerId + ", without query or fragment");
        }
        if (!"https".equals(uri.getScheme()) && !isLoopback(uri)) {
            throw new IllegalArgumentException("a redirect URI is https, or http on loopback");
        }
        if (!uri.getRawPath().endsWith("/" + providerId)) {
            throw new IllegalArgumentException(
                    "each provider has a redirect URI of its own: its path ends with /" + providerId);
        }
    }

    /** The same with the provider's one spelling of the loopback host, where it has one and this is there. */
    static String spelledFor(OAuth oauth, String redirectUri) {
        var uri = URI.create(redirectUri);
        return isLoopback(uri) && oauth.loopbackHost().isPresent()
                ? redirectUri.replaceFirst(
                        Pattern.quote("//" + uri.getHost()),
                        "//" + oauth.loopbackHost().get())
                : redirectUri;
    }

    /** Whether both are the same place. All names of the loopback host are one: who listens sees its own, not the one that was asked. */
    static boolean isSamePlace(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getRawAuthority() != null
                && other.getRawAuthority() != null
                && (one.getRawAuthority().equalsIgnoreCase(other.getRawAuthority())
                        || (isLoopback(one)
                                && isLoopback(other)
                                && one.getPort() == other.getPort()
                                && other.getRawUserInfo() == null));
    }

    /** Plain http on this machine: an installed application, or development. */
    static boolean isLoopback(URI uri) {
        return "http".equals(uri.getScheme())
                && uri.getHost() != null
                && Servers.isLoopback(uri.getHost().toLowerCase(Locale.ROOT));
    }
}
