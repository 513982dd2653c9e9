package dev.connectors.testkit.sandbox;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The OAuth clients that the stand-in knows, with their redirect URIs. */
final class Clients {

    private final Map<String, Client> clients = new LinkedHashMap<>();

    /** A registered client. A loopback redirect needs no registration (RFC 8252 section 7.3). */
    record Client(String id, String secret, Set<String> redirectUris) {}

    void add(Client client) {
        clients.put(client.id(), client);
    }

    /** The client, if it may be answered at this address; otherwise nothing is ever sent there. */
    Client mayReceive(String clientId, String redirectUri) {
        var client = clients.get(clientId);
        if (client == null) {
            throw new OAuthError(401, "invalid_client", "The OAuth client was not found.");
        }
        if (!client.redirectUris().contains(redirectUri) && !isLoopback(redirectUri)) {
            throw new OAuthError(
                    400,
                    "redirect_uri_mismatch",
                    "The redirect URI in the request does not match the ones" + " authorized for the OAuth client.");
        }
        return client;
    }

    /** The client that shows its secret (client_secret_post). */
    Client authenticated(String clientId, String secret) {
        var client = clients.get(clientId);
        if (client == null) {
            throw new OAuthError(401, "invalid_client", "The OAuth client was not found.");
        }
        if (!client.secret().equals(secret)) {
            throw new OAuthError(401, "invalid_client", "Unauthorized");
        }
        return client;
    }

    private static boolean isLoopback(String redirectUri) {
        try {
            var uri = URI.create(redirectUri);
            var isLocal = Set.of("127.0.0.1", "[::1]", "localhost").contains(String.valueOf(uri.getHost()));
            return "http".equals(uri.getScheme())
                    && isLocal
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
