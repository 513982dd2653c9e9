package dev.connectors.runtime;

import dev.connectors.auth.Revocation;
import dev.connectors.spi.Auth;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.Provider;
import dev.connectors.spi.StaticToken;
import java.util.Objects;

/**
 * What became of an account that was disconnected. Here nothing of it is left in any case. Immutable.
 *
 * @param outcome what became of it at the provider
 * @param sentence the same for the person, and what is left for them to do
 */
public record Disconnected(Revocation.Outcome outcome, String sentence) {

    public Disconnected {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(sentence, "sentence");
    }

    static Disconnected of(Provider provider, Revocation.Outcome outcome) {
        return new Disconnected(outcome, sentence(provider, outcome));
    }

    /** Of a connection that acted for somebody: it had nothing of its own at the provider. */
    static Disconnected ofActing(Provider provider) {
        return new Disconnected(
                Revocation.Outcome.NOT_OFFERED,
                "Disconnected here. That this application can act for people at " + provider.title()
                        + " is its administrator's to end.");
    }

    /** Of a connection that used the application's key, which stays the application's. */
    static Disconnected ofApplicationKey(Provider provider) {
        return new Disconnected(
                Revocation.Outcome.NOT_OFFERED,
                "Disconnected here. You had given no key of your own; the application's key for " + provider.title()
                        + " stays with the application.");
    }

    /** Of one that had been disconnected before: by now nothing is known of what it was. */
    static Disconnected before() {
        return new Disconnected(Revocation.Outcome.WAS_DEAD, "This account had been disconnected already.");
    }

    private static String sentence(Provider provider, Revocation.Outcome outcome) {
        var title = provider.title();
        return switch (outcome) {
            case REVOKED -> "Disconnected. " + title + " has ended the permission, too.";
            case WAS_DEAD -> "Disconnected. The permission at " + title + " had ended already.";
            case FAILED ->
                "Disconnected here, and the tokens are erased. " + title
                        + " could not be told, so the permission may live on there." + removal(provider.auth());
            case NOT_OFFERED -> notOffered(title, provider.auth());
        };
    }

    private static String notOffered(String title, Auth auth) {
        if (auth instanceof OAuth) {
            return "Disconnected here, and the tokens are erased. " + title
                    + " takes no word from applications about that, so the permission lives on there." + removal(auth);
        }
        return auth instanceof StaticToken
                ? "Disconnected here, and the key is erased. It lives on at " + title + "." + removal(auth)
                : "Disconnected.";
    }

    private static String removal(Auth auth) {
        if (auth instanceof OAuth oauth) {
            return oauth.removal().map(sentence -> " " + sentence).orElse("");
        }
        return auth instanceof StaticToken key
                ? key.help().map(where -> " End it there: " + where + ".").orElse("")
                : "";
    }
}
