package dev.connectors.spi;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/**
 * A place that a connection's requests may go to. Immutable.
 *
 * @param name such as {@code api} or {@code upload}; the first one that a provider names is the default
 * @param base https (http on loopback only, for stand-ins), host, optional port and path; no query, fragment or user info
 * @param bearer whether the token goes there
 * @param regional whether hosts below the base's host count as it, such as {@code us.api.example} for {@code api.example}
 */
public record Origin(String name, URI base, Bearer bearer, boolean regional) {

    public Origin {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(bearer, "bearer");
        if (base.getScheme() == null
                || !(base.getScheme().equals("https") || base.getScheme().equals("http"))
                || base.getHost() == null
                || base.getRawUserInfo() != null
                || base.getRawQuery() != null
                || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "an origin is https://host[:port][/path], without user info, query or fragment: " + name);
        }
        if (base.getRawPath().endsWith("/")) {
            var text = base.toString();
            base = URI.create(text.substring(0, text.length() - 1));
        }
    }

    /** Whether a URL lies in this origin: same scheme, host (or a host below it, where regional) and port. */
    public boolean covers(URI url) {
        if (url.getHost() == null
                || url.getRawUserInfo() != null
                || !base.getScheme().equalsIgnoreCase(url.getScheme())) {
            return false;
        }
        var host = url.getHost().toLowerCase(Locale.ROOT);
        var own = base.getHost().toLowerCase(Locale.ROOT);
        return port(url) == port(base) && (host.equals(own) || (regional && host.endsWith("." + own)));
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }
}
