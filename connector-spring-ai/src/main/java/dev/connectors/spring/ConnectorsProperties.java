package dev.connectors.spring;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code application.yaml} says below {@code connectors}. Immutable; prints without secrets. Empty text is the same as nothing, so
 * that {@code ${GOOGLE_CLIENT_ID:}} may be unset.
 *
 * @param callback where sign-ins come back to, such as {@code https://crm.example/connect}; its path is the route's
 * @param afterSignIn where the browser goes when a sign-in is finished, a path of this application
 * @param store where everything is kept, unless there is a bean of type {@code Stores}
 * @param key 32 bytes in Base64 that seal cursors, the same on every node; made at start where it is left out
 * @param zone IANA zone of users for whom a conversation names none; this computer's where it is left out
 * @param deadline how long a call may take
 * @param google the application's OAuth client at Google
 * @param microsoft the application's OAuth client at Microsoft
 * @param providers OAuth clients at other providers, by the providers' ids
 * @param keys keys that the application has from providers for all of its people, by the providers' ids
 * @param settings settings of providers, such as {@code notes.folder}
 */
@ConfigurationProperties("connectors")
public record ConnectorsProperties(
        @DefaultValue("") String callback,
        @DefaultValue("/") String afterSignIn,
        @DefaultValue("memory") Store store,
        @DefaultValue("") String key,
        @DefaultValue("") String zone,
        @DefaultValue("30s") Duration deadline,
        @DefaultValue OAuthClient google,
        @DefaultValue OAuthClient microsoft,
        @DefaultValue Map<String, OAuthClient> providers,
        @DefaultValue Map<String, String> keys,
        @DefaultValue Map<String, Map<String, String>> settings) {

    /** Where everything is kept. */
    public enum Store {
        /** Gone at the next start. */
        MEMORY,
        /** In a database, by a bean of type {@code Stores}. */
        JDBC
    }

    /**
     * An OAuth client, as the provider registered it. Prints without its secret.
     *
     * @param clientId the id; empty for none
     * @param clientSecret the secret; empty for a public client
     */
    public record OAuthClient(
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret) {

        boolean isGiven() {
            return !clientId.isBlank();
        }

        @Override
        public String toString() {
            return "OAuthClient[" + clientId + ", [redacted]]";
        }
    }

    /** Every OAuth client that is given, by its provider's id. */
    Map<String, OAuthClient> clients() {
        var clients = new LinkedHashMap<>(providers);
        clients.put("google", google);
        clients.put("microsoft", microsoft);
        clients.values().removeIf(client -> !client.isGiven());
        return clients;
    }

    @Override
    public String toString() {
        return "ConnectorsProperties[" + callback + ", " + store + ", " + clients() + "]";
    }
}
