package dev.connectors.http;

import dev.connectors.spi.Bearer;
import dev.connectors.spi.Origin;
import dev.connectors.spi.Provider;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which URLs a connection's requests may go to, and which of them get its token. Immutable. */
final class Origins {

    private final List<Origin> origins;

    Origins(Provider provider) {
        this.origins = provider.origins();
    }

    /** The default one. */
    Origin first() {
        if (origins.isEmpty()) {
            throw new IllegalStateException("rule 7.2: the provider declares no origin, so it has no http()");
        }
        return origins.get(0);
    }

    Origin named(String name) {
        return origins.stream()
                .filter(origin -> origin.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("rule 7.2: no origin '" + name + "' is declared; there are "
                                + origins.stream().map(Origin::name).toList()));
    }

    /**
     * A link that an answer gave, and the origin that it lies in; empty for everything else.
     *
     * <p>The very {@link URI} that was checked is sent, by its own host: no second parser reads the text. Before, everything is refused that
     * other parsers would read differently (backslashes, blanks, tabs, anything beyond ASCII).
     */
    Optional<Target> follow(String link, int maxChars) {
        if (link.length() > maxChars || !link.chars().allMatch(c -> c > 0x20 && c < 0x7F && c != '\\')) {
            return Optional.empty();
        }
        URI uri;
        try {
            uri = new URI(link).parseServerAuthority();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        if (!uri.isAbsolute()
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawAuthority().contains("@")
                || uri.getRawFragment() != null
                || hasDots(uri.getRawPath())) {
            return Optional.empty();
        }
        return origins.stream()
                .filter(origin -> origin.covers(uri))
                .max(Comparator.comparingInt((Origin origin) -> nearness(origin, uri))
                        .thenComparing(origin -> origin.bearer() == Bearer.NEVER)) // in doubt, no token
                .map(origin -> new Target(origin, uri));
    }

    /** Where a request goes. */
    record Target(Origin origin, URI uri) {}

    private static int nearness(Origin origin, URI uri) {
        var base = origin.base().getRawPath();
        var path = uri.getRawPath();
        return path.equals(base) || path.startsWith(base + "/") ? base.length() : -1;
    }

    private static boolean hasDots(String path) {
        for (var segment : path.split("/")) {
            var plain = segment.replace("%2e", ".").replace("%2E", ".");
            if (plain.equals(".") || plain.equals("..")) {
                return true;
            }
        }
        return false;
    }
}
