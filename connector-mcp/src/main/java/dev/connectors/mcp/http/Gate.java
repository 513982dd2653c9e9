package dev.connectors.mcp.http;

import dev.connectors.permission.Principal;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may come in. Immutable.
 *
 * <p>Host and Origin are looked at first, so that a page in a browser reaches nothing here, whatever name leads it to this machine
 * (DNS rebinding; MCP 2025-11-25, Transports, Security Warning).
 *
 * @param tokens the host's word on bearer tokens
 * @param hosts names that are this server, with their ports where those are not the scheme's; empty: only this machine is answered
 * @param origins of browser pages that may send requests, beside those that this server's own name gives
 * @param metadata where a client learns how to get a token (RFC 9728)
 */
record Gate(BearerTokens tokens, Set<String> hosts, Set<String> origins, Optional<URI> metadata) {

    private static final Pattern LOOPBACK = Pattern.compile("(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::\\d{1,5})?");
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]{1,8192}=*)");

    Gate {
        hosts = Set.copyOf(hosts);
        origins = Set.copyOf(origins);
    }

    /** Whose request it is. A refusal's header, where it has one, is in the response already. */
    Principal enter(HttpServletRequest request, HttpServletResponse response) throws Refusal {
        var host = host(request);
        origin(request, host);
        return bearer(request, response);
    }

    private String host(HttpServletRequest request) throws Refusal {
        var host = single(request, "Host").map(name -> name.toLowerCase(Locale.ROOT));
        boolean ours = host.isPresent()
                && (hosts.isEmpty()
                        ? LOOPBACK.matcher(host.get()).matches() && isLoopback(request.getRemoteAddr())
                        : hosts.contains(host.get()));
        if (!ours) {
            throw new Refusal(421, ErrorCodes.INVALID_REQUEST, "This server does not answer to that host.");
        }
        return host.get();
    }

    private void origin(HttpServletRequest request, String host) throws Refusal {
        if (!request.getHeaders("Origin").hasMoreElements()) {
            return; // no browser
        }
        var origin = single(request, "Origin").map(name -> name.toLowerCase(Locale.ROOT));
        boolean welcome = origin.isPresent()
                && (origins.contains(origin.get())
                        || origin.get().equals("https://" + host)
                        || (hosts.isEmpty() && origin.get().equals("http://" + host)));
        if (!welcome) {
            throw new Refusal(403, ErrorCodes.INVALID_REQUEST, "Pages of that origin are not answered.");
        }
    }

    private Principal bearer(HttpServletRequest request, HttpServletResponse response) throws Refusal {
        var header = single(request, "Authorization");
        if (header.isEmpty()) {
            response.setHeader("WWW-Authenticate", challenge(""));
            throw new Refusal(401, ErrorCodes.INVALID_REQUEST, "This needs a bearer token.");
        }
        var token = BEARER.matcher(header.get());
        Optional<Principal> principal = token.matches() ? tokens.principal(token.group(1)) : Optional.empty();
        if (principal.isEmpty()) {
            response.setHeader("WWW-Authenticate", challenge("error=\"invalid_token\""));
            throw new Refusal(401, ErrorCodes.INVALID_REQUEST, "This bearer token is not valid.");
        }
        return principal.get();
    }

    private String challenge(String error) {
        var where = metadata.map(uri -> "resource_metadata=\"" + uri.toASCIIString() + "\"")
                .orElse("");
        var both = error.isEmpty() || where.isEmpty() ? error + where : error + ", " + where;
        return both.isEmpty() ? "Bearer" : "Bearer " + both;
    }

    /** A header that stands once; twice is as good as not at all, since two readers could take two of them. */
    private static Optional<String> single(HttpServletRequest request, String name) {
        var values = Collections.list(request.getHeaders(name));
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Of an address, not a name: nothing is looked up. */
    private static boolean isLoopback(String address) {
        try {
            return address.matches("[0-9a-fA-F.:%\\[\\]]+")
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
