package dev.connectors.runtime;

import dev.connectors.auth.EffectiveProvider;
import dev.connectors.auth.OAuthClient;
import dev.connectors.auth.Registration;
import dev.connectors.auth.Secret;
import dev.connectors.call.Catalog;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.TokenSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where tokens and keys come from for accounts that give none themselves, as the host said it. */
final class Sources {

    private final ConnectorsBuilder from;

    Sources(ConnectorsBuilder from) {
        this.from = from;
    }

    /** Says what is wrong with them, a sentence each. */
    void check(Catalog catalog, List<String> faults) {
        Stream.concat(from.sources.keySet().stream(), from.applications.stream())
                .distinct()
                .forEach(id -> {
                    var provider = provider(catalog, id);
                    if (provider.isEmpty()) {
                        faults.add("Tokens are given for '" + id + "', which no connector has.");
                    } else if (!(provider.get().provider().auth() instanceof OAuth oauth)) {
                        faults.add(id + " takes no access tokens; connect it with a key.");
                    } else if (from.applications.contains(id)) {
                        checkApplication(provider.get(), oauth, faults);
                    }
                });
        from.keys.forEach((id, key) -> {
            var provider = provider(catalog, id);
            if (provider.isEmpty()) {
                faults.add("A key is given for '" + id + "', which no connector has.");
            } else {
                checkKey(provider.get(), key, faults);
            }
        });
    }

    private static void checkKey(EffectiveProvider provider, String key, List<String> faults) {
        try {
            var unused = Registration.of(provider).key(Secret.of(key));
        } catch (IllegalArgumentException e) {
            faults.add("The application's key for '" + provider.id() + "' can't be used: " + e.getMessage() + ".");
        }
    }

    private static Optional<EffectiveProvider> provider(Catalog catalog, String id) {
        return catalog.connectors().values().stream()
                .map(Catalog.Found::provider)
                .filter(found -> found.id().equals(id))
                .findFirst();
    }

    private void checkApplication(EffectiveProvider provider, OAuth oauth, List<String> faults) {
        var id = provider.id();
        if (from.sources.containsKey(id)) {
            faults.add("For '" + id + "' call tokens or clientCredentials, not both.");
        }
        if (oauth.applicationScopes().isEmpty()) {
            faults.add(id + " has no client credentials grant; call tokens(\"" + id + "\", source).");
        }
        if (Optional.ofNullable(from.clients.get(id))
                .flatMap(OAuthClient::secret)
                .isEmpty()) {
            faults.add("Client credentials of '" + id + "' need a client with a secret. Call oauthClient(\"" + id
                    + "\", id, secret).");
        }
        for (var setting : provider.provider().settings()) {
            boolean inEndpoint = provider.provider().auth() instanceof OAuth declared
                    && setting.usual().filter(usual -> !usual.isEmpty()).isPresent()
                    && !from.settings.getOrDefault(id, Map.of()).containsKey(setting.name())
                    && declared.tokenEndpoint()
                            .getPath()
                            .contains("/" + setting.usual().get() + "/");
            if (inEndpoint) {
                faults.add("An application acts within one place of "
                        + provider.provider().title() + ", so " + id + "." + setting.name() + " must be set. "
                        + setting.doc());
            }
        }
    }

    /** The provider, with the host's client and source of tokens there. */
    Registration registration(EffectiveProvider provider, Function<OAuthClient, TokenSource> ofApplication) {
        var client = Optional.ofNullable(from.clients.get(provider.id()));
        var plain = new Registration(
                provider,
                client,
                Optional.ofNullable(from.sources.get(provider.id())),
                Optional.ofNullable(from.keys.get(provider.id())).map(Secret::of));
        return from.applications.contains(provider.id())
                ? plain.tokens(ofApplication.apply(client.orElseThrow()))
                : plain;
    }
}
