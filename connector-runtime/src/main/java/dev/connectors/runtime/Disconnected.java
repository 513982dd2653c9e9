package dev.connectors.runtime;

import dev.connectors.auth.Connection;
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

    /** Of this connection, as it was before. Of one that had been disconnected then, nothing more is known. */
    static Disconnected of(Connection was, Provider provider, Revocation.Outcome outcome) {
        if (was.state() == Connection.State.REVOKED) {
            return new Disconnected(outcome, "This account had been disconnected already.");
        }
        if (was.actingFor().isPresent()) {
            return new Disconnected(
                    outcome,
                    "Disconnected here. That this application can act for people at " + provider.title()
                            + " is its administrator's to end.");
        }
        if (was.tokens().isEmpty() && provider.auth() instanceof StaticToken) {
            return new Disconnected(
                    outcome,
                    "Disconnected here. You had given no key of your own; the application's key for " + provider.title()
                            + " stays with the application.");
        }
        return of(provider, outcome);
    }

    static Disconnected of(Provider provider, Revocation.Outcome outcome) {
        return new Disconnected(outcome, sentence(provider, outcome));
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
                ? "Disconnected here, and the key is erased. It lives on at " + title + " until it is ended there."
                        + removal(auth)
                : "Disconnected.";
    }

    private static String removal(Auth auth) {
        if (auth instanceof OAuth oauth) {
            return oauth.removal().map(sentence -> " " + sentence).orElse("");
        }
        return auth instanceof StaticToken key
                ? key.removal().map(sentence -> " " + sentence).orElse("")
                : "";
    }
}
